// How may the value of a rule be written in the settings file, and how is it printed again?
import { z } from 'zod';
import type { ClockTime, MonthTime, WeekTime } from '../../domain/settings.ts';

/** One way to write a value; what `show` prints the schema takes. */
type Kind<T> = {
  readonly schema: z.ZodType<T>;
  /** What is wanted, in Chinese, behind the rule's name. */
  readonly wanted: string;
  show(value: T): string;
};

export type SettingRule<T> = Kind<T> & {
  /** What the rule decides, in Chinese. */
  readonly what: string;
};

export const rule = <T>(kind: Kind<T>, what: string): SettingRule<T> => ({ ...kind, what });

/** A whole number from `least` to `most`, both included. */
export const whole = (least: number, most: number): Kind<number> => ({
  schema: z.int().min(least).max(most),
  wanted: `应为 ${least} 到 ${most} 的整数`,
  show: String,
});

/** One of some words, each standing for a value. */
export function word<T extends string>(words: Readonly<Record<string, T>>): Kind<T> {
  const known = Object.keys(words);
  return {
    schema: z
      .string()
      .refine((w) => Object.hasOwn(words, w))
      .transform((w) => words[w] as T),
    wanted: `只能是 ${known.join('、')} 之一`,
    show: (value) => known.find((w) => words[w] === value) ?? value,
  };
}

const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d';

export const clock: Kind<ClockTime> = {
  schema: z.string().regex(new RegExp(`^${CLOCK}$`)),
  wanted: '应为 24 小时制的时间，例如 09:03',
  show: (value) => value,
};

const WEEKDAYS: readonly string[] = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const ENGLISH: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEK_TIME = new RegExp(`^(?:(${WEEKDAYS.join('|')}|${ENGLISH.join('|')})\\s*)?(${CLOCK})$`, 'i');

/** `周四 15:03`; without a day it stays on `usual`. */
export const weekTime = ({ weekday: usual }: WeekTime): Kind<WeekTime> => ({
  schema: z
    .string()
    .regex(WEEK_TIME)
    .transform((text) => {
      const [, day = '', at = ''] = WEEK_TIME.exec(text) ?? [];
      const number = Math.max(WEEKDAYS.indexOf(day), ENGLISH.indexOf(day.toLowerCase()));
      return { weekday: number < 0 ? usual : number + 1, clock: at };
    }),
  wanted: '应为星期和时间，例如 周四 15:03',
  show: ({ weekday, clock }) => `${WEEKDAYS[weekday - 1]} ${clock}`,
});

const MONTH_TIME = new RegExp(`^(?:(当天|提前\\s*([1-9])\\s*天)\\s*)?(${CLOCK})$`);

/** `提前2天 09:03` or `当天 11:03`; without a day it stays on `usual`. */
export const monthTime = ({ daysBefore: usual }: MonthTime): Kind<MonthTime> => ({
  schema: z
    .string()
    .regex(MONTH_TIME)
    .transform((text) => {
      const [, day, days = '0', at = ''] = MONTH_TIME.exec(text) ?? [];
      return { daysBefore: day === undefined ? usual : Number(days), clock: at };
    }),
  wanted: '应为天数和时间，例如 提前2天 09:03 或 当天 11:03',
  show: ({ daysBefore, clock }) => `${daysBefore === 0 ? '当天' : `提前${daysBefore}天`} ${clock}`,
});

/** A part of a whole, above 0 and at most 1: `20%` or 0.2. */
export const share: Kind<number> = {
  schema: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,3}(?:\.\d)?%$/)
        .transform((text) => Number(text.slice(0, -1)) / 100),
    ])
    .refine((value) => value > 0 && value <= 1),
  wanted: '应为大于 0、不超过 100% 的比例，例如 20%',
  show: (value) => `${Math.round(value * 1_000) / 10}%`,
};

/** In quotes, or a leading zero would be lost. */
export const phone: Kind<string | null> = {
  schema: z
    .union([z.null(), z.string().regex(/^(?:无|[\d+()（） 、/转-]{3,40})$/)])
    .transform((text) => (text === '无' ? null : text)),
  wanted: '应为加引号的电话号码，例如 "010-12345678"，没有写 无',
  show: (value) => value ?? '无',
};

/** Days ahead, each said once. */
export const daysAhead: Kind<readonly number[]> = {
  schema: z
    .array(z.int().min(1).max(365))
    .min(1)
    .max(6)
    .refine((days) => new Set(days).size === days.length),
  wanted: '应为 1 到 6 个不同的天数，每个 1 到 365，例如 [60, 30, 7]',
  show: (days) => `[${days.join(', ')}]`,
};

/** The first week with a report, or a week of each year. */
export const baseline: Kind<'first' | `W${string}`> = {
  schema: z.custom<'first' | `W${string}`>((v) => typeof v === 'string' && /^(?:first|W(?:0[1-9]|[1-4]\d|5[0-3]))$/.test(v)),
  wanted: '应为 first 或某一周，例如 W10',
  show: (value) => value,
};
