// What is asked of what waits for 确认, and what calls it off or puts it off.
import { describe, expect, it } from 'vitest';
import { type AsksOpen, asksOpenIn, callsOff, putsOff } from '../../src/reading/answer/asked-open.ts';
import { interpret } from '../../src/reading/interpret.ts';
import type { Meaning, Situation } from '../../src/reading/meaning.ts';
import { NOTHING_OPEN } from './nothing-open.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('first');
const first = (text: string, account: string, situation: Partial<Situation>): Meaning | undefined =>
  interpret(text, world.context(account, '2021-05-20T10:00:00+08:00'), { ...NOTHING_OPEN, ...situation }).meanings[0];
const act = (form: string): Partial<Situation> => ({ open: { form, wanted: { kind: 'assent' }, listSince: false } });

describe('a question about what is open', () => {
  it.each<readonly [string, string, AsksOpen | null]>([
    ['weekly', '提交成功了没', 'done'],
    ['weekly', '我交上去了吗？', 'done'],
    ['weekly', '是不是已经上报了', 'done'],
    ['weekly', '这么写行不行', 'fit'],
    ['weekly', '数据对不对', 'fit'],
    ['weekly', '还要确认吗', 'fit'],
    ['weekly', '确认以后会怎么样', 'effect'],
    ['weekly', '不确认会怎样', 'effect'],
    ['return', '退回去了没有', 'done'],
    ['return', '签发了没有', null],
    ['signOff', '签好了没', 'done'],
    ['broadcast', '群发出去了吗', 'done'],
    ['publish', '能发布吗', 'fit'],
    // Answers, and what asks of something else.
    ['weekly', '行', null],
    ['weekly', '对的', null],
    ['weekly', '不对', null],
    ['weekly', '没有', null],
    ['weekly', '技工招到了没', null],
    ['weekly', '棠岭报了吗', null],
    ['weekly', '普工是8吗', null],
  ])('%s: %s is %s', (form, text, asks) => expect(asksOpenIn(text, form)).toBe(asks));

  it('comes before the form’s answer, and is nothing where nothing is open', () => {
    expect(first('办好了吗', 'lianluo-tz', act('return'))).toEqual({ kind: 'askedOpen', asks: 'done' });
    expect(first('交上去了吗', 'zhuanyuan-tz-01', { reporting: true })).toEqual({ kind: 'askedOpen', asks: 'done' });
    expect(first('这样报对吗', 'zhuanyuan-tz-01', { reporting: true })).toEqual({ kind: 'askedOpen', asks: 'fit' });
    expect(first('办好了吗', 'lianluo-tz', {})?.kind).not.toBe('askedOpen');
  });

  it('is answered by what has happened where the words are another act’s', () => {
    expect(first('签发了吗', 'lianluo-tz', act('return'))?.kind).toBe('query');
    expect(first('签发了吗', 'lianluo-tz', act('signOff'))).toEqual({ kind: 'askedOpen', asks: 'done' });
    expect(first('上周签发了吗', 'lianluo-tz', act('signOff'))?.kind).toBe('query');
  });
});

describe('an act that is called off or put off', () => {
  it.each(['不签了', '还是不发布了', '先不退', '那就不交接了吧'])('%s', (text) => {
    expect(callsOff(text)).toBe(true);
    expect(first(text, 'lianluo-tz', act('signOff'))).toMatchObject({ kind: 'inOtherWords', command: { name: 'cancel' } });
  });
  it.each(['回头再签', '明天早上再发布', '下午再退回吧'])('%s', (text) => {
    expect(putsOff(text)).toBe(true);
    expect(first(text, 'lianluo-tz', act('signOff'))).toMatchObject({ kind: 'inOtherWords', command: { name: 'pause' } });
    expect(interpretKinds(text)).toContain('manners');
  });
  it.each(['不缺了', '不要人了', '明天再来5个普工', '下周再招3个'])('is not: %s', (text) =>
    expect([callsOff(text), putsOff(text)]).toEqual([false, false]),
  );
});

const interpretKinds = (text: string): readonly Meaning['kind'][] =>
  interpret(text, world.context('zhuanban-01', '2021-05-20T10:00:00+08:00'), NOTHING_OPEN).meanings.map(({ kind }) => kind);
