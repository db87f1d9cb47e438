// What can a message mean here and now, and what of the conversation decides it?
import type { Week } from '../domain/time.ts';
import type { AsksOpen } from './answer/asked-open.ts';
import type { Decision } from './answer/decisions.ts';
import type { Manners } from './answer/manners.ts';
import type { CommandArgs, CommandReading, QueryReading, Reading, ReportReading } from './reading.ts';
import type { ListAnswer } from './report/list-answers.ts';
import type { MonthlySaid } from './report/monthly.ts';
import type { Why } from './why.ts';

/** What kind of answer the open question of a form takes. */
export type Wanted =
  /** 确认 or 取消 of what was read back. */
  | { readonly kind: 'assent' }
  /** A place in a short list that was offered. */
  | { readonly kind: 'place' /** What they are called. */; readonly words?: readonly string[] }
  /** An enterprise, by its number or name. `among`: ids; left out: the speaker's own. */
  | { readonly kind: 'enterprise'; readonly among?: readonly string[] }
  | { readonly kind: 'month' }
  /** The day by which something is needed. */
  | { readonly kind: 'day' }
  /** How many people, by tier or in all. */
  | { readonly kind: 'figures' }
  /** Figures of annex 2. */
  | { readonly kind: 'programmes' }
  /** Anything: a title, a text, a reason. */
  | { readonly kind: 'words' };

/** The question of a form that has the floor. */
export type OpenQuestion = {
  /** The feature whose form asks; a command of that name with a text of its own goes on with it. */
  readonly form: string;
  readonly wanted: Wanted;
  /** What 改 and 去掉 call its answers, of each. */
  readonly parts?: readonly (readonly string[])[];
  /** The week's list was shown after it: a bare number answers that list. */
  readonly listSince: boolean;
};

/** What is open between a person and the bot, as far as it decides a meaning. */
export type Situation = {
  /** Readings the last reply offered, in words; empty: none. */
  readonly offered: readonly string[];
  /** The weeks “报哪一周” showed, in their order; empty: it was not asked. */
  readonly asksWeek: readonly Week[];
  /** Everything of the week's report is practice. */
  readonly rehearses: boolean;
  readonly open: OpenQuestion | null;
  /** A question of the week's report is open, on top or beneath. */
  readonly reporting: boolean;
  /** Figures of a closed week are offered for 沿用. */
  readonly carries: boolean;
  /** A form is open, or put aside: 继续 goes on with it. */
  readonly goesOn: boolean;
  /** The last question, while a short one may go on from it. */
  readonly asked: QueryReading | null;
  /** The rows behind its figure are being listed (出处): 下一页 is of them. */
  readonly unfolds: boolean;
};

export type Meaning =
  /** A question about the job, whatever is open. */
  | { readonly kind: 'faq'; readonly command: CommandReading }
  /** Several questions in one message, as typed: each is answered. */
  | { readonly kind: 'several'; readonly texts: readonly string[] }
  /** One of the readings offered, in its words; null: none of them. */
  | { readonly kind: 'choice'; readonly text: string | null }
  /** The answer to “报哪一周”. */
  | { readonly kind: 'week'; readonly week: Week }
  /** 结束 of a rehearsal. */
  | { readonly kind: 'endRehearsal' }
  /** 继续 of a form that is open or put aside. */
  | { readonly kind: 'goOn' }
  /** A question about what is open itself: 报上了没, 这样可以吗. */
  | { readonly kind: 'askedOpen'; readonly asks: AsksOpen }
  /** 不发了, 明天再发: 取消 or 稍后 of an open act, in other words. */
  | { readonly kind: 'inOtherWords'; readonly form: string; readonly command: CommandReading }
  /** An answer to the form that has the floor; its feature may still decline. */
  | { readonly kind: 'answer'; readonly form: string }
  /** 百千万 3 12 150 with no return open. */
  | { readonly kind: 'programmes'; readonly said: MonthlySaid }
  /** 发布 2021年, 发布 5月: a month or a year. */
  | { readonly kind: 'publishPeriod'; readonly period: string }
  /** 为什么 滕州 第3. */
  | { readonly kind: 'why'; readonly why: Why }
  /** 属实 [甲公司 原因], to a report that was sent back; 属实 alone may be 确认. */
  | { readonly kind: 'stands'; readonly args: CommandArgs }
  /** 更正 甲公司 …: where its week is closed or published it has to be asked for. `rest`: what follows the name. */
  | { readonly kind: 'correct'; readonly rest: string; readonly enterprise: string }
  /** 同意更正 3, 更正申请. */
  | { readonly kind: 'decision'; readonly decision: Decision }
  /** 撤销急需 12. */
  | { readonly kind: 'undoNumber'; readonly number: number }
  /** 出处 3. */
  | { readonly kind: 'sourceRow'; readonly row: number }
  /** 出处 of what was asked last. */
  | { readonly kind: 'sources'; readonly of: QueryReading }
  /** 高新区呢, 导出来: the last question with what it changes. */
  | { readonly kind: 'followUp'; readonly query: QueryReading }
  /** Figures of enterprises by name. `week`: the one that was named. `spreads`: something is said of all others. */
  | {
      readonly kind: 'report';
      readonly report: ReportReading;
      readonly week: Week | null;
      readonly spreads: boolean;
      readonly isCorrection: boolean;
      readonly byNumber: boolean;
    }
  /** 更正 2号. */
  | { readonly kind: 'correctNumber'; readonly number: number; readonly byNumber: boolean }
  /** By the numbers of the list, a correction of what was said, or an answer to the week's question. */
  | { readonly kind: 'reply'; readonly byNumber: boolean }
  /** Several lines, some by number, some by name. */
  | ({ readonly kind: 'lines'; readonly byNumber: boolean } & MixedLines)
  | { readonly kind: 'command'; readonly command: CommandReading }
  /** `alternatives`: at most two other readings of the same words, the likelier first; absent where there is none. */
  | { readonly kind: 'query'; readonly query: QueryReading; readonly alternatives?: readonly QueryReading[] }
  /** 谢谢, 你好 and nothing else. */
  | { readonly kind: 'manners'; readonly manners: Manners }
  /** 再说一遍 where nothing is asked. */
  | { readonly kind: 'repeat' }
  /** Nothing certain. `saysChange`: 改 …; `asks`: by its words a question. */
  | {
      readonly kind: 'unclear';
      readonly guesses: readonly Reading[];
      readonly saysChange: boolean;
      readonly asks: boolean;
    };

export type MixedLines = {
  readonly list: Omit<Extract<ListAnswer, { readonly kind: 'list' }>, 'kind'>;
  readonly named: ReportReading['reports'];
  readonly unread: readonly string[];
  /** 更正 1 普工7: tiers that were not named stay as they are. */
  readonly isCorrection?: true;
};

export type MeaningOf<Kind extends Meaning['kind']> = Extract<Meaning, { readonly kind: Kind }>;

/** `reading`: what the text means with nothing open. `meanings`: the likeliest first; the last is always `unclear`. */
export type Interpretation = { readonly reading: Reading; readonly meanings: readonly Meaning[] };
