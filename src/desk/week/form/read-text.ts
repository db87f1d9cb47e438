// What does a text do to the week that is being reported: the open question first, then the list's numbers, then a correction?
import { choiceWords } from '../../../../conversations/choices.ts';
import { weeklyDispatch as script, weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { Read } from '../../../forms/form.ts';
import { agreesToCarry, saysUnknown } from '../../../reading/answer/assent.ts';
import { numberAlone, readRowOfOne } from '../../../reading/report/answers.ts';
import { readCorrection } from '../../../reading/report/corrections.ts';
import { type ListAnswer, MOST_ITEMS, readListAnswers } from '../../../reading/report/list-answers.ts';
import { areRowsOfTiers, bareNumberAhead, changesOnly, isLabelled, isNth, isRowOfNumbers } from '../../../reading/report/talk.ts';
import { behindName } from '../../../reading/text/pause.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import { adjusted, adjustedOther } from './adjust.ts';
import {
  EMPTY_DRAFT,
  type Gap,
  missedWith,
  sayAndAsk,
  takeWeek,
  type WeekAnswers,
  type WeekChange,
  type WeekSession,
  withDraft,
} from './answers.ts';
import { change, corrected, correctedItem, correctedLater, correctedSeveral, numberMeant } from './correction.ts';
import { answeredDoubt } from './doubt-answers.ts';
import type { WeekFacts, WeekItem } from './facts.ts';
import { repairedItems } from './items.ts';
import { byShownPlace } from './named-item.ts';
import { type OpenStep, openOf } from './open.ts';
import { answerOf } from './read-answer.ts';
import { numbered, owed } from './report.ts';
import { loweredLines } from './words.ts';

type ListRead = Extract<ListAnswer, { kind: 'list' }>;

const NOT_MINE: Read<WeekAnswers> = { kind: 'notMine' };

export function readText(text: string, session: WeekSession, facts: WeekFacts): Read<WeekAnswers> {
  const open = openOf(session, facts);
  const list = listRead(text, open);
  // Several enterprises by number: figures of each, whichever is asked about, read back or being corrected.
  if (list.kind === 'list' && areSeveral(list, open, text, facts)) return numbered(session, { list }, facts);
  if (session.correcting !== null) {
    const meant = correctedItem(session, session.correcting, text, facts);
    if (meant) return meant;
  }
  if (Object.keys(session.carried).length > 0 && agreesToCarry(text)) return carry(session, facts);
  if (open.kind === 'review') {
    const meant = inReview(session, open, text, facts);
    if (meant) return meant;
  }
  const repaired = repairedItems(text, session, facts);
  if (repaired) return repaired;
  // 2号 … is nobody's answer but that enterprise's; 改成 and its like leave the tiers they do not name.
  const byNumber = () => (list.kind === 'list' ? numbered(session, { list, isCorrection: changesOnly(text) }, facts) : null);
  const isOfList = list.kind === 'list' && !isRatherAnswer(open, list, text, facts);
  const labelled = isLabelled(text) ? byNumber() : null;
  if (labelled) return labelled;
  const early = correctedFirst(session, open, text, facts);
  if (early) return early;
  const waits = unknown(open, text, facts);
  if (waits) return waits;
  const other = ofAnother(session, open, text, facts);
  if (other) return other;
  const answered = answerOf(session, facts, open, text);
  // Where one number is asked, a row that begins with an enterprise's number is that enterprise's.
  const isRow = isRowOfNumbers(text) || readRowOfOne(text)?.headcount !== undefined;
  if (answered.kind !== 'notMine' && isOfList && isRow) return byNumber() ?? NOT_MINE;
  if (answered.kind === 'taken') {
    const twofold = figureOrNumber(open, text, facts);
    if (twofold) return twofold;
    const { session: next, lines = loweredLines(session, next, facts) } = answered;
    return takeWeek(next, lines);
  }
  if (answered.kind === 'missed') return answered.session ? { kind: 'missed', answers: answered.session } : { kind: 'missed' };
  const isOpen = Object.keys(session.drafts).length > 0;
  const later = () => (isOpen ? corrected : correctedLater)(session, text, facts);
  return (isOfList ? byNumber() : null) ?? later() ?? NOT_MINE;
}

/** Under a read-back 第二家 is the second that is shown. */
function listRead(text: string, open: OpenStep): ListAnswer {
  const list = readListAnswers(text, MOST_ITEMS);
  if (list.kind !== 'list' || open.kind !== 'review' || !isNth(text)) return list;
  return {
    ...list,
    lines: byShownPlace(
      list.lines,
      open.items.map(({ item }) => item),
    ),
  };
}

/** Two enterprises or more; where figures are asked for, each of them one of this person's, and not rows that may be three tiers. */
function areSeveral({ lines }: ListRead, open: OpenStep, text: string, facts: WeekFacts): boolean {
  if (lines.length < 2 || open.kind === 'list') return false;
  if (open.kind === 'review') return true;
  const areKnown = lines.every(({ number }) => facts.items.some((i) => i.number === number));
  return areKnown && !areRowsOfTiers(text);
}

/** 瑞和家纺22 while another's figure is asked: of what is open of the enterprise it names; and 棠岭说错了，是3 of what was said of it. */
function ofAnother(session: WeekSession, open: OpenStep, text: string, facts: WeekFacts): WeekChange | null {
  if (open.kind !== 'step' && open.kind !== 'gap' && open.kind !== 'which') return null;
  const mended = adjustedOther(session, text, facts);
  if (mended) return mended;
  const named = namedAhead(text, facts);
  const gap = named === null ? undefined : session.drafts[named.item.id]?.gaps[0];
  const isAsked = named !== null && open.kind !== 'which' && open.item === named.item;
  if (named === null || !(gap || isAsked)) return null;
  const step: OpenStep = isAsked ? open : { kind: 'gap', item: named.item, gap: gap as Gap };
  const answered = answerOf(session, facts, step, named.rest);
  if (answered.kind !== 'taken') return null;
  const line = isAsked ? [] : [fill(t.noted, { names: named.item.short })];
  return takeWeek(answered.session, [...loweredLines(session, answered.session, facts), ...line]);
}

/** The enterprise that the first words of a text name, by a part that is nobody else's too, and the rest; null where none is, or nothing follows. */
export function namedAhead(text: string, facts: WeekFacts): { readonly item: WeekItem; readonly rest: string } | null {
  const said = text.trim();
  for (let length = Math.min(said.length - 1, LONGEST_NAME); length >= SHORTEST_NAME; length--) {
    const name = said.slice(0, length);
    const [item, another] = facts.items.filter(({ called }) => called.some((one) => one.includes(name)));
    if (item && another) return null;
    if (item) return { item, rest: behindName(said.slice(length)) };
  }
  return null;
}

const SHORTEST_NAME = 2;
const LONGEST_NAME = 20;

/** 2 普工7 where a headcount is asked: the figure, or the list's second enterprise? Null: it is one of the two for certain. */
function figureOrNumber(open: OpenStep, text: string, facts: WeekFacts): WeekChange | null {
  if (open.kind !== 'step' && open.kind !== 'gap') return null;
  const ahead = bareNumberAhead(text);
  const other = facts.items.find((i) => i.number === ahead?.number);
  if (ahead === null || !other) return null;
  const step = open.kind === 'step' ? open.step : open.gap.step;
  const said = { number: ahead.number, rest: quoted(ahead.rest), word: choiceWords[step], field: script.steps[step].name };
  const names = { name: open.item.short, other: other.short };
  return {
    kind: 'missed',
    lines: [fill(t.figureOrNumber, { ...said, ...names })],
    later: [fill(t.figureOrNumberAgain, { ...said, ...names })],
  };
}

/** While figures are asked for, 36 of 36人 缺普工8 is no enterprise's number where none has it, and 8 3 0 5 may be four figures: the question is asked again. */
function isRatherAnswer(open: OpenStep, { lines }: ListRead, text: string, facts: WeekFacts): boolean {
  const isNobodys = lines.every(({ number }) => !facts.items.some((i) => i.number === number));
  // 3 12 150 where nobody has the number 3 is no row that lacks a figure.
  if (open.kind !== 'step' && open.kind !== 'gap') return isNobodys && lines.some(lacksFigure);
  // One number is asked: a row of four is none, and may be an enterprise's.
  const asksOne =
    open.kind === 'step'
      ? open.step === 'headcount'
      : open.gap.step === 'headcount' || (open.gap.kind === 'vague' && open.gap.tier !== null);
  return (lines.length > 0 && isNobodys) || (!asksOne && isRowOfNumbers(text));
}

const lacksFigure = ({ said }: ListRead['lines'][number]): boolean => said.problems?.some(({ text }) => text === '') === true;

/** A question of the read-back answered, or an item or a figure of it mended. */
export const mendedIn = (
  session: WeekSession,
  open: Extract<OpenStep, { kind: 'review' }>,
  text: string,
  facts: WeekFacts,
): WeekChange | null =>
  answeredDoubt(session, open, text, facts) ?? repairedItems(text, session, facts) ?? adjusted(session, open, text, facts);

/** Under a read-back: its questions, then items and figures that are mended, and of one item alone `普工9`. */
function inReview(
  session: WeekSession,
  open: Extract<OpenStep, { kind: 'review' }>,
  text: string,
  facts: WeekFacts,
): WeekChange | null {
  const meant = correctedSeveral(session, text, facts) ?? mendedIn(session, open, text, facts);
  if (meant) return meant;
  const [only, ...others] = open.items;
  const corrected = only && others.length === 0 ? correctedItem(session, only.item.id, text, facts) : null;
  if (corrected || !only) return corrected;
  // 18 by itself may be any of the figures.
  const count = numberAlone(text);
  if (count === null) return null;
  const number = others.length === 0 ? '' : `${only.item.number} `;
  return missedWith(fill(t.bareNumber, { said: quoted(text), example: `改 ${number}普工 ${count}` }));
}

/** 不知道 to a question: whom to ask, and that it may wait. */
function unknown(open: OpenStep, text: string, facts: WeekFacts): WeekChange | null {
  if (!saysUnknown(text)) return null;
  switch (open.kind) {
    case 'which':
      return sayAndAsk(fill(t.whichUnknown, { typed: quoted(open.which.typed), whom: facts.whom }));
    case 'gap':
    case 'step':
      return {
        kind: 'missed',
        lines: [fill(t.figureUnknown, { name: open.item.short })],
        later: [fill(t.figureLater, { name: open.item.short })],
      };
    case 'review':
    case 'list':
      return null;
  }
}

/** What can only be a correction though a question is open: 改 2 技工 6, 改 普工 18 of the one that is asked about, and 不对，是8 of the figure said last, or of a total that is being told by tier. */
function correctedFirst(session: WeekSession, open: OpenStep, text: string, facts: WeekFacts): WeekChange | null {
  const read = readCorrection(text);
  if (read.kind === 'figures') {
    const asked = open.kind === 'step' || open.kind === 'gap' ? open.item.number : null;
    const number = numberMeant(session, read, facts) ?? asked;
    return number === null ? null : change(session, number, read.said, facts);
  }
  if (read.kind !== 'value') return null;
  if (open.kind === 'gap' && open.gap.kind === 'split')
    return change(session, open.item.number, { [open.gap.step]: { total: read.value } }, facts);
  return session.touched ? corrected(session, text, facts) : null;
}

/** Puts in what is left of a closed period, for what is still owed; what was resolved then was that period's. */
function carry(session: WeekSession, facts: WeekFacts): WeekChange {
  const items = owed(session, facts).filter((i) => session.carried[i.id] !== undefined);
  const done: WeekSession = { ...session, carried: {} };
  if (items.length === 0) return takeWeek(done, [t.carriedNothing]);
  const drafts = items.reduce((next, item) => {
    const { resolved: _, ...answers } = session.carried[item.id] ?? {};
    return withDraft(next, item.id, { ...EMPTY_DRAFT, answers });
  }, done);
  const names = items.map((i) => i.short).join('、');
  return takeWeek(drafts, [fill(t.carried, { week: facts.periodName, names })]);
}
