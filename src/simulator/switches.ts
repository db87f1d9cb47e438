// Which of WeCom's undocumented or bad-day behaviours are switched on?
import { z } from 'zod';

const keysOf = <K extends string>(words: Readonly<Record<K, string>>) => Object.keys(words) as K[];

export const API_FAULTS = {
  none: '正常',
  busy: '系统繁忙（-1）',
  throttled: '调用过于频繁（45009）',
  untrustedIp: 'IP 不可信（60020）',
  disabled: '应用被停用（50003）',
  badGateway: 'HTTP 502',
  slow: '应答很慢（8 秒）',
  lostAnswer: '已执行但应答丢失',
  cutOff: '未执行，连接中断',
} as const;
export type ApiFault = keyof typeof API_FAULTS;

export const USERID_CASES = { asWritten: '与通讯录一致', upper: '全部大写', lower: '全部小写' } as const;
type UseridCase = keyof typeof USERID_CASES;

export type Switches = {
  /** Older wording (path/90238): any status but 200 is retried. Newer (90930): only time-outs and network failures. */
  readonly retryOnStatus: boolean;
  /** Every delivery is made twice at once, as WeCom may (wecom §1.7). */
  readonly deliverTwice: boolean;
  /** A retry carries a new timestamp, nonce and ciphertext; off: the same bytes again (wecom §10.3, unknown). */
  readonly resealRetries: boolean;
  /** Whether a passive update_button or update_template_card answers a card event (wecom §1.8, unknown). */
  readonly passiveCardUpdate: boolean;
  /** How the userid is written in callbacks; WeCom compares without case. */
  readonly useridCase: UseridCase;
  /** Each gettoken gives another token (wecom §10.15, unknown). */
  readonly newTokenEachCall: boolean;
  /** A text over 2,048 bytes is refused with 45002; off: cut (wecom §10.13, unknown). */
  readonly refuseLongText: boolean;
  /** What befalls API calls, gettoken included. */
  readonly apiFault: ApiFault;
  /** How many calls the fault still befalls; 0 = all until it is switched off. */
  readonly apiFaultCalls: number;
};

export const USUAL: Switches = {
  retryOnStatus: false,
  deliverTwice: false,
  resealRetries: true,
  passiveCardUpdate: false,
  useridCase: 'asWritten',
  newTokenEachCall: false,
  refuseLongText: false,
  apiFault: 'none',
  apiFaultCalls: 0,
};

const flag = z.boolean().exactOptional();
const SWITCHES: z.ZodType<Partial<Switches>> = z.strictObject({
  retryOnStatus: flag,
  deliverTwice: flag,
  resealRetries: flag,
  passiveCardUpdate: flag,
  useridCase: z.enum(keysOf(USERID_CASES)).exactOptional(),
  newTokenEachCall: flag,
  refuseLongText: flag,
  apiFault: z.enum(keysOf(API_FAULTS)).exactOptional(),
  apiFaultCalls: z.int().min(0).exactOptional(),
});

/** Reads switches from the page's JSON; null where a name or a value is unknown. */
export const readSwitches = (given: unknown): Partial<Switches> | null => SWITCHES.safeParse(given).data ?? null;

/** The userid as a callback writes it. */
export function accountInCallback(account: string, useridCase: UseridCase): string {
  switch (useridCase) {
    case 'asWritten':
      return account;
    case 'upper':
      return account.toUpperCase();
    case 'lower':
      return account.toLowerCase();
  }
}
