// Does a text mend one figure that was read back: 再加3个, 应该是18, 技工不是3是5, 第二个不对?
import type { SkillTier } from '../../domain/tiers.ts';
import { amountAt, readAmount } from '../numbers/amounts.ts';
import { foldedText, foldText } from '../text/text.ts';
import { type ItemSaid, itemSaid } from './items.ts';

/** What is named of it; null: it was not said. */
export type FigurePlace = {
  readonly who: ItemSaid | null;
  readonly step: 'headcount' | 'shortage' | 'resolved' | null;
  readonly tier: SkillTier | null;
};

export type Adjustment = { readonly place: FigurePlace } & (
  | { readonly kind: 'by'; readonly change: number }
  /** `was`: what is wrong, where it was said. */
  | { readonly kind: 'to'; readonly value: number; readonly was: number | null }
  /** What is right is not said. */
  | { readonly kind: 'wrong' }
);

const TIERS: readonly (readonly [SkillTier, string])[] = [
  ['senior', '高级技工(?:及以上(?:技能人才)?)?|高级工|高级|高技|技师'],
  ['skilled', '初、?中级技工|初级技工|中级技工|初级工|中级工|初中级工|技工|技'],
  ['general', '普工|普'],
];
const TIER = TIERS.map(([, words]) => words).join('|');
const LABEL = `(?:在岗(?:人数)?|(?:本周)?(?:解决|招到)了?(?:的)?(?:${TIER})?|(?:缺工?)?(?:${TIER})(?:的)?(?:本周)?(?:解决|缺工|缺口|缺)?|缺工|缺口)`;
const NUMBER = '([0-9零〇一二两三四五六七八九十百千万]+)(?:个人|个|人|名)?';
const HEAD = `(.*?)(${LABEL})?(?:的)?(?:这个)?(?:数字?|人数)?[,，]?`;
const END = '(?:才对|吧|了|的)*$';

const MORE =
  '(?:还要|还得|还|再|又|得|要)*(?:加上|添上|补上|增加|多加|加|添|补)(?:报)?(?:上|了)?|(?:还)?(?:少|漏)(?:报|算|写|填|说)了';
const LESS = '(?:再|还要|得|要)*(?:减去|减掉|减少|减|扣掉|扣)(?:了)?|多(?:报|算|写|填|说)了';
const SHOULD = '(?:应该是|应该为|应该|应是|应为|该是|其实是|实际是|改成|改为|是)';

const BY = new RegExp(`^${HEAD}(?:(${MORE})|(?:${LESS}))(${LABEL})?${NUMBER}(?:的)?(${LABEL})?${END}`);
const NOT_BUT = new RegExp(`^${HEAD}不是${NUMBER}[,，]?(?:而是|${SHOULD})${NUMBER}${END}`);
const IS_NOT = new RegExp(`^${HEAD}${SHOULD}${NUMBER}[,，]?(?:而)?不是${NUMBER}${END}`);
const TO = new RegExp(`^${HEAD}${SHOULD}${NUMBER}(${LABEL})?${END}`);
const WRONG = new RegExp(`^${HEAD}(?:也)?(?:不对|错了|不准|有误|(?:报|填|写|打|说)错了?)${END}`);

/** 数不对: of all that is shown. */
const FIGURES = /^(?:数字?|人数|这个数)/;

