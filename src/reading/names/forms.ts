// Which part of a company's name tells it from the others?
import type { Region } from '../../domain/regions.ts';
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { foldedText, isFolded } from '../text/text.ts';
import { finished } from './steps.ts';

// Legal forms and the like: they stand behind thousands of names and are left out as often as not. Longest first.
const SUFFIXES =
  '有限责任公司 股份有限公司 集团有限公司 有限总公司 有限分公司 控股有限公司 有限公司 集团公司 总公司 分公司 子公司 公司 控股集团 集团 股份 控股 总厂 工厂 厂子 厂 企业'.split(
    ' ',
  );
/** What people hang on a name when they speak of the company. */
const TAILS = '那边儿 那边 这边 那儿 那里 那头 这儿 这里 那家 这家 他们家 他们 她们 家里 单位 同志 老板 的 家'.split(' ');

/** Reduces names and typed text to what counts, both sides by the same rules. */
export type Stripper = {
  /** What counts of a registered name or alias (given plain), the longest first: without legal form, without city or district, without a beginning half the roster shares. */
  readonly cores: (name: string) => readonly string[];
  /** The same with its legal form, and where in it that begins: parts are looked for in these. */
  readonly wholes: (name: string) => readonly { readonly form: string; readonly core: number }[];
  /** How many letters of a legal form begin at `at`; 0 for none. */
  readonly suffixAt: (text: string, at: number) => number;
  /** For each place of a text where the places that end before it begin: 枣庄市市中区棠岭 → 0 for 6. */
  readonly placesBefore: (text: string) => Uint16Array;
  /** A typed text without what people hang on a name when they speak of the company. */
  readonly spoken: (text: string) => string;
  /** Whether a text holds nothing but places, legal forms and shared beginnings: 滕州, 枣庄市滕州, 有限公司, 示例. */
  readonly isEmpty: (text: string) => boolean;
};

/** Folded, without punctuation: 示例重工（枣庄）有限公司 and 示例重工枣庄有限公司 are one spelling. */
export const plainName = (name: string): string =>
  isFolded(name) ? name : foldedText(name).replace(/[^\p{L}\p{N}\p{Cs}]/gu, '');

const SUFFIX_ENDS = new Set(SUFFIXES.map((suffix) => suffix.at(-1)));
/** A text that is nothing but this names nobody. */
const NO_NAMES = new Set([...SUFFIXES, ...TAILS]);

const withoutSuffix = (name: string): string => {
  // 云岬分公司 is not 云岬.
  if (!SUFFIX_ENDS.has(name.at(-1)) || /[分子]公司$/.test(name)) return name;
  for (const suffix of SUFFIXES) {
    const rest = name.slice(0, -suffix.length);
    // 一厂 and 云岬纺织二厂 are known by their number.
    if (name.endsWith(suffix) && rest.length >= 2 && !(suffix.endsWith('厂') && isNumeralCharacter(rest.at(-1)))) return rest;
  }
  return name;
};

const withoutTail = (text: string): string => {
  const tail = TAILS.find((t) => text.endsWith(t) && text.length - t.length >= 2);
  return tail === undefined ? text : withoutTail(text.slice(0, -tail.length));
};

/** Names between two steps. */
const STEP = 1024;

/** The rules for one roster; its names are given plain. A beginning of two characters shared by three or more names of many (示例, 样例) tells nothing apart. */
export const stripperFor = (names: readonly string[], regions: readonly Region[]): Stripper =>
  finished(strippingFor(names, regions));

/** The same in steps of a millisecond or two. */
export function* strippingFor(names: readonly string[], regions: readonly Region[]): Generator<void, Stripper> {
  const places = new Set(
    regions
      .flatMap((r) => [r.name, ...r.aliases].map(plainName))
      .flatMap((p) => [p, /[市区县省]$/.test(p) && p.length > 2 ? p.slice(0, -1) : p]),
  );
  places.delete('');
  const placeHeads = new Set([...places].map((p) => p.slice(0, 2)));
  const longestPlace = Math.max(0, ...[...places].map((p) => p.length));
  /** How many letters of a place, at most so many, a text begins with; fewer than two for none. */
  const placeIn = (text: string, most: number): number => {
    if (!placeHeads.has(text.slice(0, 2))) return 0;
    let length = Math.min(longestPlace, most);
    while (length >= 2 && !places.has(text.slice(0, length))) length--;
    return length;
  };
  const withoutPlaces = (name: string): string => {
    const length = placeIn(name, name.length - 2);
    return length < 2 ? name : withoutPlaces(name.slice(length));
  };

  const heads = new Map<string, number>();
  for (const [i, name] of names.entries()) {
    const head = withoutPlaces(name).slice(0, 2);
    heads.set(head, (heads.get(head) ?? 0) + 1);
    if (i % STEP === STEP - 1) yield;
  }
  const isShared = (head: string) => head.length === 2 && (heads.get(head) ?? 0) >= Math.max(3, names.length / 25);
  const withoutShared = (name: string): string => (name.length >= 4 && isShared(name.slice(0, 2)) ? name.slice(2) : name);

  // 华晟纺织有限公司第二工厂 is called 华晟纺织第二工厂.
  const withoutInner = (bare: string): string =>
    bare.includes('公司') ? bare.replace(/(?:有限责任公司|股份有限公司|有限公司|集团公司|公司)(?=.)/, '') : bare;

  return {
    cores: (name) => {
      const bare = withoutSuffix(withoutPlaces(name));
      const own = withoutPlaces(withoutShared(bare));
      const found = own === bare ? [bare] : [bare, own];
      const inner = withoutInner(bare);
      const without = inner === bare ? own : withoutPlaces(withoutShared(inner));
      return found.includes(without) ? found : [...found, without];
    },
    wholes: (name) => {
      const form = withoutPlaces(withoutShared(withoutPlaces(name)));
      const core = withoutSuffix(form);
      const inner = withoutInner(core);
      return [{ form, core: core.length }, ...(inner === core ? [] : [{ form: inner, core: inner.length }])];
    },
    suffixAt: (text, at) => SUFFIXES.find((suffix) => text.startsWith(suffix, at))?.length ?? 0,
    placesBefore: (text) => {
      const begin = new Uint16Array(text.length + 1);
      for (let i = 1; i < begin.length; i++) begin[i] = i;
      for (let from = 0; from + 1 < text.length; from++) {
        if (!placeHeads.has(text.slice(from, from + 2))) continue;
        for (let length = 2; length <= longestPlace && from + length <= text.length; length++) {
          if (!places.has(text.slice(from, from + length))) continue;
          begin[from + length] = Math.min(begin[from + length] as number, begin[from] as number);
        }
      }
      return begin;
    },
    spoken: (text) => withoutTail(plainName(text)),
    isEmpty: (text) => {
      const plain = plainName(text);
      if (NO_NAMES.has(plain)) return true;
      let rest = plain;
      for (let length = placeIn(rest, rest.length); length >= 2; length = placeIn(rest, rest.length)) rest = rest.slice(length);
      return rest === '' || places.has(rest) || (rest.length === 2 && isShared(rest));
    },
  };
}
