// What does 再加3个, 应该是18, 技工不是3是5 or 第二个不对 change in what was read back?
import { weeklyDispatch as script, weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { NO_FIGURES, SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../../domain/tiers.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { StepKey } from '../../../forms/definition/script.ts';
import { type Adjustment, type FigurePlace, readAdjustment } from '../../../reading/answer/adjust.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import { missedWith, takeAlone, type WeekChange, type WeekSession } from './answers.ts';
import { change } from './correction.ts';
import type { WeekFacts, WeekItem } from './facts.ts';
import { namedItem } from './named-item.ts';
import type { OpenStep } from './open.ts';
import { itemLines } from './words.ts';

type Shown = Extract<OpenStep, { kind: 'review' }>['items'][number];

/** One figure that was read back. */
type Figure = {
  readonly item: WeekItem;
  readonly step: StepKey;
  readonly tier: SkillTier | null;
  readonly value: number;
};

/** Null: the text mends no figure of what is read back. */
export function adjusted(
  session: WeekSession,
  { items }: Extract<OpenStep, { kind: 'review' }>,
  text: string,
  facts: WeekFacts,
): WeekChange | null {
  const shown = items.map(({ item }) => item);
  const read = readAdjustment(text, (who) => namedItem(shown, who) !== null);
  if (read === null) return null;
  const { who } = read.place;
  const meant = who === null ? null : namedItem(shown, who);
  const among = meant === null ? items : items.filter(({ item }) => item === meant);
  if (read.kind === 'wrong') return wrong(session, read.place, among);
  return adjustedTo(session, read, among, text, items.length > 1, facts);
}

function adjustedTo(
  session: WeekSession,
  read: Exclude<Adjustment, { kind: 'wrong' }>,
  among: readonly Shown[],
  text: string,
  isMany: boolean,
  facts: WeekFacts,
): WeekChange {
  const [figure, another] = figuresMeant(session, read, among);
  const isSo = read.kind === 'to' && read.was !== null && figure === undefined && isAlready(read, among);
  if (isSo) return missedWith(fill(t.changedNothing, { names: among.map(({ item }) => item.short).join('、') }));
  if (figure === undefined || another !== undefined) return missedWith(which(text, read, among, isMany));
  const value = read.kind === 'to' ? read.value : figure.value + read.change;
  if (value < 0) return missedWith(fill(t.belowNone, { name: figure.item.short, field: fieldOf(figure), was: figure.value }));
  const { step, tier } = figure;
  return change(session, figure.item.number, tier === null ? { headcount: value } : { [step]: { [tier]: value } }, facts);
}

/**
 * 一厂普工再加2个, 一厂说错了，是3 of one that is not read back: of what is being filled in of it, or filed. Null: it says no such thing, or
 * nothing of that enterprise is known that could be added to.
 */
export function adjustedOther(session: WeekSession, text: string, facts: WeekFacts): WeekChange | null {
  const read = readAdjustment(text, (who) => namedItem(facts.items, who) !== null);
  const item = read?.place.who ? namedItem(facts.items, read.place.who) : null;
  if (!item || read === null || read.kind === 'wrong') return null;
  const answers = session.drafts[item.id]?.answers ?? item.filed;
  if (!answers?.shortage) return null;
  const known = { headcount: 0, resolved: NO_FIGURES, ...answers, shortage: answers.shortage };
  const shown = [{ item, answers: known }];
  const isKnown = read.place.step === 'shortage' || read.place.step === null || answers[read.place.step] !== undefined;
  return isKnown ? adjustedTo(session, read, shown, text, true, facts) : null;
}

/** All that fit what was said: one is changed, of several it is asked. */
function figuresMeant(
  { touched }: WeekSession,
  read: Exclude<Adjustment, { kind: 'wrong' }>,
  among: readonly Shown[],
): readonly Figure[] {
  const { step, tier } = read.place;
  const all = among.flatMap(figuresOf).filter((f) => (step === null || f.step === step) && (tier === null || f.tier === tier));
  if (read.kind === 'to' && read.was !== null) return all.filter(({ value }) => value === read.was);
  // A tier or the headcount is one figure of an enterprise, also where it is 0.
  if (tier !== null || step === 'headcount') return all;
  const last = all.filter((f) => touched?.item === f.item.id && touched.step === f.step && touched.tier === f.tier);
  if (read.kind === 'to' && last.length > 0) return last;
  return all.filter(({ value, step: of }) => value > 0 && of !== 'headcount');
}

/** 是7不是4 of what is 7 already. */
const isAlready = ({ place, value }: Extract<Adjustment, { kind: 'to' }>, among: readonly Shown[]): boolean =>
  among.length === 1 &&
  among
    .flatMap(figuresOf)
    .some((f) => (place.step === null || f.step === place.step) && f.tier === place.tier && f.value === value);

const figuresOf = ({ item, answers }: Shown): readonly Figure[] => [
  { item, step: 'headcount', tier: null, value: answers.headcount },
  ...(['shortage', 'resolved'] as const).flatMap((step) =>
    SKILL_TIERS.map((tier): Figure => ({ item, step, tier, value: answers[step][tier] })),
  ),
];

const fieldOf = ({ step, tier }: Pick<Figure, 'step' | 'tier'>): string =>
  `${tier === null ? '' : TIER_NAMES[tier]}${script.steps[step].name}`;

/** Which figure is meant, with how it would be said. */
function which(text: string, read: Exclude<Adjustment, { kind: 'wrong' }>, among: readonly Shown[], isMany: boolean): string {
  const [first] = among;
  const tier = read.place.tier ?? 'general';
  const step = read.place.step === 'resolved' ? 'resolved' : 'shortage';
  const was = first?.answers[step][tier] ?? 0;
  const value = read.kind === 'to' ? read.value : Math.max(0, was + read.change);
  const verb = step === 'resolved' ? t.resolvedWord : '';
  const said = `${isMany ? `${first?.item.number} ` : ''}${verb}${script.tiers[tier]} ${value}`;
  return fill(t.adjustWhich, { said: quoted(text), example: said });
}

/** Something of it is wrong: the figure is asked, or the enterprise is shown, and the next figures are meant for it. */
function wrong(session: WeekSession, { step, tier }: FigurePlace, among: readonly Shown[]): WeekChange {
  const [only, another] = among;
  if (!only) return missedWith(t.changeWhat);
  if (another) return missedWith(fill(t.notYetFiledMany, { number: only.item.number }));
  const { item, answers } = only;
  const isOne = tier !== null || step === 'headcount';
  if (step === null || !isOne) {
    const lines = [...itemLines(item, answers), t.changeHow];
    return takeAlone({ ...session, correcting: item.id, touched: null }, lines);
  }
  const touched = { item: item.id, step, tier };
  return takeAlone({ ...session, correcting: item.id, touched }, [
    fill(t.whatInstead, { name: item.short, field: fieldOf({ step, tier }) }),
  ]);
}