/** Null: something else. `isWho`: whether words name an item; what stands before a figure and names none makes it something else. */
export function readAdjustment(text: string, isWho: (who: ItemSaid) => boolean): Adjustment | null {
  // Digits are never joined across a gap.
  if (/\d\s+\d/.test(text.normalize('NFKC'))) return null;
  const said = foldedText(text).replace(/[\s。.！!]+/g, '');
  const placed = (who = '', ...labels: readonly (string | undefined)[]): FigurePlace | null => {
    const names = labels.filter((label) => label !== undefined);
    const [label, another] = names;
    if (another !== undefined) return null;
    if (who === '') return { who: null, ...figureOf(label) };
    const typed = itemSaid(who);
    // 四季棠说错了，是3
    const item =
      typed.kind === 'name'
        ? itemSaid(who.replace(/(?:的|这|那|刚才)?(?:也)?(?:一?[家户个])?(?:[报填写打说]错了?|错了|不对)?[,，]?$/, ''))
        : typed;
    return isWho(item) ? { who: item, ...figureOf(label) } : null;
  };
  const by = BY.exec(said);
  if (by) {
    const [, who, before, more, between, number = '', behind] = by;
    const [place, count] = [placed(who, before, between, behind), wholeIn(number)];
    return place && count !== null ? { kind: 'by', place, change: more === undefined ? -count : count } : null;
  }
  const but = NOT_BUT.exec(said);
  if (but) {
    const [place, was, value] = [placed(but[1], but[2]), wholeIn(but[3]), wholeIn(but[4])];
    return place && was !== null && value !== null ? { kind: 'to', place, was, value } : null;
  }
  const is = IS_NOT.exec(said);
  if (is) {
    const [place, value, was] = [placed(is[1], is[2]), wholeIn(is[3]), wholeIn(is[4])];
    return place && was !== null && value !== null ? { kind: 'to', place, was, value } : null;
  }
  const to = TO.exec(said);
  if (to) {
    const [place, value] = [placed(to[1], to[2], to[4]), wholeIn(to[3])];
    return place && value !== null ? { kind: 'to', place, was: null, value } : null;
  }
  const wrong = WRONG.exec(said);
  const place = wrong === null ? null : placed(wrong[1], wrong[2]);
  return place && (place.who !== null || place.step !== null || FIGURES.test(said)) ? { kind: 'wrong', place } : null;
}

function wholeIn(number: string | undefined): number | null {
  const amount = number === undefined ? null : readAmount(number);
  return amount?.kind === 'whole' ? amount.value : null;
}

function figureOf(label: string | undefined): Pick<FigurePlace, 'step' | 'tier'> {
  if (label === undefined) return { step: null, tier: null };
  if (label.includes('在岗')) return { step: 'headcount', tier: null };
  const tier = TIERS.find(([, words]) => new RegExp(words).test(label))?.[0] ?? null;
  if (/解决|招到/.test(label)) return { step: 'resolved', tier };
  return { step: 'shortage', tier };
}

const ALL_OF_TIER = new RegExp(`^(?:全部|全都|都|全)(?:是|要|缺|为)?(${TIER})(?:吧|的|了)*$`);
/** 都是普工: the tier; null: something else. */
export function readAllOfTier(text: string): SkillTier | null {
  const label = ALL_OF_TIER.exec(foldedText(text).replace(/[\s。.！!]+/g, ''))?.[1];
  return label === undefined ? null : figureOf(label).tier;
}

const TIER_ALONE = new RegExp(
  `^(?:那|应该|就|都|全|全部)?(?:算|是|属于|归|按|当|算是|算作|按照)?(${TIER})(?:类|的|吧|了|呢|算|这类|这一类)*$`,
);
/** 普工, 算普工: the tier, where only that was asked; null: something else. */
export function readTierAlone(text: string): SkillTier | null {
  const label = TIER_ALONE.exec(foldedText(text).replace(/[\s。.！!]+/g, ''))?.[1];
  return label === undefined ? null : figureOf(label).tier;
}

/** The one exact number in some words (包装工4); null where there is none, or more than one. */
export function countIn(words: string): number | null {
  const f = foldText(words);
  const found: number[] = [];
  for (let at = 0; at < f.text.length; ) {
    const amount = amountAt(f, at);
    if (amount !== null && (amount.kind !== 'whole' || amount.value === undefined)) return null;
    if (amount?.value !== undefined) found.push(amount.value);
    at = amount?.to ?? at + 1;
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** 再加3个, whoever it is about: how many more or fewer, not how many. */
export const saysByHowMany = (text: string): boolean => readAdjustment(text, () => true)?.kind === 'by';
