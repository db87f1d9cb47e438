// Which messages are about good practice: sending one, and what the task force makes of it?
import { PRACTICES_WAITING, practiceTexts as t } from '../../../conversations/practice.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, Feature, TextTurn } from '../../desk/feature.ts';
import { NUMBER } from '../../desk/outbox/numbered.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text as words } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { may } from '../../domain/rights.ts';
import { dayOf, showDay, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { asTyped } from '../../reading/text/quoted.ts';
import { type PracticeAnswers, practiceDefinition, type Written } from './form.ts';
import { type PracticeLists, practicesAnswer } from './list.ts';
import type { Practice, Practices } from './port.ts';

export type PracticeDeps = { readonly practices: Practices };

type Writing = OpenedForm<PracticeAnswers, Written>;

export const openWriting = ({ practices }: PracticeDeps): Writing =>
  deskForm(practiceDefinition, {
    context: async () => ({ context: null }),
    wanted: () => ({ kind: 'words' }),
    confirm: (turn, written) => send(practices, turn, written),
  });

export const practiceFeature = (deps: PracticeDeps & PracticeLists): Feature => ({
  name: 'practices',
  forms: [openWriting(deps)],
  query: async (turn) => {
    const isOfPractices = turn.query.form !== 'chart' && turn.query.measures.every((m) => m === 'practices');
    return isOfPractices ? practicesAnswer(deps, turn, turn.query) : null;
  },
});

/** 经验, alone or with its number or text. */
export async function practice(practices: Practices, writing: Writing, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { person } = speaker;
  const plain = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { number, text } = command.args ?? {};
  if (number !== undefined) return plain(...(await fullLines(practices, speaker, number)));
  if (may(person, 'spreadPractice')) return plain(...(await waitingLines(practices, speaker)));
  if (text !== undefined && text !== PRACTICES_WAITING) {
    const before = writing.replaces(thread);
    const begun = await writing.begin(turn, {});
    const told = await writing.tell({ ...turn, thread: begun.thread }, { kind: 'say', text });
    return told === null ? begun : { ...told, lines: [...before, ...told.lines] };
  }
  return (await writing.resume(turn)) ?? writing.begin(turn, {});
}

async function send(
  practices: Practices,
  { speaker, thread }: TextTurn,
  { title, body }: Written,
): Promise<ConfirmOutcome<PracticeAnswers>> {
  const { asker, message, arrivedAt: at, bureau, person } = speaker;
  const office = bureau.roster.people.filter((p) => p.active && p.role === 'taskForce');
  const said = { district: districtName(speaker, person.region), who: person.name, number: NUMBER, title: plainly(title) };
  const rows = office.map(({ userid }) =>
    outgoing({
      key: `practice/${NUMBER}/sent/${userid}`,
      corp: asker.corp,
      person: userid,
      kind: 'broadcast',
      say: words(fill(t.toOffice, said), fill(t.toOfficeHow, { number: NUMBER })),
      dueAt: at,
    }),
  );
  const sent = await practices.send({ asker, message, at }, { title, body }, rows);
  if (sent === null) return { kind: 'done', thread, lines: [t.notFor] };
  return { kind: 'done', thread, lines: [fill(t.sent, { number: sent.number, title, time: showInstant(at) })] };
}

/** Never taken for a number's place. */
const plainly = (text: string): string => text.replaceAll('{', '｛').replaceAll('}', '｝');

const districtName = ({ bureau }: Speaker, code: string): string =>
  bureau.roster.regions.find((r) => r.code === code)?.name ?? '';
const personName = ({ bureau }: Speaker, userid: string): string =>
  bureau.roster.people.find((p) => p.userid === userid)?.name ?? '';

async function waitingLines(practices: Practices, speaker: Speaker): Promise<readonly string[]> {
  const waiting = await practices.list(speaker.asker, 'waiting', speaker.arrivedAt);
  const [first] = waiting;
  if (!first) return [t.waitingNone];
  const lines = waiting.map((p) => fill(t.waitingLine, { number: p.number, title: p.title, ...byOf(speaker, p) }));
  return [fill(t.waitingTitle, { count: waiting.length }), ...lines, fill(t.waitingHow, { number: first.number })];
}

const byOf = (speaker: Speaker, { district, by, at }: Practice) => ({
  district: districtName(speaker, district),
  who: personName(speaker, by),
  day: showDay(dayOf(at), dayOf(speaker.arrivedAt)),
});

async function fullLines(practices: Practices, speaker: Speaker, number: number): Promise<readonly string[]> {
  const [found] = await practices.list(speaker.asker, { number }, speaker.arrivedAt);
  if (!found) return [fill(t.missing, { number })];
  return [
    fill(t.full, { number, title: found.title }),
    fill(t.fullBy, byOf(speaker, found)),
    found.body,
    stateLine(speaker, found),
  ];
}

function stateLine(speaker: Speaker, { number, adoptedAt, spreadAt }: Practice): string {
  if (!may(speaker.person, 'spreadPractice')) {
    return fill(t.stateMine, { state: spreadAt ? t.mineSpread : adoptedAt ? t.mineAdopted : t.mineWaiting });
  }
  if (spreadAt) return fill(t.stateSpread, { day: showDay(dayOf(spreadAt), dayOf(speaker.arrivedAt)) });
  return adoptedAt ? fill(t.stateAdopted, { number }) : fill(t.stateWaiting, { number });
}

/** 采纳 3, 推广 3: each once, whoever says it again (domain §12). */
export async function praise(
  practices: Practices,
  { speaker, thread, command }: CommandTurn,
  act: 'adopt' | 'spread',
): Promise<Answered> {
  const plain = (line: string): Answered => ({ thread, lines: [line] });
  const { asker, message, arrivedAt: at } = speaker;
  const number = command.args?.number;
  if (number === undefined) return plain(fill(t.number, { example: act === 'adopt' ? '采纳 3' : '推广 3' }));
  const [found] = await practices.list(asker, { number }, at);
  if (!found) return plain(fill(t.missing, { number }));
  const said = { number, title: found.title };
  if (act === 'adopt') {
    const rows = [told(speaker, found, 'adopt', fill(t.adoptedTold, said))];
    const isNew = await practices.adopt({ asker, message, at }, number, rows);
    return plain(fill(isNew ? t.adopted : t.adoptedAlready, said));
  }
  if (found.adoptedAt === null) return plain(fill(t.adoptFirst, said));
  const rows = spreadRows(speaker, found);
  const isNew = await practices.spread({ asker, message, at }, number, rows);
  if (isNew) return plain(fill(t.spread, { ...said, count: rows.length }));
  const day = showDay(dayOf(found.spreadAt ?? at), dayOf(at));
  return plain(fill(t.spreadAlready, { ...said, day }));
}

const told = ({ asker, arrivedAt }: Speaker, { number, by }: Practice, act: string, line: string): Outgoing =>
  outgoing({
    key: `practice/${number}/${act}/${by}`,
    corp: asker.corp,
    person: by,
    kind: 'broadcast',
    say: words(line),
    dueAt: arrivedAt,
  });

/** To every coordinator and specialist once; its author reads that it went out. */
function spreadRows(speaker: Speaker, practice: Practice): readonly Outgoing[] {
  const { number, title, district, body, by } = practice;
  const people = speaker.bureau.roster.people.filter((p) => p.active && (p.role === 'coordinator' || p.role === 'specialist'));
  const all = [
    fill(t.spreadHead, { title: asTyped(title) }),
    fill(t.spreadBy, { district: districtName(speaker, district) }),
    asTyped(body),
  ];
  return people.map(({ userid }) =>
    userid === by
      ? told(speaker, practice, 'spread', fill(t.spreadTold, { number, title }))
      : { ...told(speaker, practice, 'spread', all.join('\n')), key: `practice/${number}/spread/${userid}`, person: userid },
  );
}
