// What stands beside a number that makes it another one, or a number for each of something?
import { firstCharacters, longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { type Boundary, coreAt } from './core.ts';
import { quantityWords } from './hedges.ts';
import { isNumeralCharacter } from './numerals.ts';

/** Between two numbers they make one that is not exact: 10-15, 8或9, 5加3, 5人×2班. */
const JOINTS = quantityWords('分之 - ~ -- -> 到 至 或 或者 或是 + x * 乘 乘以 加 加上 减 减去 除以');
/** The same where all three stand together: 3·5, 1\'200, 5_2. */
const GLUED_JOINTS = '·•・\'"\\_^=&@';
const DATE_UNITS = quantityWords('年 月 日 号 点 周 天');

/** With what begins another number that makes the one before inexact, or a per something. */
export const BEGINS_JOINT: ReadonlySet<string> = new Set([...firstCharacters(JOINTS), ...GLUED_JOINTS, '。', '/', '每']);

/** Where the second number ends that one leads on to at `end`; null where none does. */
export function joinedEnd(f: Folded, end: number, boundary: Boundary): number | null {
  const { text, gaps } = f;
  if (text[end] === '。') return fullStopEnd(f, end);
  const isGlued = gaps[end] === GAP.none && gaps[end + 1] === GAP.none && GLUED_JOINTS.includes(text[end] as string);
  const from = isGlued ? end + 1 : longestWord(JOINTS, f, end)?.to;
  if (from === undefined || from >= text.length || boundary(from)) return null;
  const second = coreAt(f, from, boundary);
  if (second === null) return null;
  // 缺8到5月底: the second number begins a date.
  return longestWord(DATE_UNITS, f, second.to) === null ? second.to : null;
}

/** 3。5: a decimal typed with a Chinese full stop, where nothing but a counting word or an end follows. */
function fullStopEnd({ text, gaps }: Folded, at: number): number | null {
  let to = at;
  while (to + 1 < text.length && gaps[to + 1] === GAP.none && /\d/.test(text[to + 1] as string)) to++;
  if (to === at || !/\d/.test(text[at - 1] ?? '') || gaps[at] !== GAP.none) return null;
  to++;
  return to >= text.length || gaps[to] !== GAP.none || /[个名位人,，。;]/.test(text[to] as string) ? to : null;
}

const PER_NOUNS = quantityWords(
  '班 班组 班次 组 小组 队 车间 线 条线 产线 生产线 台 机台 设备 岗 工位 楼 层 店 门店 车 桌 批 批次 轮 趟 天 日 晚 周 星期 月 季 季度 年 小时 时 人 部门 科室 项目 家 户',
);
const SHARED = quantityWords('班 班组 组 小组 队 车间 条线 线 产线 台 桌 车 批 轮');
const NO_NOUNS = quantityWords(
  '班长 组长 组装 队长 车工 人员 人事 天津 月底 月初 日前 年底 年前 周五 周一 周二 周三 周四 周六 周日 批准 线长 班倒',
);

/** Where a per something behind a number ends: 5人/班, 5人每班, 5人一班, 5/天. `isPeople`: only people are shared out (5人一班). */
export function perEnd(f: Folded, at: number, isPeople: boolean): number | null {
  const { text } = f;
  const noun = (list: typeof PER_NOUNS, from: number): number | null => {
    const word = longestWord(list, f, from);
    return word === null || (longestWord(NO_NOUNS, f, from)?.to ?? 0) >= word.to ? null : word.to;
  };
  if (text[at] === '/' || text[at] === '每') {
    let from = at + 1;
    while (from < at + 4 && /[每一个]/.test(text[from] ?? '')) from++;
    return noun(PER_NOUNS, from) ?? (text[from] === '1' ? noun(SHARED, from + 1) : null);
  }
  if (!isPeople || f.gaps[at] !== GAP.none || !isNumeralCharacter(text[at])) return null;
  const count = coreAt(f, at, () => false);
  return count === null ? null : noun(SHARED, text[count.to] === '个' ? count.to + 1 : count.to);
}
