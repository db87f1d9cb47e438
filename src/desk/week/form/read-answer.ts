// Is a text an answer to the open question, and what becomes of the answers then?
import { weeklyDispatch as script, weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { SKILL_TIERS, type SkillTier } from '../../../domain/tiers.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { StepKey } from '../../../forms/definition/script.ts';
import { countIn, readAllOfTier, readTierAlone, saysByHowMany } from '../../../reading/answer/adjust.ts';
import { acceptsOffer, readYesNo } from '../../../reading/answer/assent.ts';
import { readMoves } from '../../../reading/answer/moves.ts';
import type { FiguresSaid } from '../../../reading/reading.ts';
import { readHeadcountAndMore, readRowOfOne, readTierFigures, readWhole } from '../../../reading/report/answers.ts';
import { isRowOfNumbers } from '../../../reading/report/talk.ts';
import { EMPTY_DRAFT, type Gap, type ItemDraft, type WeekSession, withDraft } from './answers.ts';
import type { WeekFacts, WeekItem } from './facts.ts';
import type { OpenStep } from './open.ts';
import { addSaid, applySaid } from './said.ts';
import { answerWhich } from './which-answer.ts';

type ReadAnswer =
  /** Taken: the session with the answer in it. */
  | { readonly kind: 'taken'; readonly session: WeekSession; readonly lines?: readonly string[] }
  /** Meant as an answer, but no exact number: asked again, with the words that were no number last. */
  | { readonly kind: 'missed'; readonly session?: WeekSession }
  /** Not an answer to this question; it may mean something else. */
  | { readonly kind: 'notMine' };

/** 没有 and 无 are answers to 多少, not to a yes-or-no question. */
const isNothingSaid = (text: string): boolean => readTierFigures(text).kind === 'none';

const MISSED: ReadAnswer = { kind: 'missed' };
const NOT_MINE: ReadAnswer = { kind: 'notMine' };

/** An answer to the open question. A list and a read-back are answered by wishes and reports, not here. */
export function answerOf(session: WeekSession, facts: WeekFacts, open: OpenStep, text: string): ReadAnswer {
  switch (open.kind) {
    case 'which':
      return answerWhich(session, facts, text);
    // 再加3个 is no figure that could be stored.
    case 'gap':
      return saysByHowMany(text) ? MISSED : answerGap(session, open.item, open.gap, text);
    case 'step':
      return saysByHowMany(text) ? MISSED : answerStep(session, open.item, open.step, text);
    case 'review':
    case 'list':
      return NOT_MINE;
  }
}

function answerGap(session: WeekSession, item: WeekItem, gap: Gap, text: string): ReadAnswer {
  const draft = session.drafts[item.id] ?? EMPTY_DRAFT;
  const rest = draft.gaps.filter((g) => g !== gap);
  const put = (more: Partial<ItemDraft>, touched: WeekSession['touched'] = null) =>
    taken({ ...withDraft(session, item.id, { ...draft, gaps: rest, ...more }), touched });
  if (gap.step === 'headcount') {
    const { likely } = gap.kind === 'vague' ? gap : {};
    if (likely !== undefined && readYesNo(text) === true)
      return put({ answers: { ...draft.answers, headcount: likely } }, { item: item.id, step: 'headcount', tier: null });
    if (likely !== undefined && readYesNo(text) === false && gap.kind === 'vague') {
      const { likely: _, ...rejected } = gap;
      return taken(withDraft(session, item.id, { ...draft, gaps: [rejected, ...rest] }));
    }
    const moved = movedGap(item, text);
    if (moved !== null) {
      const isSaidAgain = gap.kind === 'vague' && gap.why === 'relative' && moved.likely === gap.likely;
      return isSaidAgain ? MISSED : taken(withDraft(session, item.id, { ...draft, gaps: [moved, ...rest] }));
    }
  }
  if (gap.step === 'headcount' || (gap.kind === 'vague' && gap.tier !== null)) {
    const read = readWhole(text);
    if (read.kind === 'vague' && !isRowOfNumbers(text)) {
      if (gap.kind !== 'vague') return MISSED;
      const said: Gap = { ...gap, said: read.text, why: 'vague' };
      return { kind: 'missed', session: withDraft(session, item.id, { ...draft, gaps: [said, ...rest] }) };
    }
    const more =
      gap.kind === 'vague' && gap.tier !== null && gap.step !== 'headcount' ? withMore(gap.step, gap.tier, text) : null;
    if (more !== null) return put(addSaid({ ...draft, gaps: rest }, item, more));
    const value = read.kind === 'whole' ? read.value : read.kind === 'none' ? nothingFor(gap.step) : valueOfTier(gap, text);
    if (value === null) return read.kind === 'none' ? MISSED : NOT_MINE;
    if (gap.step === 'headcount')
      return put({ answers: { ...draft.answers, headcount: value } }, { item: item.id, step: 'headcount', tier: null });
    const tier = (gap as Extract<Gap, { kind: 'vague' }>).tier;
    const figures = draft.answers[gap.step];
    if (tier === null || figures === undefined) return NOT_MINE;
    return put(
      { answers: { ...draft.answers, [gap.step]: { ...figures, [tier]: value } } },
      { item: item.id, step: gap.step, tier },
    );
  }
  if (gap.kind === 'last') {
    // 是: as last week; 不是: asked anew.
    if (acceptsOffer(text) && item.last) return put({ answers: { ...draft.answers, shortage: item.last.shortage } });
    if (readYesNo(text) === false && !isNothingSaid(text)) return put({});
  }
  if (gap.kind === 'vague' && gap.why === 'tier') {
    // 包装工4 is told: only the tier is asked.
    const [tier, count] = [readTierAlone(text), countIn(gap.said)];
    const told = tier === null ? 0 : (draft.answers[gap.step]?.[tier] ?? 0);
    if (tier !== null && count !== null)
      return put(addSaid({ ...draft, gaps: rest }, item, { [gap.step]: { [tier]: told + count } }));
  }
  const whole = gap.kind === 'split' ? (readAllOfTier(text) ?? readTierAlone(text)) : null;
  if (gap.kind === 'split' && whole !== null)
    return put(applySaid({ ...draft, gaps: rest }, item, { [gap.step]: { [whole]: gap.total } }));
  if (readYesNo(text) !== null && !isNothingSaid(text)) return MISSED;
  const asked = gap.step;
  const read = readTierFigures(text, asked);
  switch (read.kind) {
    case 'same':
      return item.last ? put({ answers: { ...draft.answers, [gap.step]: item.last[gap.step] } }) : MISSED;
    case 'none':
      // 无 is no way to tell a total by tier.
      if (gap.kind === 'split') return MISSED;
      return put(applySaid({ ...draft, gaps: rest }, item, { [gap.step]: { general: 0 } }));
    case 'figures': {
      const { total, figures, problems, also } = read;
      // One number does not tell the tiers, and must not change the total unseen.
      if (gap.kind === 'split' && total !== undefined && Object.keys(figures).length === 0) return MISSED;
      // What was said of other tiers stands beside the answer, as beside anything that is said of the enterprise again.
      const take = gap.kind === 'vague' ? addSaid : applySaid;
      const after = take({ ...draft, gaps: rest }, item, { ...also, ...saidOf(gap.step, figures, total, problems) });
      const sum = SKILL_TIERS.reduce((all, tier) => all + (figures[tier] ?? 0), 0);
      // A total told by tier must add up; the second answer holds, whatever the first total was.
      if (gap.kind === 'split' && gap.sum === null && after.gaps.length === rest.length && sum !== gap.total) {
        return put({ gaps: [{ ...gap, sum }, ...rest] });
      }
      return put(after);
    }
    case 'unclear':
      return NOT_MINE;
  }
}

/** 无 is 0 of a shortage; nobody means that a whole enterprise has no people. */
const nothingFor = (step: StepKey): number | null => (step === 'headcount' ? null : 0);

/** 14个，解决了2个普工 or 14 高技2 where one tier was asked: its figure, and more beside it. Null: not both. */
function withMore(step: 'shortage' | 'resolved', tier: SkillTier, text: string): FiguresSaid | null {
  const read = readTierFigures(text, step);
  if (read.kind !== 'figures' || read.problems.length > 0) return null;
  const { figures, total, also } = read;
  const value = figures[tier] ?? total;
  const isMore = also !== undefined || SKILL_TIERS.some((one) => one !== tier && figures[one] !== undefined);
  const isBoth = figures[tier] !== undefined && total !== undefined;
  return value === undefined || !isMore || isBoth ? null : { ...also, [step]: { ...figures, [tier]: value } };
}

/** `普工12` where only 普工 was asked. */
function valueOfTier(gap: Gap, text: string): number | null {
  const read = gap.kind === 'vague' && gap.step !== 'headcount' && gap.tier !== null ? readTierFigures(text, gap.step) : null;
  if (read?.kind !== 'figures' || gap.kind !== 'vague' || gap.tier === null || read.problems.length > 0) return null;
  const others = SKILL_TIERS.some((t) => t !== gap.tier && read.figures[t] !== undefined);
  return others ? null : (read.figures[gap.tier] ?? null);
}

function answerStep(session: WeekSession, item: WeekItem, step: StepKey, text: string): ReadAnswer {
  const draft: ItemDraft = session.drafts[item.id] ?? { ...EMPTY_DRAFT, each: true };
  const put = (next: ItemDraft, tier: Exclude<WeekSession['touched'], null>['tier'] = null) =>
    taken({
      ...withDraft(session, item.id, next),
      queue: session.queue.filter((id) => id !== item.id),
      touched: { item: item.id, step, tier },
    });
  const last = item.last?.[step] ?? item.known[step];
  // 是 to an offered figure takes it; it answers no 多少.
  if (acceptsOffer(text) && step !== 'resolved' && last !== undefined)
    return put({ ...draft, answers: { ...draft.answers, [step]: last } });
  if (acceptsOffer(text) || (readYesNo(text) === false && !isNothingSaid(text))) return MISSED;
  const moved = step === 'headcount' ? movedGap(item, text) : null;
  if (moved !== null) return put({ ...draft, gaps: [moved, ...draft.gaps] });
  if (script.steps[step].kind === 'whole') {
    const row = readRowOfOne(text);
    if (row !== null)
      return {
        ...put(applySaid(draft, item, row)),
        lines: row.headcount === undefined ? [fill(t.rowNoted, { name: item.short })] : [],
      };
    const read = readWhole(text);
    switch (read.kind) {
      case 'whole':
        return put({ ...draft, answers: { ...draft.answers, [step]: read.value } });
      case 'same':
        return last === undefined ? MISSED : put({ ...draft, answers: { ...draft.answers, [step]: last } });
      case 'none':
      case 'vague':
        return MISSED;
      case 'unclear': {
        const said = readHeadcountAndMore(text);
        return said === null ? NOT_MINE : put(applySaid(draft, item, said));
      }
    }
  }
  const tiers = step as 'shortage' | 'resolved';
  const read = readTierFigures(text, tiers);
  switch (read.kind) {
    case 'none':
      return put(applySaid(draft, item, { [tiers]: { general: 0 } }));
    case 'same':
      return last === undefined || step === 'resolved' ? MISSED : put({ ...draft, answers: { ...draft.answers, [step]: last } });
    case 'figures': {
      const named = SKILL_TIERS.filter((tier) => read.figures[tier] !== undefined);
      return put(
        applySaid(draft, item, { ...read.also, ...saidOf(tiers, read.figures, read.total, read.problems) }),
        named.length === 1 && read.also === undefined ? (named[0] ?? null) : null,
      );
    }
    case 'unclear':
      return NOT_MINE;
  }
}

/** 走了3个，来了5个 of the headcount that is known: what it would be now, to be asked. Null: it does not say who came and left. */
function movedGap(item: WeekItem, text: string): Extract<Gap, { kind: 'vague' }> | null {
  const change = readMoves(text);
  if (change === null) return null;
  const known = item.last?.headcount ?? item.known.headcount;
  const likely = known === undefined || known + change < 0 ? {} : { likely: known + change };
  return { kind: 'vague', step: 'headcount', tier: null, said: text.trim(), why: 'relative', ...likely };
}

/** Figures of one step as `Said`; problems that name no field are about this step. */
function saidOf(
  step: 'shortage' | 'resolved',
  figures: NonNullable<FiguresSaid['shortage']>,
  total: number | undefined,
  problems: NonNullable<FiguresSaid['problems']>,
): FiguresSaid {
  const spoken = { ...figures, ...(total === undefined ? {} : { total }) };
  const here = problems.map((p) => {
    const tier = SKILL_TIERS.find((t) => p.field?.endsWith(`.${t}`));
    return { ...p, field: `${step}.${tier ?? 'total'}` as const };
  });
  return { ...(Object.keys(spoken).length > 0 ? { [step]: spoken } : {}), ...(here.length > 0 ? { problems: here } : {}) };
}

const taken = (session: WeekSession): Extract<ReadAnswer, { kind: 'taken' }> => ({ kind: 'taken', session });
