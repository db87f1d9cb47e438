// How is an urgent demand raised in conversation, or in one message?
import { urgentAsks as asks, urgentDone as done, urgentRefused as refused } from '../../../conversations/urgent.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, Present, TextTurn } from '../../desk/feature.ts';
import { withoutForm } from '../../desk/form-slot.ts';
import { officeName } from '../../desk/greeting.ts';
import { NUMBER } from '../../desk/outbox/numbered.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Thread } from '../../desk/thread.ts';
import { sumOf } from '../../domain/tiers.ts';
import { weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { calledTo } from './audience.ts';
import type { DemandWish } from './port.ts';
import { type DemandAnswers, type Demanded, enterpriseOf, wantedBy } from './raise-answers.ts';
import { districtNamed, heard, nameOf, ownOf, raiseForm } from './raise-form.ts';
import type { Stepping } from './steps.ts';
import { raisedRows } from './told.ts';
import { dueSaid, figuresSaid, placeName, stateSaid } from './words.ts';

type Raising = OpenedForm<DemandAnswers, Demanded>;

export function openRaising(deps: Stepping): Raising {
  const form: Raising = deskForm(raiseForm, {
    context: async ({ speaker }) => ({ context: speaker }),
    confirm: (turn, demanded) => raise(deps, turn, demanded),
    wanted: wantedBy,
  });
  return {
    ...form,
    async answer(turn) {
      // 进度 and 同上周 are the week's.
      if (turn.reading.kind === 'command' && ['progress', 'same'].includes(turn.reading.name)) return null;
      const answered = await form.answer(turn);
      return answered && unlessOpen(deps, form, turn, answered, chosenIn(form, turn.thread));
    },
  };
}

const chosenIn = (form: Raising, thread: Thread): string | null => enterpriseOf(form.stateOf(thread)?.answers ?? {});

/** Of an enterprise that was just named and has a demand open it is told at once. `before`: the one named already. */
async function unlessOpen(
  deps: Stepping,
  form: Raising,
  { speaker }: Present,
  answered: Answered,
  before: string | null,
): Promise<Answered> {
  const enterprise = chosenIn(form, answered.thread);
  if (enterprise === null || enterprise === before) return answered;
  const open = (await deps.demands.list(speaker.asker, 'open', speaker.arrivedAt)).find((d) => d.enterprise === enterprise);
  if (!open) return answered;
  const line = openLine(speaker, enterprise, open.number, stateSaid(speaker.bureau.roster, open));
  return { thread: withoutForm(answered.thread, raiseForm.name), lines: [line] };
}

const openLine = (speaker: Speaker, enterprise: string, number: number, state: string): string =>
  fill(refused.isOpen, { name: nameOf(speaker, enterprise), number, state });

/** 急需用工, alone or with whatever was said behind it; goes on with what was being said. */
export async function startRaising(deps: Stepping, turn: CommandTurn): Promise<Answered> {
  const form = openRaising(deps);
  return unlessOpen(deps, form, turn, await started(form, turn), null);
}

async function started(form: Raising, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { enterprise, candidates, unknown, text } = command.args ?? {};
  const named = enterprise ?? (candidates ? { among: candidates } : unknown === undefined ? undefined : { unknown });
  if (text === undefined && (named === undefined || named === chosenIn(form, thread))) {
    const resumed = await form.resume(turn);
    if (resumed) return resumed;
  }
  const before = form.replaces(thread);
  const [only, second] = ownOf(speaker);
  const begun = await form.begin(turn, only && !second ? { enterprise: only.enterprise.id } : {});
  const answers: DemandAnswers = {
    ...form.stateOf(begun.thread)?.answers,
    ...(named === undefined ? {} : { enterprise: named }),
  };
  const put = async (next: DemandAnswers): Promise<Answered> =>
    (await form.tell({ ...turn, thread: begun.thread }, { kind: 'put', answers: next, lines: before })) ?? begun;
  if (text === undefined) return named === undefined ? begun : put(answers);
  const read = heard(text, answers, 'need', speaker);
  if (read.kind === 'taken') return put(read.answers);
  // Neither figures nor a day: why they are needed.
  if (read.kind !== 'missed' || read.lines === undefined) return put({ ...answers, reason: text });
  const { thread: next } = await put(answers);
  if (enterpriseOf(answers) === null) return put({ ...answers, ...read.answers });
  return (await form.tell({ ...turn, thread: next }, { kind: 'say', text })) ?? begun;
}

/** Raises exactly what was read back. */
async function raise(
  deps: Stepping,
  { speaker }: TextTurn,
  { enterprise, figures, by, reason }: Demanded,
): Promise<ConfirmOutcome<DemandAnswers>> {
  const { asker, message, arrivedAt: at, bureau } = speaker;
  const district = districtNamed(speaker, enterprise);
  const wish: DemandWish = {
    cause: 'person',
    enterprise,
    district,
    figures,
    neededBy: by === 'soon' ? null : by,
    reason: reason === '' ? asks.noReason : reason,
    week: weekOf(at),
    grown: sumOf(figures),
  };
  const placed = { enterprise, district, at: district };
  const called = calledTo(bureau.roster, placed, asker.userid);
  const holders = await deps.holders.among(called.map(({ userid }) => userid));
  const telling = { roster: bureau.roster, corp: asker.corp, now: at, settings: deps.settings, holders };
  const row = { step: 'raise', state: 'raised', by: asker.userid, at, message, said: wish.reason } as const;
  const rows = [{ ...row, people: null, to: null, person: null }];
  const sends = raisedRows(telling, { ...wish, number: NUMBER, at: district, rows }, asker.userid);
  const raised = await deps.demands.raise({ asker, message, at }, wish, sends);
  const name = nameOf(speaker, enterprise);
  if (raised.kind === 'open') {
    const open = await deps.demands.find(asker, raised.number, at);
    return { kind: 'done', lines: [openLine(speaker, enterprise, raised.number, open ? stateSaid(bureau.roster, open) : '')] };
  }
  if (raised.kind !== 'raised') return { kind: 'done', lines: [fill(refused.notYoursToRaise, { name })] };
  const said = { number: raised.number, name, figures: figuresSaid(figures), district: placeName(bureau.roster, district) };
  const accept = dueSaid({ rows }, 'accept', at, deps.settings);
  const lines = [
    sends.length > 0 ? fill(done.raised, said) : fill(done.raisedNobody, { ...said, office: officeName(bureau.roster) }),
    fill(done.raisedHow, { number: raised.number, accept }),
  ];
  return { kind: 'done', lines };
}
