import { describe, expect, test } from 'vitest';
import { UNDECIDED_MS } from '../../../src/desk/outbox/fate.ts';
import { reasonText } from '../../../src/desk/outbox/reasons.ts';
import { type Retried, retryFate, showRetries } from '../../../src/desk/outbox/retry.ts';
import { PROBLEMS } from '../../../src/desk/problem.ts';
import { ERRCODES } from '../../../src/wecom/errcode.ts';

const now = new Date('2021-05-21T03:03:00Z');
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const row = (over: Partial<Retried> = {}): Retried => ({
  id: '7',
  person: 'anna',
  state: 'failed',
  expiresAt: null,
  firstClaimedAt: null,
  ...over,
});

describe('a row an operator wants sent again', () => {
  test('goes out where it failed, and nothing of it can have been shown', () => {
    expect(retryFate(row(), now)).toBe('again');
    expect(retryFate(row({ expiresAt: new Date(now.getTime() + 1) }), now)).toBe('again');
  });
  test('stays where its time is over', () => expect(retryFate(row({ expiresAt: now }), now)).toBe('expired'));
  test('stays where it may have been shown so long ago that WeCom would not hide it', () => {
    expect(retryFate(row({ firstClaimedAt: ago(UNDECIDED_MS - 1) }), now)).toBe('again');
    expect(retryFate(row({ firstClaimedAt: ago(UNDECIDED_MS) }), now)).toBe('maybeShown');
    expect(retryFate(row({ state: 'unknown' }), now)).toBe('maybeShown');
  });
  test.each(['due', 'sending', 'sent', 'dropped'] as const)('stays where it is %s', (state) => {
    expect(retryFate(row({ state }), now)).toBe('notFailed');
  });
  test('is told of, each with what becomes of it', () => {
    const retries = [
      { id: '7', person: 'anna', fate: 'again' },
      { id: '8', person: 'bert', fate: 'expired' },
    ] as const;
    expect(showRetries(retries, ['9'], false)).toEqual([
      '1条已放回待发，很快会发出。',
      '  7\tanna',
      '没有补发的：',
      '  8\tbert\t已过期，不再补发',
      '没有这些编号：9',
    ]);
    expect(showRetries(retries, [], true)[0]).toBe('有1条可以补发，没有改动。');
  });
});

describe('why a message waits', () => {
  test('is a sentence and the word behind it', () => {
    expect(reasonText('quiet')).toBe('夜间不发，早上再发（quiet）');
    expect(reasonText('wecom.configuration 60020')).toMatch(/^本机出口地址不在“企业可信IP”里.*（wecom\.configuration 60020）$/);
    expect(reasonText(null)).toBe('—');
    expect(reasonText('something new')).toBe('something new');
  });
  test('is known for every code and every number of a setting', () => {
    for (const code of Object.keys(PROBLEMS)) expect(reasonText(code)).toMatch(/\p{Script=Han}/u);
    for (const [number, code] of ERRCODES) expect(reasonText(`${code} ${number}`)).toMatch(/\p{Script=Han}/u);
  });
});
