// What must hold after every message, whoever wrote it and whatever is open? Judged from outside: by words and by rows.

import { FIELDS, type Figures, type Sight, shortName } from './sight.ts';
import { ASSENTS, type Claim } from './vocabulary.ts';
import type { Acts } from './world.ts';

/** One row of what was filed. */
export type Row = { readonly enterprise: string; readonly week: string; readonly figures: Figures };

export type Moment = {
  readonly who: string;
  /** What was written; null: something else was sent. */
  readonly text: string | null;
  /** All of their texts since something was read back to them, this one too. */
  readonly since: string;
  readonly claims: readonly Claim[];
  /** All that reached this person because of it, and all that reached them because of the message before. */
  readonly heard: string;
  readonly heardBefore: string;
  readonly before: Sight;
  readonly after: Sight;
  readonly filedBefore: readonly Row[];
  readonly filed: readonly Row[];
  readonly acts: readonly [Acts, Acts];
};

const broken = (rules: readonly ((moment: Moment) => string | null)[], moment: Moment): string | null => {
  for (const rule of rules) {
    const fault = rule(moment);
    if (fault !== null) return `${rule.name}: ${fault}`;
  }
  return null;
};

/** The first rule that may never be broken and is, in words; null: none. */
export const faultOf = (moment: Moment): string | null => broken([answered, onlyWhatWasShown, onlyByAssent], moment);

/** The same of the rules that are judged by words alone: rarely, an answer keeps one in words they do not know. */
export const lapseOf = (moment: Moment): string | null => broken([neverTwice, asSaid, nothingGone, nothingChanged], moment);

