// What does a week's report cost the person who gives it, in messages, characters and taps? Played against the bot.
import { isDeepStrictEqual } from 'node:util';
import { weeklyDispatch } from '../../conversations/weekly-dispatch.ts';
import type { ReportFigures } from '../../src/domain/reports.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { pressedIn, type TranscriptWorld, transcriptWorld } from '../transcripts/run.ts';
import { lineOf, numbersTo, rosterOf, WHO } from './enterprises.ts';

/** `characters`: every one typed, blanks and line breaks too. `taps`: on a box or a button of a card, or a field of a form. */
export type Effort = { readonly messages: number; readonly characters: number; readonly taps: number };

/** 4 s to think of and send a message, 0.6 s a character, 1.5 s a tap. */
export const secondsOf = ({ messages, characters, taps }: Effort): number => 4 * messages + 0.6 * characters + 1.5 * taps;

/** Figures of the week that are filed in the end, by the list's numbers; null: not filed. */
export type Filed = readonly (ReportFigures | null)[];

/** What one person does in one week. */
export type Script = {
  readonly name: string;
  /** Whether there was a week before. */
  readonly hasLast: boolean;
  /** The person said 卡片 once. */
  readonly cards: boolean;
  /** Said before it counts, with so many enterprises. */
  readonly before?: (size: number) => readonly string[];
  /** As in a transcript: words, or a press on a card. Who is not done with them says 确认 again, and it counts. */
  readonly says: (size: number) => readonly string[];
  readonly filed: (size: number) => Filed;
  /** What the last reply must hold, where something was asked. */
  readonly answered?: RegExp;
};

export type Played = {
  /** Until all was filed as meant. */
  readonly effort: Effort;
  readonly filed: Filed;
  /** What is filed is what was meant, and what was asked was answered. */
  readonly asMeant: boolean;
  /** The last reply. */
  readonly reply: string;
};

/** WeCom takes no longer message from a phone. */
const MOST_BYTES = 2048;
/** Nobody confirms more often than this. */
const MOST_AGAIN = 20;

/** Plays one script with so many enterprises. */
export async function playEffort(script: Script, size: number): Promise<Played> {
  const world = await transcriptWorld(rosterOf(size));
  const sayAll = async (at: string, says: readonly string[]): Promise<void> => {
    world.turnTo(new Date(at));
    for (const said of says) await say(world, said);
  };
  if (script.cards) await sayAll('2026-11-09T10:00:00+08:00', ['卡片']);
  if (script.hasLast) await sayAll('2026-11-09T10:05:00+08:00', [numbersTo(size).map(lineOf).join('\n'), '确认']);
  world.turnTo(new Date('2026-11-16T09:03:00+08:00'));
  await world.look();
  await sayAll('2026-11-16T10:00:00+08:00', script.before?.(size) ?? []);
  const meant = script.filed(size);
  const says = script.says(size);
  let effort: Effort = { messages: 0, characters: 0, taps: 0 };
  let filed = await filedIn(world, size);
  let reply = '';
  for (let turn = 0; turn < says.length || (!isDeepStrictEqual(filed, meant) && turn < says.length + MOST_AGAIN); turn++) {
    const said = await say(world, says[turn] ?? '确认');
    effort = sum(effort, said.effort);
    reply = said.reply;
    filed = await filedIn(world, size);
  }
  const asMeant = isDeepStrictEqual(filed, meant) && (script.answered?.test(reply) ?? true);
  return { effort, filed, asMeant, reply };
}

async function filedIn(world: TranscriptWorld, size: number): Promise<Filed> {
  const ofWeek = (await world.filings()).filter((r) => r.week === '2026-W47');
  return numbersTo(size).map((n) => ofWeek.findLast((r) => r.enterprise === `e${n}`)?.figures ?? null);
}

const sum = (a: Effort, b: Effort): Effort => ({
  messages: a.messages + b.messages,
  characters: a.characters + b.characters,
  taps: a.taps + b.taps,
});

async function say(world: TranscriptWorld, said: string): Promise<{ readonly effort: Effort; readonly reply: string }> {
  const press = pressedIn(said, world.cardsOf(WHO));
  if (!press && Buffer.byteLength(said) > MOST_BYTES) throw new Error(`longer than a message: ${said}`);
  const { text } = await world.send(WHO, press ?? { kind: 'text', text: said });
  const typed = { messages: 1, characters: [...said].length, taps: 0 };
  return { effort: press ? { messages: 0, characters: 0, taps: 1 + tickedIn(press) } : typed, reply: text };
}

const tickedIn = (press: Readonly<Record<string, unknown>>): number =>
  (press.choices as readonly { readonly options: readonly string[] }[]).reduce((all, { options }) => all + options.length, 0);

/** The same report on a blank form: a tap into each field, its digits, a tap to submit. */
export function formEffort(filed: Filed): Effort & { readonly inputs: number } {
  const each = weeklyDispatch.order.reduce(
    (n, step) => n + (weeklyDispatch.steps[step].kind === 'whole' ? 1 : SKILL_TIERS.length),
    0,
  );
  const typed = filed
    .flatMap((f) => (f ? [f.headcount, ...Object.values(f.shortage), ...Object.values(f.resolved)] : []))
    .join('');
  const inputs = each * filed.length;
  return { inputs, messages: 0, characters: typed.length, taps: inputs + 1 };
}
