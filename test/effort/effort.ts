// What does a week's report cost the person who gives it, in messages, characters and taps? Played against the bot.
import { weeklyDispatch } from '../../conversations/weekly-dispatch.ts';
import type { ImportedRoster } from '../../src/desk/ports.ts';
import type { ReportFigures } from '../../src/domain/reports.ts';
import { byTier, SKILL_TIERS } from '../../src/domain/tiers.ts';
import { pressedIn, type TranscriptWorld, transcriptWorld } from '../transcripts/run.ts';

/** `characters`: every one typed, blanks and line breaks too. `taps`: on a box or a button of a card, or a field of a form. */
export type Effort = { readonly messages: number; readonly characters: number; readonly taps: number };

/** 4 s to think of and send a message, 0.6 s a character, 1.5 s a tap. */
export const secondsOf = ({ messages, characters, taps }: Effort): number => 4 * messages + 0.6 * characters + 1.5 * taps;

/** What one person does in one week, and what is filed in the end, by the list's numbers. */
export type Script = {
  readonly name: string;
  /** Whether there was a week before. */
  readonly hasLast: boolean;
  /** The person said 卡片 once. */
  readonly cards: boolean;
  /** As in a transcript: words, or a press on a card. */
  readonly says: readonly string[];
  readonly filed: readonly ReportFigures[];
};

const WHO = 'zhuanyuan';
const DISTRICT = '990001';
const HEADCOUNTS = [120, 310, 205, 98, 76, 265];

const ROSTER: ImportedRoster = {
  regions: [
    { code: '990000', name: '示例市', aliases: [], parent: null, level: 'city' },
    { code: DISTRICT, name: '东城区', aliases: ['东城'], parent: '990000', level: 'district' },
  ],
  people: [{ userid: WHO, account: WHO, name: '东城专员', role: 'specialist', region: DISTRICT, active: true }],
  enterprises: HEADCOUNTS.map((headcount, i) => ({
    id: `e${i + 1}`,
    name: `示例${'甲乙丙丁戊己'[i]}厂`,
    aliases: [`${'甲乙丙丁戊己'[i]}厂`],
    creditCode: null,
    type: 'other',
    surveyed: false,
    headcount,
  })),
  assignments: HEADCOUNTS.map((_, i) => ({
    enterprise: `e${i + 1}`,
    district: DISTRICT,
    specialist: WHO,
    from: '2026-01-05',
    until: null,
  })),
};

const tiers = (figures: readonly number[]) => byTier((tier) => figures[SKILL_TIERS.indexOf(tier)] ?? 0);
export const figures = (number: number, shortage: readonly number[], resolved: readonly number[] = []): ReportFigures => ({
  headcount: HEADCOUNTS[number - 1] ?? 0,
  shortage: tiers(shortage),
  resolved: tiers(resolved),
});

/** Shortages of the week before, by number. */
export const LAST: readonly (readonly number[])[] = [
  [8, 3, 0],
  [12, 0, 0],
  [0, 0, 0],
  [6, 2, 1],
  [0, 0, 0],
  [20, 5, 0],
];

/** Plays one script; answers what it cost and what is filed of the week afterwards, by number. */
export async function playEffort(script: Script): Promise<{ readonly effort: Effort; readonly filed: readonly unknown[] }> {
  const world = await transcriptWorld(ROSTER);
  if (script.cards) await sayAll(world, '2026-11-09T10:00:00+08:00', ['卡片']);
  if (script.hasLast) {
    const lines = LAST.map((shortage, i) => `${i + 1} ${shortage.join(' ')}`).join('\n');
    await sayAll(world, '2026-11-09T10:05:00+08:00', [lines, '确认']);
  }
  world.turnTo(new Date('2026-11-16T09:03:00+08:00'));
  await world.look();
  const effort = await sayAll(world, '2026-11-16T10:00:00+08:00', script.says);
  const ofWeek = (await world.filings()).filter((r) => r.week === '2026-W47');
  return { effort, filed: HEADCOUNTS.map((_, i) => ofWeek.findLast((r) => r.enterprise === `e${i + 1}`)?.figures ?? null) };
}

async function sayAll(world: TranscriptWorld, at: string, says: readonly string[]): Promise<Effort> {
  world.turnTo(new Date(at));
  let [messages, characters, taps] = [0, 0, 0];
  for (const said of says) {
    const press = pressedIn(said, await world.cardsOf(WHO));
    await world.send(WHO, press ?? { kind: 'text', text: said });
    if (press) taps += 1 + tickedIn(press);
    else {
      messages += 1;
      characters += [...said].length;
    }
  }
  return { messages, characters, taps };
}

const tickedIn = (press: Readonly<Record<string, unknown>>): number =>
  (press.choices as readonly { readonly options: readonly string[] }[]).reduce((all, { options }) => all + options.length, 0);

/** The same report on a blank form: a tap into each field, its digits, a tap to submit. */
export function formEffort(filed: readonly ReportFigures[]): Effort & { readonly inputs: number } {
  const each = weeklyDispatch.order.reduce(
    (n, step) => n + (weeklyDispatch.steps[step].kind === 'whole' ? 1 : SKILL_TIERS.length),
    0,
  );
  const typed = filed.flatMap((f) => [f.headcount, ...Object.values(f.shortage), ...Object.values(f.resolved)]).join('');
  const inputs = each * filed.length;
  return { inputs, messages: 0, characters: typed.length, taps: inputs + 1 };
}
