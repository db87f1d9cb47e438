// How is an urgent demand raised in conversation, or in one message?
import { urgentAsks as asks, urgentDone as done, urgentRefused as refused } from '../../../conversations/urgent.ts';
import type { CommandVisit, Visit } from '../../desk/feature.ts';
import { officeName } from '../../desk/greeting.ts';
import { NUMBER } from '../../desk/outbox/numbered.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { withoutAside } from '../../desk/thread.ts';
import { enterprisesFor } from '../../domain/rights.ts';
import { numbering, type Served } from '../../domain/roster.ts';
import { sumOf } from '../../domain/tiers.ts';
import { dayOf, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { placeChosen } from '../../reading/answer/choices.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { askLine, type Draft, EMPTY_DRAFT, figuresOf, hear, missingOf, reviewLines, withoutLast } from './draft.ts';
import type { DemandWish } from './port.ts';
import { urgentSlot } from './slot.ts';
import type { Stepping } from './steps.ts';
import { raisedRows } from './told.ts';
import { dueSaid, figuresSaid, placeName, stateSaid } from './words.ts';

export const { room: ROOM } = urgentSlot;

/** Up to this many enterprises are listed to choose from. */
const LISTED = 12;

const nameOf = ({ bureau: { roster } }: Speaker, id: string | null): string =>
  roster.enterprises.find((e) => e.id === id)?.name ?? '';

const ownOf = ({ bureau: { roster }, person, arrivedAt }: Speaker): readonly Served[] =>
  enterprisesFor(roster, person, 'raiseUrgent', dayOf(arrivedAt));

const districtOf = (speaker: Speaker, enterprise: string | null): string =>
  ownOf(speaker).find((s) => s.enterprise.id === enterprise)?.district ?? speaker.person.region;

/** 急需用工, alone or with whatever was said behind it; goes on with what was being said. */
export async function startRaising(deps: Stepping, visit: CommandVisit): Promise<Answered> {
  const { speaker, thread, command } = visit;
  const { enterprise, candidates, unknown, text } = command.args ?? {};
  const kept = urgentSlot.of(thread);
  const isFresh = enterprise !== undefined || candidates !== undefined || unknown !== undefined || text !== undefined;
  const draft: Draft = kept?.kind === 'raise' && !isFresh ? { ...kept, paused: false } : EMPTY_DRAFT;
  const named: Draft = enterprise === undefined ? draft : { ...draft, enterprise };
  const heard = text === undefined ? null : hear(named, text, speaker.arrivedAt, nameOf(speaker, named.enterprise));
  const next = heard?.draft ?? (text === undefined ? named : { ...named, reason: text });
  if (unknown !== undefined) return asking(deps, visit, next, fill(asks.unknown, { typed: quoted(unknown) }));
  if (candidates !== undefined) return asking(deps, visit, next, whichLines(speaker, candidates));
  const asked = await asking(deps, visit, next, heard?.objection ?? null, true);
  const isResumed = !isFresh && kept !== null && draft.enterprise !== null;
  return isResumed
    ? { ...asked, lines: [fill(asks.resumed, { name: nameOf(speaker, draft.enterprise) }), ...asked.lines] }
    : asked;
}

const whichLines = (speaker: Speaker, ids: readonly string[]): string =>
  [asks.which, ...choices(speaker, new Set(ids))].join('\n');

function choices(speaker: Speaker, only: ReadonlySet<string> | null): readonly string[] {
  const { bureau, person, arrivedAt } = speaker;
  const numbers = numbering(bureau.roster, person, weekOf(arrivedAt));
  return ownOf(speaker)
    .filter((s) => only?.has(s.enterprise.id) ?? true)
    .map((s) => fill(asks.choice, { number: numbers.get(s.enterprise.id) ?? 0, name: s.enterprise.name }));
}

/** The next question, or the objection in its place; of an enterprise just named that has one open it is told at once. */
async function asking(deps: Stepping, visit: Visit, draft: Draft, objection: string | null, isNamed = false): Promise<Answered> {
  const { speaker, thread } = visit;
  const kept = (lines: readonly string[]): Answered => ({
    thread: urgentSlot.put(thread, draft, speaker.arrivedAt),
    lines,
  });
  const own = ownOf(speaker);
  const [only, second] = own;
  if (draft.enterprise === null && only && !second) {
    return asking(deps, visit, { ...draft, enterprise: only.enterprise.id }, objection, true);
  }
  if (draft.enterprise !== null && isNamed) {
    const open = (await deps.demands.list(speaker.asker, 'open', speaker.arrivedAt)).find(
      (d) => d.enterprise === draft.enterprise,
    );
    if (open)
      return {
        thread: withoutAside(thread, ROOM),
        lines: [openLine(speaker, open.enterprise, open.number, stateSaid(speaker.bureau.roster, open))],
      };
  }
  if (objection !== null) return kept([objection]);
  const missing = missingOf(draft);
  if (missing === 'enterprise') {
    return kept(own.length <= LISTED ? [asks.enterprise, ...choices(speaker, null)] : [asks.enterpriseMany]);
  }
  const name = nameOf(speaker, draft.enterprise);
  if (missing !== null) return kept([askLine(draft, missing, name)]);
  const district = placeName(speaker.bureau.roster, districtOf(speaker, draft.enterprise));
  return kept(reviewLines(draft, name, district, speaker.arrivedAt));
}

const openLine = (speaker: Speaker, enterprise: string | null, number: number, state: string): string =>
  fill(refused.isOpen, { name: nameOf(speaker, enterprise), number, state });

/** A text while a demand is being raised; null where it is about something else. */
export async function answerRaising(deps: Stepping, visit: Visit, draft: Draft): Promise<Answered | null> {
  const { speaker, thread, text, reading } = visit;
  if (draft.paused) return null;
  const missing = missingOf(draft);
  if (reading.kind === 'command') {
    switch (reading.name) {
      case 'confirm':
        return missing === null ? raiseDraft(deps, visit, draft) : asking(deps, visit, draft, null);
      case 'cancel':
        return { thread: withoutAside(thread, ROOM), lines: [asks.cancelled] };
      case 'pause':
        return { thread: urgentSlot.put(thread, { ...draft, paused: true }, speaker.arrivedAt), lines: [asks.paused] };
      case 'back': {
        const before = withoutLast(draft);
        return before === null ? { thread, lines: [asks.nothingBack] } : asking(deps, visit, before, null);
      }
      case 'help': {
        const asked = await asking(deps, visit, draft, null);
        return { ...asked, lines: [asks.help, ...asked.lines] };
      }
      case 'correct':
        // 改 普工 60 in the read-back; 更正 of an enterprise is about a report.
        if (missing === null && reading.args?.enterprise === undefined) break;
        return null;
      default:
        return null;
    }
  }
  if (missing === 'enterprise') return chooseEnterprise(deps, visit, draft);
  const heard = hear(draft, text, speaker.arrivedAt, nameOf(speaker, draft.enterprise));
  if (heard === null) return missing === 'by' ? asking(deps, visit, draft, asks.byAgain) : asking(deps, visit, draft, null);
  return asking(deps, visit, heard.draft, heard.objection);
}

async function chooseEnterprise(deps: Stepping, visit: Visit, draft: Draft): Promise<Answered | null> {
  const { speaker, text } = visit;
  const own = ownOf(speaker);
  const numbers = numbering(speaker.bureau.roster, speaker.person, weekOf(speaker.arrivedAt));
  const place = placeChosen(text);
  const byNumber = place === null ? undefined : own.find((s) => numbers.get(s.enterprise.id) === place);
  if (byNumber) return asking(deps, visit, { ...draft, enterprise: byNumber.enterprise.id }, null, true);
  const { names, own: ids } = contextOf(speaker);
  const named = names.find(text, ids);
  if ('enterprise' in named) return asking(deps, visit, { ...draft, enterprise: named.enterprise }, null, true);
  if ('candidates' in named) return asking(deps, visit, draft, whichLines(speaker, named.candidates));
  if (visit.reading.kind !== 'unclear') return null;
  return asking(deps, visit, draft, fill(asks.unknown, { typed: quoted(text) }));
}

async function raiseDraft(deps: Stepping, { speaker, thread }: Visit, draft: Draft): Promise<Answered> {
  const { asker, message, arrivedAt: at, bureau } = speaker;
  const figures = figuresOf(draft);
  const district = districtOf(speaker, draft.enterprise);
  const wish: DemandWish = {
    cause: 'person',
    enterprise: draft.enterprise,
    district,
    figures,
    neededBy: draft.by === 'soon' ? null : draft.by,
    reason: draft.reason === '' || draft.reason === null ? asks.noReason : draft.reason,
    week: weekOf(at),
    grown: sumOf(figures),
  };
  const telling = { roster: bureau.roster, corp: asker.corp, now: at, settings: deps.settings };
  const row = { step: 'raise', state: 'raised', by: asker.userid, at, message, said: wish.reason } as const;
  const rows = [{ ...row, people: null, to: null, person: null }];
  const sends = raisedRows(telling, { ...wish, number: NUMBER, at: district, rows }, asker.userid);
  const raised = await deps.demands.raise({ asker, message, at }, wish, sends);
  const after = withoutAside(thread, ROOM);
  const name = nameOf(speaker, draft.enterprise);
  if (raised.kind === 'open') {
    const open = await deps.demands.find(asker, raised.number, at);
    return {
      thread: after,
      lines: [openLine(speaker, draft.enterprise, raised.number, open ? stateSaid(bureau.roster, open) : '')],
    };
  }
  if (raised.kind !== 'raised') return { thread: after, lines: [fill(refused.notYoursToRaise, { name })] };
  const said = { number: raised.number, name, figures: figuresSaid(figures), district: placeName(bureau.roster, district) };
  const accept = dueSaid({ rows }, 'accept', at, deps.settings);
  return {
    thread: after,
    lines: [
      sends.length > 0 ? fill(done.raised, said) : fill(done.raisedNobody, { ...said, office: officeName(bureau.roster) }),
      fill(done.raisedHow, { number: raised.number, accept }),
    ],
  };
}

/** The open question again, in one line. */
export function raisingReminder(speaker: Speaker, draft: Draft): string | null {
  if (draft.paused) return null;
  const missing = missingOf(draft);
  const name = nameOf(speaker, draft.enterprise);
  if (missing === null) return fill(asks.resume, { name });
  return fill(asks.resumeAsk, { ask: missing === 'enterprise' ? asks.enterpriseMany : askLine(draft, missing, name) });
}
