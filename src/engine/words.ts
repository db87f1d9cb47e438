// How are the open question, the list and the read-back put into words?
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { type Figures, SKILL_TIERS, sumOf, TIER_NAMES } from '../domain/tiers.ts';
import { fill } from '../script/fill.ts';
import type { Script, StepKey } from '../script/script.ts';
import type { Open } from './open.ts';
import type { Answers, FullAnswers, Gap, Session } from './session.ts';
import { dutyOf, type Item, itemOf, type World } from './world.ts';

/** What a person typed, shown back as plain words: no markup, no link, one line, cut. */
export function quoted(text: string): string {
  const plain = [
    ...text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  ];
  const short = plain.length > 24 ? [...plain.slice(0, 24), '…'] : plain;
  return short.join('').replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('://', '：//');
}

/** `普工8，初、中级技工3，高级技工及以上技能人才0`: annex 1's words. */
export const fullFigures = (f: Figures): string => SKILL_TIERS.map((tier) => `${TIER_NAMES[tier]}${f[tier]}`).join('，');

/** `普工8 技工3 高级技工0`, or `无缺工`: for a line that must fit a phone. */
export function shortFigures(script: Script, f: Figures): string {
  const named = SKILL_TIERS.filter((tier) => f[tier] > 0).map((tier) => `${script.tiers[tier]}${f[tier]}`);
  return named.length > 0 ? named.join(' ') : '0人';
}

const isFigures = (answer: Answers[StepKey]): answer is Figures => typeof answer === 'object';

/** `在岗120人　缺工：普工8，…　本周解决：…`. `fromRoster`: nobody said the headcount, it is the roster's. */
export function lineOf(script: Script, item: Item, answers: FullAnswers, fromRoster = false): string {
  const parts = script.order.map((step) => {
    const answer = answers[step];
    const value = isFigures(answer) ? fullFigures(answer) : String(answer);
    return script.steps[step].show.replace('{value}', value);
  });
  if (fromRoster) parts[0] += t.fromRoster;
  return fill(t.line, { name: item.name, figures: parts.join('　') });
}

function stepLines(script: Script, item: Item, step: StepKey): readonly string[] {
  const { ask, offer } = script.steps[step];
  const last = item.last?.[step] ?? (step === 'headcount' ? item.known.headcount : undefined);
  const known = last === undefined || offer === '' ? '' : isFigures(last) ? shortFigures(script, last) : String(last);
  const hint = known === '' ? '' : (item.last ? offer : offer.replace('上周', '名册上')).replace('{last}', known);
  const first = step === script.order[0] ? [fill(t.heading, { number: item.number, name: item.name })] : [];
  return [...first, hint === '' ? ask : `${ask}${hint}`];
}

/** What is asked about something inexact. */
function gapLine(script: Script, item: Item, gap: Gap): string {
  const field = script.steps[gap.step].name;
  const name = item.short;
  switch (gap.kind) {
    case 'last':
      return fill(t.lastAsk, { name, last: item.last ? shortFigures(script, item.last.shortage) : t.dash });
    case 'split':
      return gap.sum === null
        ? fill(t.split, { name, field, total: gap.total })
        : fill(t.splitBoth, { name, field, total: gap.total, sum: gap.sum });
    case 'vague': {
      const said = quoted(gap.said);
      if (gap.why === 'tier') return fill(t.tierAgain, { name, said, field });
      if (gap.step === 'headcount') return fill(t.headcountAgain, { name, said });
      if (gap.tier === null) return fill(gap.why === 'relative' ? t.stepRelative : t.stepAgain, { name, said, field });
      const one = { name, said, field: `${TIER_NAMES[gap.tier]}${field}` };
      return gap.why === 'relative' ? fill(t.relativeAgain, one) : fill(t.partAgain, one);
    }
  }
}

function reviewLines(script: Script, session: Session, world: World, open: Extract<Open, { kind: 'review' }>): readonly string[] {
  let doubted = false;
  const lines = open.items.flatMap(({ item, answers }) => {
    const judged = world.judge(item, answers);
    doubted ||= judged.lines.length > 0;
    const draft = session.drafts[item.id];
    const typed = draft?.typed ?? null;
    const fromRoster = draft?.answers.headcount === undefined && item.last === null;
    const was = item.filed
      ? fill(t.reviewCorrection, { figures: script.order.map((s) => shown(script, item.filed, s)).join('，') })
      : '';
    return [
      `${lineOf(script, item, answers, fromRoster)}${was}`,
      ...(typed === null ? [] : [fill(t.typed, { typed: quoted(typed), name: item.short })]),
      ...judged.lines,
    ];
  });
  const how = open.items.length === 1 ? t.reviewHow : fill(t.reviewHowMany, { number: open.items[0]?.item.number ?? 1 });
  return [
    fill(t.reviewHead, { week: world.periodName }),
    ...lines,
    ...(world.notice === null || open.items.every(({ item }) => item.filed) ? [] : [world.notice]),
    doubted ? how.replace('没问题', '情况属实') : how,
  ];
}

/** One step of filed answers, short. */
function shown(script: Script, answers: FullAnswers | null, step: StepKey): string {
  const answer = answers?.[step];
  if (answer === undefined) return t.dash;
  return script.steps[step].show.replace('{value}', isFigures(answer) ? shortFigures(script, answer) : String(answer));
}

/** The owed enterprises with last week's figures and how to answer. `only` limits the lines to one page. */
export function listLines(script: Script, world: World): readonly string[] {
  const duty = dutyOf(world);
  if (duty.length === 0) return [fill(t.nothingOwed, { week: world.periodName })];
  const owed = duty.filter((i) => !i.filed);
  if (owed.length === 0) return [fill(t.allFiled, { week: world.periodName, due_count: duty.length })];
  const title = fill(t.title, {
    week: world.periodName,
    due: world.dueName,
    filed: duty.length - owed.length,
    due_count: duty.length,
  });
  const lines = owed.map((i) =>
    i.last && sumOf(i.last.shortage) === 0
      ? fill(t.listNone, { number: i.number, name: i.short })
      : i.last
        ? fill(t.listLast, { number: i.number, name: i.short, last: shortFigures(script, i.last.shortage) })
        : fill(t.listNoLast, { number: i.number, name: i.short }),
  );
  return [title, ...lines, t.listHow, t.listOthers];
}

/** The open question in full, as it is asked the first time. */
export function openLines(script: Script, session: Session, world: World, open: Open): readonly string[] {
  switch (open.kind) {
    case 'which': {
      const choices = open.which.candidates.map((id, i) =>
        fill(t.whichLine, { number: i + 1, name: itemOf(world, id)?.name ?? t.dash }),
      );
      return [fill(t.which, { typed: quoted(open.which.typed) }), ...choices];
    }
    case 'gap':
      return [gapLine(script, open.item, open.gap)];
    case 'step':
      return stepLines(script, open.item, open.step);
    case 'review':
      return reviewLines(script, session, world, open);
    case 'list':
      return listLines(script, world);
  }
}

/** The open question again, in one line; null where nothing is asked. */
export function openLine(script: Script, open: Open): string | null {
  switch (open.kind) {
    case 'which':
      return fill(t.resumeWhich, { typed: quoted(open.which.typed) });
    case 'gap':
      return gapLine(script, open.item, open.gap);
    case 'step':
      return fill(t.resumeStep, { name: open.item.short, ask: script.steps[open.step].ask });
    case 'review':
      return fill(t.resumeReview, { names: open.items.map((i) => i.item.short).join('、') });
    case 'list':
      return null;
  }
}
