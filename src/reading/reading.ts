// What can a message mean?
import type { CommandName } from '../../conversations/commands.ts';
import type { JobQuestionId } from '../../conversations/job-questions.ts';
import type { EnterpriseType } from '../domain/enterprises.ts';
import type { Person } from '../domain/people.ts';
import type { FigureKey, Programme } from '../domain/programmes.ts';
import type { Region } from '../domain/regions.ts';
import type { SkillTier } from '../domain/tiers.ts';
import type { Day, Month, Week } from '../domain/time.ts';
import type { Named } from './names/named.ts';
import type { NameIndex } from './names/names.ts';

/** Beside any reading: words, as typed, that did not shape it. Absent where every word did or is known to say nothing. */
type Skipping = { readonly skipped?: readonly string[] };

/** What a message means to one person at one instant, with no conversation open. */
export type Reading = ReportReading | QueryReading | CommandReading | UnclearReading;

/** All that reading knows of the world; nothing else decides what a sentence means. */
export type ReadingContext = {
  readonly names: NameIndex;
  readonly person: Person;
  /** Ids the speaker may report that day: a specialist's assigned ones, all of a coordinator's district, none for the task force. Keep one Set per person, day and roster version: what is derived from it is remembered by identity. */
  readonly own: ReadonlySet<string>;
  readonly regions: readonly Region[];
  /** Everybody on the roster, for 代班, 交接 and a specialist's figures. */
  readonly people: readonly Person[];
  readonly now: Date;
};

// ── Reports ────────────────────────────────────────────────────────────────────────────────────────────────

/** Whole numbers ≥ 0. A tier nobody mentioned is absent, not zero; `total` is a number said without a tier. */
export type SpokenFigures = Readonly<Partial<Record<SkillTier | 'total', number>>>;

export type FigureField = 'headcount' | `shortage.${SkillTier | 'total'}` | `resolved.${SkillTier | 'total'}`;

/** Something that was said of a figure and is not stored. */
export type FigureProblem = {
  /** The words as typed: 十几, 20左右; empty where a row of figures lacks one. */
  readonly text: string;
  /** Absent where it is not known which figure was meant. */
  readonly field?: FigureField;
  /** `vague`: no exact whole number ≥ 0 · `relative`: 比上周少3个 · `tier`: no tier of annex 1 (焊工3). */
  readonly why: 'vague' | 'relative' | 'tier';
};

/** What was said of one enterprise's week, apart from its name. */
export type FiguresSaid = {
  readonly headcount?: number;
  readonly shortage?: SpokenFigures;
  readonly resolved?: SpokenFigures;
  /** 无缺工. */
  readonly none?: true;
  /** 同上周. */
  readonly same?: true;
  readonly problems?: readonly FigureProblem[];
};

export type ReportEntry = Named & FiguresSaid;

export type ReportReading = Skipping & {
  readonly kind: 'report';
  readonly period: Week;
  readonly reports: readonly ReportEntry[];
  /** Words that did not shape the reading, as typed. */
  readonly skipped?: readonly string[];
};

// ── Questions ──────────────────────────────────────────────────────────────────────────────────────────────

/** 退回了吗, 补报过没有, 催报了没有, 广播过了吗: whether, when and by whom it was done. Asked only by a question. */
export const ACTS_ASKED = ['returned', 'reopened', 'reminded', 'broadcast'] as const;
export type ActAsked = (typeof ACTS_ASKED)[number];

