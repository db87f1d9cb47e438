// How is a request for a correction decided, by somebody else than who asked? (domain §5.7)

import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { decidersOf, decidersSaid } from '../../desk/acts/deciders.ts';
import { tellRows } from '../../desk/acts/tell.ts';
import { deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { TextTurn } from '../../desk/feature.ts';
import { monthChangesLine } from '../../desk/month-changes.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth } from '../../desk/voices.ts';
import { may } from '../../domain/rights.ts';
import { personName } from '../../domain/roster.ts';
import { isOfMonth } from '../../domain/subjects.ts';
import type { Month } from '../../domain/time.ts';
import { defineForm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Decision } from '../../reading/answer/decisions.ts';
import { quoted } from '../../reading/text/quoted.ts';
import type { Correcting } from './correction.ts';
import { isExpired, openSince } from './expired-requests.ts';
import { actOf, enterpriseNamed } from './people.ts';
import type { AskedCorrection } from './port.ts';
import { changesOf } from './say.ts';
import { subjectWords } from './subject-words.ts';

type Deciding = Pick<Correcting, 'corrections' | 'publications' | 'settings'>;
type Decided = { readonly lines: readonly string[]; readonly sends?: readonly Outgoing[] };

const REFUSAL = z.object({ number: z.int(), reason: z.string().exactOptional() });
type Refusal = Readonly<z.infer<typeof REFUSAL>>;

const said = ({ number, reason = '' }: Refusal) => ({ number, reason });

/** 不同意更正 3 without a reason: it is asked for. */
const refusalForm = defineForm<Refusal, null, Refusal>({
  name: 'refusal',
  version: 1,
  expires: 'act',
  texts: t.refusing,
  answers: REFUSAL,
  reviewed: REFUSAL,
  fields: (ask) => [ask.text('reason', { texts: t.refusalReason, values: ({ number }) => ({ number }), most: 120 })],
  review: (answers) => ({ lines: [fill(t.refusalReview, said(answers))], frozen: answers }),
  reviewLine: (answers) => fill(t.refusalWaiting, said(answers)),
});

type RefusalForm = OpenedForm<Refusal, Refusal>;

export const openRefusal = (deps: Deciding): RefusalForm =>
  deskForm(refusalForm, {
    wanted: () => ({ kind: 'words' }),
    context: async () => ({ context: null }),
    async confirm({ speaker }, { number, reason = '' }) {
      const found = await openRequest(deps, speaker, number);
      if ('lines' in found) return { kind: 'done', ...found };
      return { kind: 'done', ...(await decided(deps, speaker, found.asked, { approve: false, reason })) };
    },
  });

/** 同意更正 3, 不同意更正 3 原因, 更正申请; null where the text is none of these, or not this person's. */
export async function decideCorrection(
  deps: Deciding,
  refusal: RefusalForm,
  turn: TextTurn,
  decision: Decision,
): Promise<Answered | null> {
  const { speaker, thread } = turn;
  if (!may(speaker.person, 'approveCorrection')) return null;
  if (decision.kind === 'list') return { thread, lines: await openRequests(deps, speaker) };
  const { number, approve } = decision;
  const found = await openRequest(deps, speaker, number);
  if ('lines' in found) return { thread, ...found };
  const reason = quoted(decision.reason, 120);
  if (!approve && reason === '') return refusal.begin(turn, { number });
  return { thread, ...(await decided(deps, speaker, found.asked, { approve, reason })) };
}

/** What waits; one's own is somebody else's to decide. */
async function openRequests({ corrections, settings }: Deciding, speaker: Speaker): Promise<readonly string[]> {
  const { asker, arrivedAt, person } = speaker;
  const all = (await corrections.asked(asker, null, arrivedAt)).filter((a) => !isExpired(a, arrivedAt, settings));
  const own = all.filter(({ by }) => by === person.userid);
  const others = all.filter(({ by }) => by !== person.userid);
  const [first] = others;
  if (all.length === 0) return [t.correctionNone];
  return [
    ...others.slice(0, 8).map((a) => toldOf(speaker, a)),
    ...(first ? [fill(t.correctionToldHow, { number: first.number })] : []),
    ...own.map((a) => ownSaid(speaker, a)),
  ];
}

/** The request, where this person may decide it now; else why not. */
async function openRequest(
  { corrections, settings }: Deciding,
  speaker: Speaker,
  number: number,
): Promise<{ readonly asked: AskedCorrection } | Decided> {
  const { asker, arrivedAt, person } = speaker;
  const [asked] = await corrections.asked(asker, number, arrivedAt);
  if (!asked) return { lines: [fill(t.correctionUnknown, { number })] };
  if (isExpired(asked, arrivedAt, settings))
    return { lines: [fill(t.correctionExpired, { number, days: settings.requestDays })] };
  if (asked.state !== 'asked') return { lines: [fill(t.correctionDecided, { number })] };
  return asked.by === person.userid ? { lines: [ownSaid(speaker, asked)] } : { asked };
}

/** `您提的第3号更正申请要别人同意`: by whom. */
function ownSaid({ bureau, person }: Speaker, { number, district }: AskedCorrection): string {
  return fill(t.correctionOwn, { number, whom: decidersSaid(bureau, decidersOf(bureau, person, district)) });
}

async function decided(
  { corrections, publications, settings }: Deciding,
  speaker: Speaker,
  asked: AskedCorrection,
  { approve, reason }: { readonly approve: boolean; readonly reason: string },
): Promise<Decided> {
  const { number, by } = asked;
  const { bureau, arrivedAt } = speaker;
  const { name: called, about } = subjectWords(speaker, asked);
  const changes = changesAsked(asked);
  const line = approve
    ? fill(t.correctionApprovedTold, { number, about, changes })
    : fill(t.correctionRefusedTold, { number, about, reason });
  const sends = tellRows(speaker, 'decided', [by], [line]);
  const whom = personName(bureau.roster, by);
  const isPublished = async (month: Month) => (await publications.published([month])).has(month);
  const decision = { number, approve, since: openSince(arrivedAt, settings) };
  switch (await corrections.decide(actOf(speaker), decision, sends)) {
    case 'approved':
      return {
        lines: [
          fill(t.correctionApproved, { number, name: unquoted(speaker, asked), changes, whom }),
          ...(isOfMonth(asked) && (await isPublished(asked.month)) ? [supplementHow(speaker, asked.month)] : []),
        ],
      };
    case 'refused':
      return { lines: [fill(t.correctionRefused, { number, whom })] };
    case 'outdated': {
      const gone = fill(t.correctionOutdated, { number, name: called });
      return { lines: [gone], sends: tellRows(speaker, 'decided', [by], [gone]) };
    }
    case 'decided':
      return { lines: [fill(t.correctionDecided, { number })] };
    case 'own':
      return { lines: [ownSaid(speaker, asked)] };
    case 'expired':
      return { lines: [fill(t.correctionExpired, { number, days: settings.requestDays })] };
    case 'notYours':
      return { lines: [fill(t.correctionUnknown, { number })] };
  }
}

const supplementHow = ({ arrivedAt }: Speaker, month: Month): string =>
  fill(t.supplementHow, { month: sayMonth(month, arrivedAt) });

const changesAsked = (asked: AskedCorrection): string =>
  isOfMonth(asked) ? monthChangesLine(asked.before, asked.figures) : changesOf(asked.before, asked.figures);

const unquoted = (speaker: Speaker, asked: AskedCorrection): string =>
  isOfMonth(asked) ? subjectWords(speaker, asked).what : enterpriseNamed(speaker.bureau, asked.enterprise).name;

function toldOf(speaker: Speaker, asked: AskedCorrection): string {
  const { number, reason } = asked;
  const { about } = subjectWords(speaker, asked);
  const by = personName(speaker.bureau.roster, asked.by);
  return fill(t.correctionTold, { number, about, by, changes: changesAsked(asked), reason });
}
