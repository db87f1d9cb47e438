// What does a message answer to the question that is open?
import { SKILL_TIERS, type SkillTier } from '../../domain/tiers.ts';
import { amountAt } from '../numbers/amounts.ts';
import { parseAnswer, saidInAnswer } from '../parse/answer.ts';
import type { FigureProblem, FiguresSaid, SpokenFigures } from '../reading.ts';
import { foldText } from '../text/text.ts';

/** Answer to 在岗多少人? and other questions for one number. */
type WholeAnswer =
  | { readonly kind: 'whole'; readonly value: number }
  /** 同上周. */
  | { readonly kind: 'same' }
  /** Not exact; `text` is what was typed. */
  | { readonly kind: 'vague'; readonly text: string }
  /** 没有, 无缺工. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear' };

/** Answer to 三类各缺多少? */
type TierAnswer =
  /** At least one figure, total or problem. */
  | {
      readonly kind: 'figures';
      readonly figures: Readonly<Partial<Record<SkillTier, number>>>;
      /** One number without a tier, which the caller asks by tier. */
      readonly total?: number;
      readonly problems: readonly FigureProblem[];
      /** What was said beside the answer: 缺普工8 解决5 where only the shortage was asked. */
      readonly also?: FiguresSaid;
    }
  /** 无缺工, 没有, 0: every tier is 0. */
  | { readonly kind: 'none' }
  | { readonly kind: 'same' }
  | { readonly kind: 'unclear' };

/** Reads one number: 120, 在岗一百二十人, 3场. A number with another verb than headcount's is no answer. */
export function readWhole(text: string): WholeAnswer {
  const count = countOf(text);
  if (count !== null) return { kind: 'whole', value: count };
  if (isSame(text)) return { kind: 'same' };
  const statement = parseAnswer(foldText(text), 'headcount');
  if (statement === null) return isNothing(text) ? { kind: 'none' } : { kind: 'unclear' };
  if (statement.none !== null) return { kind: 'none' };
  if (statement.figures.length === 0) return { kind: 'same' };
  const [figure, ...others] = statement.figures;
  if (figure === undefined || others.length > 0 || figure.field !== 'headcount') return { kind: 'unclear' };
  return typeof figure.value === 'number' ? { kind: 'whole', value: figure.value } : { kind: 'vague', text: text.trim() };
}

/** 同 by itself: the word our own questions offer. */
const isSame = (text: string): boolean => /^同[。.!]*$/.test(foldText(text).text);

const isNothing = (text: string): boolean =>
  /^(?:无|没有|没|暂无|都没有|没有了|一个没有|一个都没有|零)$/.test(foldText(text).text.replace(/[了啊呢吧。!,，]+$/, ''));

/** 未报 asks who has not reported, 没收到 is about a message: neither is 没有. */
const NO_ANSWER = /^还?(?:未|没有?)(?:上报|报|填|收到|看到|发)[了的吗]*$/;

/** Reads figures by tier of what was `asked`: 普工8技工3, 8 3 0, 8、3, 无缺工. Numbers alone go by annex 1's order; one number alone is the total. */
export function readTierFigures(text: string, asked: 'shortage' | 'resolved' = 'shortage'): TierAnswer {
  if (isSame(text)) return { kind: 'same' };
  if (NO_ANSWER.test(foldText(text).text)) return { kind: 'unclear' };
  const f = foldText(text);
  const statement = parseAnswer(f, asked, 2);
  const said = statement && saidInAnswer(statement, f);
  if (said === null) return { kind: 'unclear' };
  const { [asked]: spoken, problems: all = [], none, same, ...others } = said;
  const problems = all.filter((p) => p.field === undefined || p.field.startsWith(asked));
  const elsewhere = all.filter((p) => !problems.includes(p));
  const also: FiguresSaid = { ...others, ...(elsewhere.length > 0 && { problems: elsewhere }) };
  if (spoken === undefined && problems.length === 0) {
    if (Object.keys(also).length > 0) return { kind: 'unclear' };
    if (none) return { kind: 'none' };
    return same ? { kind: 'same' } : { kind: 'unclear' };
  }
  const { total, ...figures } = spoken ?? {};
  const isZero = total === 0 && SKILL_TIERS.every((tier) => figures[tier] === undefined) && problems.length === 0;
  if (isZero && Object.keys(also).length === 0) return { kind: 'none' };
  return {
    kind: 'figures',
    figures,
    ...(total !== undefined && { total }),
    problems,
    ...(Object.keys(also).length > 0 && { also }),
  };
}

/** 36人 缺普工8: a headcount with more of the same enterprise beside it. Null: no exact headcount, or nothing beside it. */
export function readHeadcountAndMore(text: string): FiguresSaid | null {
  const f = foldText(text);
  const statement = parseAnswer(f, 'headcount');
  const said = statement && saidInAnswer(statement, f);
  return said?.headcount === undefined || Object.keys(said).length === 1 ? null : said;
}

const ROW =
  /^\s*(?:(\d+)[\s,，、]+)?(\d+[\s,，、]+\d+[\s,，、]+\d+)(?:[\s,，、]*(?:解决)?[\s,，、]*(\d+[\s,，、]+\d+[\s,，、]+\d+))?\s*$/;
/** 8 3 0 解决 5 0 0, or 210 8 3 0 5 0 0 with the headcount in front: all of one enterprise, in annex 1's order. Null: no such row. */
export function readRowOfOne(text: string): FiguresSaid | null {
  const said = text.normalize('NFKC');
  const found = ROW.exec(said);
  const [headcount, shortage, resolved] = [found?.[1], figuresIn(found?.[2]), figuresIn(found?.[3])];
  // 8 3 0 alone is told where the tiers are asked, and 5 0 0 behind it may be another row.
  if (!shortage || (headcount === undefined && !(resolved && said.includes('解决')))) return null;
  return { ...(headcount === undefined ? {} : { headcount: Number(headcount) }), shortage, ...(resolved ? { resolved } : {}) };
}

function figuresIn(row: string | undefined): SpokenFigures | null {
  const [general, skilled, senior] = (row?.match(/\d+/g) ?? []).map(Number);
  return general === undefined || skilled === undefined || senior === undefined ? null : { general, skilled, senior };
}

/** 18, 18人: a number and nothing else; null for anything else. */
export const numberAlone = (text: string): number | null => countOf(text);

/** The number and unit of a text that is nothing else, also of things that are no people: 3场, 12家. */
function countOf(text: string): number | null {
  const f = foldText(text);
  const amount = amountAt(f, 0);
  if (amount === null || amount.to !== f.text.length || amount.value === undefined) return null;
  return amount.kind === 'whole' || COUNTED.test(f.text.slice(0, amount.to)) ? amount.value : null;
}

const COUNTED = /[\d零〇一二两三四五六七八九十百千万](?:家|场|次|户|所|家企业|个企业|家单位|人次|期|批|个)$/;
