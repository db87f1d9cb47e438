// What has been said of an urgent demand that is being raised, and how does a message change it?
import { urgentAsks as t } from '../../../conversations/urgent.ts';
import { type Figures, SKILL_TIERS, type SkillTier, sumOf } from '../../domain/tiers.ts';
import { type Day, dayOf, showDay } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Read } from '../../forms/form.ts';
import { readAdjustment } from '../../reading/answer/adjust.ts';
import { afterInstead, isLeadInAlone } from '../../reading/answer/lead-ins.ts';
import { readDemand, readNeededBy, saysFigures, type UrgentWish } from '../../reading/command/urgent-wish.ts';
import type { Wanted } from '../../reading/meaning.ts';
import { noSuchDay } from '../../reading/periods/no-such.ts';
import type { FigureProblem } from '../../reading/reading.ts';
import { isRowOfNumbers } from '../../reading/report/talk.ts';
import { quoted } from '../../reading/text/quoted.ts';

/** Of annex 1's tiers those that were said, or a number without a tier, which the tiers have to add up to. */
export type Need = Readonly<Partial<Record<SkillTier | 'total', number>>>;

export type DemandAnswers = {
  /** Id; or a name that is none of the person's enterprises, or fits several of them. */
  readonly enterprise?: string | { readonly unknown: string } | { readonly among: readonly string[] };
  readonly need?: Need;
  readonly by?: Day | 'soon';
  /** Empty: there is none to tell. */
  readonly reason?: string;
};

/** What is read back and raised. */
export type Demanded = {
  readonly enterprise: string;
  readonly figures: Figures;
  readonly by: Day | 'soon';
  readonly reason: string;
};

export const enterpriseOf = ({ enterprise }: DemandAnswers): string | null =>
  typeof enterprise === 'string' ? enterprise : null;

const figuresOf = ({ general = 0, skilled = 0, senior = 0 }: Need): Figures => ({ general, skilled, senior });

const isTiered = (need: Need): boolean => SKILL_TIERS.some((tier) => need[tier] !== undefined);

/** At least one person of a tier that was named. */
export const isNeedSaid = ({ need = {} }: DemandAnswers): boolean => isTiered(need) && sumOf(figuresOf(need)) > 0;

/** All that is asked has an answer; null: not yet. */
export function demandedOf(answers: DemandAnswers): Demanded | null {
  const { need = {}, by, reason } = answers;
  const enterprise = enterpriseOf(answers);
  if (enterprise === null || by === undefined || reason === undefined || !isNeedSaid(answers)) return null;
  return { enterprise, figures: figuresOf(need), by, reason };
}

/** What kind of answer the open question takes. */
export function wantedBy(answers: DemandAnswers): Wanted {
  if (enterpriseOf(answers) === null) return { kind: 'enterprise' };
  if (!isNeedSaid(answers)) return { kind: 'figures' };
  if (answers.by === undefined) return { kind: 'day' };
  return { kind: answers.reason === undefined ? 'words' : 'figures' };
}

const taken = (answers: DemandAnswers): Read<DemandAnswers> => ({ kind: 'taken', answers });
const missed = (answers: DemandAnswers, line: string): Read<DemandAnswers> => ({ kind: 'missed', answers, lines: [line] });

/** What one message adds, whichever question is open; null: all is answered. `name` of the enterprise, for the sentences. */
export function hear(
  answers: DemandAnswers,
  open: 'need' | 'by' | 'reason' | null,
  said: string,
  now: Date,
  name: string,
): Read<DemandAnswers> {
  const text = afterInstead(said);
  if (open === 'reason' && isLeadInAlone(text)) return taken({ ...answers, reason: '' });
  const none = open === 'reason' ? null : noSuchDay(text, open === 'by');
  if (none !== null) return withoutDay(answers, text, none, now, name);
  const mended = open === 'reason' ? null : adjusted(answers, said);
  if (mended !== null) return mended;
  const wish = readDemand(text, now);
  if (!saysFigures(wish) && wish.by === null) {
    const by = open === 'by' ? readNeededBy(text, now) : null;
    if (by !== null) return withDay(answers, by, now);
    if (open === 'reason') return taken({ ...answers, reason: text.trim() });
    return { kind: open === null ? 'notMine' : 'missed' };
  }
  const reasoned = wish.reason !== null && answers.reason === undefined ? { ...answers, reason: wish.reason } : answers;
  const dated = wish.by === null ? taken(reasoned) : withDay(reasoned, wish.by, now);
  if (!saysFigures(wish)) return dated;
  const figured = withFigures('answers' in dated ? (dated.answers ?? reasoned) : reasoned, wish, name);
  return figured.kind === 'taken' && dated.kind === 'missed' ? { ...dated, answers: figured.answers } : figured;
}

