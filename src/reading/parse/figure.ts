// What is one figure of a report, and all that is said of one enterprise?
import type { SkillTier } from '../../domain/tiers.ts';
import type { Named } from '../names/named.ts';
import type { FigureProblem } from '../reading.ts';
import type { ReportField } from '../words/report-words.ts';

/** When a figure was said to hold: as the message goes, now, still (now, after a past one), in a named week gone by, or at some other time. */
export type Time =
  | { readonly kind: 'plain' | 'now' | 'still' }
  /** `isOver`: a named time without this week in it. */
  | { readonly kind: 'elsewhere'; readonly isOver?: boolean }
  /** `firm`: named for the whole report, so that 本周解决 in it is only a heading. */
  | { readonly kind: 'past'; readonly week: string; readonly firm: boolean };

export const PLAIN: Time = { kind: 'plain' };

/** `word`: where it stands, to tell 高级技工2技师1 from a repetition. */
export type Tier = { readonly tier: SkillTier; readonly from: number; readonly to: number };

export type Figure = {
  /** Null while no verb was said. */
  readonly field: ReportField | null;
  /** `total`: no tier was named. Always `total` for headcount. */
  readonly tier: SkillTier | 'total';
  /** The tier's word. */
  readonly word: string;
  /** A whole number ≥ 0, or why there is none. */
  readonly value: number | FigureProblem['why'];
  /** The exact number behind a problem, where there is one. */
  readonly number: number | undefined;
  /** The words it was told in; `hedge` stands before them. */
  readonly from: number;
  readonly to: number;
  readonly hedge: { readonly from: number; readonly to: number } | null;
  readonly time: Time;
  /** 分别: of which of the names it is, from 0. */
  readonly nth?: number;
  /** 除了技工: nothing was said of it, which is asked. */
  readonly isExcepted?: true;
  /** 不是 stands before it, or it stands under an operator: another that is exact says what holds. */
  readonly isDoubted?: true;
  /** Its tier was said of the verb before (普工缺8解决5). */
  readonly isLed?: true;
  /** A verb behind it in its clause may still claim it (5人到岗). */
  readonly isOpen: boolean;
};

/** Names that share one statement, and the statement. */
export type Group = {
  readonly names: readonly Named[];
  /** `others` 其他, `all` 全部: of one's own enterprises, those not named elsewhere. */
  readonly spread: 'head' | 'named' | 'others' | 'all';
  /** 除了: nothing need be said of these. */
  readonly isExcept: boolean;
  /** 三家: how many there have to be. */
  readonly counts: readonly number[];
  /** 各, 都: what is said holds of each. */
  readonly isShared: boolean;
  readonly figures: readonly Figure[];
  readonly none: Time | null;
  readonly same: Time | null;
  /** Where these were said, in the folded text; -1 nowhere. */
  readonly noneAt: number;
  readonly sameAt: number;
  /** 跟甲一样: as another enterprise of the message. */
  readonly like: Named | null;
};