function answered({ heard }: Moment): string | null {
  if (heard.trim() === '') return 'nothing was answered';
  const odd = /\{\w+\}|undefined|NaN|\[object|\bnull\b/.exec(heard);
  return odd ? `the answer says ${odd[0]}` : null;
}

const mayAssent = (text: string | null): boolean => text === null || ASSENTS.includes(text);

/** Figures are filed that were read back whole, in the latest read-back, and only by a word that agrees. */
function onlyWhatWasShown({ text, before, filedBefore, filed }: Moment): string | null {
  const fresh = filed.slice(filedBefore.length);
  if (fresh.length > 0 && !mayAssent(text)) return `${text} filed ${fresh[0]?.enterprise}`;
  for (const { enterprise, week, figures } of fresh) {
    const shown = before.shown.get(enterprise);
    if (shown === undefined || before.week !== week) return `${enterprise} of ${week} was filed and not read back`;
    if (!before.isWhole) return `${enterprise} was filed before the read-back had arrived`;
    const meant = shown === 'last' ? asLast(enterprise, week, filedBefore) : shown;
    const wrong = FIELDS.find((field) => meant?.[field] !== figures[field]);
    if (wrong !== undefined) return `${enterprise}: ${wrong} was shown as ${meant?.[wrong]} and filed as ${figures[wrong]}`;
  }
  return null;
}

/** What stood for the newest week before that one, with nothing resolved. */
function asLast(enterprise: string, week: string, filed: readonly Row[]): Figures | undefined {
  const last = filed.filter((row) => row.enterprise === enterprise && row.week < week);
  const newest = last.reduce<Row | undefined>((a, b) => (a === undefined || b.week >= a.week ? b : a), undefined);
  return newest && Object.fromEntries(FIELDS.map((f) => [f, f.startsWith('resolved') ? 0 : (newest.figures[f] as number)]));
}

/** Sign-offs, returns, reopenings and their like are done by a word that agrees alone. */
function onlyByAssent({ text, acts: [before, after] }: Moment): string | null {
  if (mayAssent(text)) return null;
  const done = (Object.keys(after) as (keyof Acts)[]).find((name) => after[name] > before[name]);
  return done === undefined ? null : `${text} did ${done}`;
}

const NOT_UNDERSTOOD =
  /没看懂|看不懂|没完全看懂|算哪一类|不是准数|要一个准数|报准数|要一个整数|只回数字就行|也可以只回三个数|请回(?:前面的)?序号|没有这个序号|这个对不上|请回“是”或“不是”|是就回“是”|以这次为准/;

/** Whose answer is the open question, once more. */
const ASKS_AGAIN = ['再说一遍', '上报', '继续', '进度', '逐家'];

/** Who was not understood is not told so twice in a row in the same words. */
function neverTwice({ text, heard, heardBefore }: Moment): string | null {
  if (ASKS_AGAIN.includes(text ?? '')) return null;
  const [first, before] = [heard, heardBefore].map((words) => words.split('\n')[0]);
  return first === before && NOT_UNDERSTOOD.test(first ?? '') ? `said twice in a row: ${first}` : null;
}

/** Said to be left, refused, or asked. */
const LEFT =
  /没看懂|看不懂|没完全看懂|没有记|没记|没找到|不由您|由服务专员|已锁定|还没有开始|报哪一周|先回|没有第|可以有几种意思|请联系|是哪一户|不在名册|系统管理员不看数|像是在问|标题：|记下\d+条|要\d个数|急需|要一个准数|要一个整数|报准数|三个数|不是准数|各多少/;

/** A figure said outright is read back as said, or asked about, or said to be left. */
function asSaid({ who, text, claims, heard, before, after }: Moment): string | null {
  if (!/^(?:dong|xi)-/.test(who)) return null;
  for (const { enterprise, field, value } of claims) {
    const isNamed = heard.includes(enterprise) || heard.includes(shortName(enterprise));
    if (!isNamed && !LEFT.test(heard)) return `${text}: not a word of ${enterprise}`;
    const shown = after.shown.get(enterprise);
    if (after === before || shown === undefined || shown === 'last' || before.shown.get(enterprise) === shown) continue;
    if (shown[field] !== value && !LEFT.test(heard)) return `${text}: ${enterprise} ${field} was shown as ${shown[field]}`;
  }
  return null;
}

const CLEARS = /取消|重来|重新|都不|不报|去掉|返回|从头|不是|没说/;

/** What was read back and is not filed stays, or is said to go. */
function nothingGone({ text, heard, before, after, filedBefore, filed }: Moment): string | null {
  if (after === before || after.week !== before.week) return null;
  const fresh = filed.slice(filedBefore.length).map((row) => row.enterprise);
  for (const [enterprise, shown] of before.shown) {
    if (after.shown.has(enterprise) || fresh.includes(enterprise)) continue;
    if (heard.includes(enterprise) || heard.includes(shortName(enterprise))) continue;
    if (CLEARS.test(text ?? '') || CLEARS.test(heard)) continue;
    const stands = filed.findLast((row) => row.enterprise === enterprise && row.week === before.week);
    if (shown !== 'last' && stands && FIELDS.every((field) => stands.figures[field] === shown[field])) continue;
    return `${text}: ${enterprise} was read back and is gone`;
  }
  return null;
}

const MAY_CHANGE = /错|同|上周|没变|沿用|返回|反了|不是|是|取消|重来|去掉|不缺|无|满|没/;

/** A figure of a read-back changes where the words say its new value, or a line says what it was and is. */
function nothingChanged({ text, since, heard, before, after }: Moment): string | null {
  if (after === before || after.week !== before.week || text === null) return null;
  const numbers = new Set((since.normalize('NFKC').match(/\d+/g) ?? []).map(Number));
  for (const [enterprise, now] of after.shown) {
    const was = before.shown.get(enterprise);
    if (was === undefined || was === now || was === 'last' || now === 'last') continue;
    for (const field of FIELDS) {
      const [a, b] = [was[field] as number, now[field] as number];
      if (a === b || numbers.has(b) || heard.includes(`${a} → ${b}`) || MAY_CHANGE.test(since)) continue;
      return `${text}: ${enterprise} ${field} went from ${a} to ${b} in silence`;
    }
  }
  return null;
}
