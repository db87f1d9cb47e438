// What was told before, and is dropped by the report that is told now?
import { readingChoiceTexts as t } from '../../conversations/choices.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Meaning } from '../reading/meaning.ts';
import { readMessage } from '../reading/message.ts';
import type { Reading } from '../reading/reading.ts';
import { quoted } from '../reading/text/quoted.ts';
import type { TextTurn } from './feature.ts';
import { contextOf } from './reading-context.ts';
import type { Answered } from './receive.ts';
import { offeredOf } from './situation.ts';
import type { Thread } from './thread.ts';

const REPORTS: ReadonlySet<Meaning['kind']> = new Set(['report', 'lines', 'reply', 'correctNumber']);

/** With a line for figures nobody chose or named a week for, where a report of other enterprises came instead. `kept`: the thread before it. */
export function withLeftOut(turn: TextTurn, { kind }: Meaning, kept: Thread, answered: Answered): Answered {
  if (!REPORTS.has(kind) && !isConfirmed(turn, kind)) return answered;
  const left = leftOut(turn, kept);
  return left === null ? answered : { ...answered, lines: [fill(t.leftOut, { said: quoted(left) }), ...answered.lines] };
}

/** 确认 files what was read back, and chooses nothing of what was offered since. */
const isConfirmed = ({ reading }: TextTurn, kind: Meaning['kind']): boolean =>
  kind === 'command' && reading.kind === 'command' && reading.name === 'confirm';

function leftOut({ speaker, reading }: TextTurn, kept: Thread): string | null {
  const [first] = offeredOf(kept);
  const said = kept.asking ?? first;
  if (said === undefined) return null;
  const before = ofReport(readMessage(said, contextOf(speaker)));
  const now = ofReport(reading);
  return before.length === 0 || before.some((one) => now.includes(one)) ? null : said;
}

/** Whom a report is about, one's own by id. */
const ofReport = (reading: Reading): readonly string[] =>
  reading.kind === 'report'
    ? reading.reports.flatMap((r) => ('enterprise' in r ? [r.enterprise] : 'candidates' in r ? r.candidates : []))
    : [];
