// How do the desk's own commands read, and what is left out of one that is not complete?
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../src/desk/reading-context.ts';
import { TRANSCRIPT_ROSTER } from '../../src/desk/transcript/bureau.ts';
import { readMessage } from '../../src/reading/message.ts';

const roster = { ...TRANSCRIPT_ROSTER, version: 1 };
const bureau = { roster, calendar: { days: new Map(), years: new Set<number>(), moved: new Map() } };
const arrivedAt = new Date('2026-11-23T09:00:00+08:00');

function read(as: string, text: string) {
  const person = roster.people.find((p) => p.userid === as);
  if (!person) throw new Error(`nobody is called ${as}`);
  const reading = readMessage(text, contextOf({ bureau, person, arrivedAt }));
  return reading.kind === 'command' ? [reading.name, reading.args ?? {}] : [reading.kind];
}
const day = (local: string): Date => new Date(`2026-${local}+08:00`);

describe('截止', () => {
  it.each([
    ['截止 2026-W48 11月26日 17:00', { period: '2026-W48', at: day('11-26T17:00') }],
    ['把本周截止时间改到周四下午5点', { period: '2026-W48', at: day('11-26T17:00') }],
    ['截止 2026-11 12月2日 12:00', { period: '2026-11', at: day('12-02T12:00') }],
    ['截止 2026-W48', { period: '2026-W48' }],
    ['截止 2026-W48 11月26日', { period: '2026-W48' }],
    ['截止 11月26日', { period: '2026-W48' }],
    ['截止 17:00', {}],
  ])('%s', (text, args) => expect(read('zhuanban', text)).toEqual(['deadline', args]));
});

describe('代班 and 请假', () => {
  it.each([
    ['代班 东城专员 到12月1日', { person: 'dong-01', at: day('12-02T00:00') }],
    ['代班 东城专员', { person: 'dong-01' }],
    ['替东城专员代班到周五', { person: 'dong-01', at: day('11-28T00:00') }],
    ['代班 东城专员 结束', { person: 'dong-01', on: false }],
    ['结束代班 东城专员', { person: 'dong-01', on: false }],
    ['取消代班 东城专员', { person: 'dong-01', on: false }],
    ['代班 王某 到12月1日', { text: '王某', at: day('12-02T00:00') }],
    ['代班 王某 结束', { text: '王某', on: false }],
  ])('%s', (text, args) => expect(read('dong-lianluo', text)).toEqual(['standIn', args]));

  it.each([
    ['请假 到12月1日', { at: day('12-02T00:00') }],
    ['请假三天', { at: day('11-26T00:00') }],
    ['请假', {}],
    ['销假', { on: false }],
    ['我回来了', { on: false }],
  ])('%s', (text, args) => expect(read('dong-01', text)).toEqual(['leave', args]));
});

describe('退回', () => {
  const last = { period: '2026-W47' };
  it.each([
    ['退回 一厂 上周 数不对', { ...last, reason: '数不对' }],
    ['退回 上周 一厂 数不对', { ...last, reason: '数不对' }],
    ['退回 一厂 上周，数不对', { ...last, reason: '数不对' }],
    ['退回 一厂 第46周 原因：数不对', { period: '2026-W46', reason: '数不对' }],
    ['退回 一厂 上周', last],
    ['退回 一厂 10月 数不对', { period: '2026-10', reason: '数不对' }],
    // Beside it by its own words: they stay the reason's.
    ['退回 一厂 上周的数不对', { ...last, reason: '上周的数不对' }],
    // A week the figures are compared with is none that is sent back.
    ['退回 一厂 缺工数和上周对不上', { reason: '缺工数和上周对不上' }],
    ['退回 一厂 上周对不上', { reason: '上周对不上' }],
    ['退回 一厂 数不对', { reason: '数不对' }],
    ['退回 一厂', {}],
  ])('%s', (text, args) => expect(read('dong-lianluo', text)).toEqual(['return', { enterprise: '示例一厂', ...args }]));
});