/** 普工再加2个, 技工不是3是5: of the figure that was said; asked where none of it was, or several may be meant. Null: it mends nothing. */
function adjusted(answers: DemandAnswers, said: string): Read<DemandAnswers> | null {
  const read = readAdjustment(said, () => false);
  const { need = {} } = answers;
  if (read === null || read.kind === 'wrong' || read.place.step === 'headcount' || read.place.step === 'resolved') return null;
  const { tier } = read.place;
  const told = (['general', 'skilled', 'senior', 'total'] as const).filter((one) => (need[one] ?? 0) > 0);
  // 应该是80 where nothing was said is the figure itself.
  if (read.kind === 'to' && (told.length === 0 || (tier === null && told.length > 1))) return null;
  const [only, another] = tier === null ? told : told.length > 0 ? [tier] : [];
  const value = only === undefined ? 0 : read.kind === 'to' ? read.value : (need[only] ?? 0) + read.change;
  if (only === undefined || another !== undefined || value < 0)
    return read.kind === 'to' ? null : missed(answers, fill(t.figuresMore, { said: quoted(said) }));
  return taken({ ...answers, need: { ...need, [only]: value } });
}

/** A day that does not exist is said to; what stands beside it counts. */
function withoutDay(answers: DemandAnswers, text: string, day: string, now: Date, name: string): Read<DemandAnswers> {
  const line = fill(t.byNone, { day: quoted(day) });
  const wish = readDemand(text.replace(day, '，'), now);
  if (!saysFigures(wish)) return missed(answers, line);
  const reasoned = wish.reason !== null && answers.reason === undefined ? { ...answers, reason: wish.reason } : answers;
  const figured = withFigures(reasoned, wish, name);
  return figured.kind === 'taken' ? missed(figured.answers, line) : figured;
}

function withDay(answers: DemandAnswers, by: Day | 'soon', now: Date): Read<DemandAnswers> {
  if (by === 'soon' || by >= dayOf(now)) return taken({ ...answers, by });
  return missed(answers, fill(t.byPast, { day: showDay(by, dayOf(now)) }));
}

function withFigures(answers: DemandAnswers, { figures: said, total, problems }: UrgentWish, name: string): Read<DemandAnswers> {
  const [problem] = problems;
  if (problem) return missed(answers, problemLine(problem, name));
  const { need: { total: before, ...tiers } = {}, ...others } = answers;
  if (Object.keys(said).length === 0) return taken(total === null ? others : { ...others, need: { total } });
  const need: Need = { ...tiers, ...said };
  const sum = sumOf(figuresOf(need));
  const wanted = total ?? (isTiered(tiers) ? null : (before ?? null));
  if (wanted !== null && sum !== wanted) return missed(others, fill(t.figuresSum, { sum, total: wanted }));
  return sum === 0 ? missed({ ...others, need }, fill(t.figuresNone, { name })) : taken({ ...others, need });
}

function problemLine({ text, why }: FigureProblem, name: string): string {
  switch (why) {
    case 'tier':
      return fill(t.figuresTier, { said: quoted(text) });
    case 'relative':
      return fill(t.figuresMore, { said: quoted(text) });
    case 'vague':
      return fill(isRowOfNumbers(text) ? t.figuresRow : t.figuresVague, { said: quoted(text), name });
  }
}