export const MEASURES = [
  /** 缺工企业数: enterprises with a shortage above 0; its answer gives the share of those that reported, too (占比). */
  'shortEnterprises',
  'shortage',
  'resolved',
  'resolvedToDate',
  /** 解决率: resolved ÷ (shortage + resolved) of the same week. */
  'resolvedRate',
  'headcount',
  'enterprises',
  'shortageRate',
  'newDemand',
  'coverage',
  'outstanding',
  'late',
  /** 谁报得最晚: the instant of each week's first filing. */
  'filedAt',
  /** 签发了没, 谁签发了: which districts have signed the week off, who and when, and which have not. */
  'signOff',
  /** 上周发布了吗: whether a week, or with `monthly` a month, is published, by whom and when. */
  'publication',
  /** 发布后改过的: reports that are others than those a week was published with. */
  'changed',
  ...ACTS_ASKED,
  /** 什么时候截止: when a week, or with `monthly` a month, is due. */
  'deadline',
  /** 谁是联络员, 谁负责甲公司: the coordinators of the districts, the specialist of the enterprise. */
  'contacts',
  'urgentDemands',
  /** 经验有哪些: good practices that were sent. */
  'practices',
  'specialists',
  'monthly',
  'assessment',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Weeks, both ends included; a month; or a year. */
export type QueryPeriod = { readonly from: Week; readonly to: Week } | { readonly month: Month } | { readonly year: number };

export type Dimension = 'district' | 'type' | 'tier' | 'enterprise' | 'specialist' | 'period';

/**
 * Bounds of a figure, all of which hold; at least one is there. Of people and enterprises, whole numbers with `over` (>) and `under` (<) alone:
 * 14人以上 over 13, 超过14人 over 14, 14人以下 under 15, 零缺工 under 1, 20到50人 over 19 and under 51. Of rates, percent as said: 5%以上 atLeast 5, 超过5% over 5.
 */
type Bounds = {
  readonly measure: Measure;
  readonly over?: number;
  readonly under?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
};

/** Absent lists mean all. `districts` are region codes; enterprises are ids. */
export type QueryReading = Skipping & {
  readonly kind: 'query';
  readonly measures: readonly Measure[];
  readonly period: QueryPeriod;
  /** 除了滕州: the others. */
  readonly districts?: readonly string[];
  readonly types?: readonly EnterpriseType[];
  readonly tiers?: readonly SkillTier[];
  readonly programmes?: readonly Programme[];
  /** 办了几场: which figures of those programmes; absent: all. */
  readonly figures?: readonly FigureKey[];
  readonly enterprise?: string;
  readonly doubt?: 'name';
  /** Two or more enterprises named. */
  readonly enterprises?: readonly string[];
  /** 不算甲公司: left out of the answer; ids. */
  readonly excluded?: readonly string[];
  /** A name in the question fits several of the roster. */
  readonly candidates?: readonly string[];
  /** A name in the question fits none. */
  readonly unknown?: string;
  /** An urgent demand by its number: 1号急需谁接的. */
  readonly demand?: number;
  /** A person's key. */
  readonly specialist?: string;
  readonly surveyed?: true;
  /** 今天新报了几家: only weeks first filed on these days, both ends included. */
  readonly filedOn?: { readonly from: Day; readonly to: Day };
  readonly by?: Dimension | readonly [Dimension, Dimension];
  /** 每月, 哪个月: the periods of `by` are months, not weeks. */
  readonly months?: true;
  readonly top?: number;
  /** `both`: 最高和最低, `top` of either end. */
  readonly order?: 'desc' | 'asc' | 'both';
  /** 增加最多, 降得最快: ordered by the difference from the period before; a fall ranks `asc`. */
  readonly rankBy?: 'change';
  /** 滕州排第几: the place of the district (or enterprise) named, in `order`, among all in `by`. */
  readonly rank?: true;
  readonly compare?: 'previous' | 'sameLastYear';
  /** 平均每家: the measures divided by how many of these there are. */
  readonly average?: Dimension;
  /** 比全市平均: each figure beside that of all, of sums the average; or only those above or below it. */
  readonly beside?: 'each' | 'above' | 'below';
  /** 占全市多少: each figure as a share of all, too. */
  readonly share?: true;
  readonly form?: 'chart' | 'workbook';
  /** 下一页 of a list: from 2. */
  readonly page?: number;
  readonly threshold?: Bounds;
  /** 连续三周 → 3: the threshold, or `outstanding` without one, holds in as many weeks on end, the last of the period the last of them. ≥ 2. */
  readonly weeks?: number;
};

// ── Commands ───────────────────────────────────────────────────────────────────────────────────────────────

/** What a command's text carried; everything else is absent. */
export type CommandArgs = {
  readonly enterprise?: string;
  readonly doubt?: 'name';
  readonly candidates?: readonly string[];
  readonly unknown?: string;
  readonly reason?: string;
  readonly text?: string;
  readonly period?: Week | Month;
  /** The return of a month is meant, and which month was not said. */
  readonly monthly?: true;
  /** The instant that was named (截止 …, 请假 到 …, 一小时后…). */
  readonly at?: Date;
  /** Region codes. */
  readonly districts?: readonly string[];
  /** The number of an urgent demand or a practice. */
  readonly number?: number;
  /** People resolved (办结 12 解决60人). */
  readonly people?: number;
  /** Key of the person named (交接, 代班). */
  readonly person?: string;
  /** Which question about the job (`conversations/job-questions.ts`); absent: 常见问题. */
  readonly id?: JobQuestionId;
  /** 卡片 true, 文字 false; 销假 and the end of 代班 false. */
  readonly on?: boolean;
};

export type CommandReading = Skipping & {
  readonly kind: 'command';
  readonly name: CommandName;
  readonly args?: CommandArgs;
};

/** Could be several things or nothing; at most three guesses, the likeliest first. */
type UnclearReading = Skipping & {
  readonly kind: 'unclear';
  readonly guesses: readonly (ReportReading | QueryReading | CommandReading)[];
};

export const UNCLEAR: UnclearReading = { kind: 'unclear', guesses: [] };
