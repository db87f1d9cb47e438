import { describe, expect, test } from 'vitest';
import { createPinoLog, type PinoLogOptions } from '../../src/http/pino-log.ts';

const SECRETS = ['corp-secret-0123', 'p@ss"word\\1', 'short'];

function logged(name: string, fields?: Record<string, unknown>, options: Partial<PinoLogOptions> = {}): string[] {
  const lines: string[] = [];
  const log = createPinoLog({
    level: 'info',
    clock: { now: () => new Date('2026-11-26T02:00:00.000Z') },
    secrets: SECRETS,
    write: (line) => void lines.push(line),
    ...options,
  });
  log.event(name, fields);
  return lines;
}

const only = (lines: readonly string[]): Record<string, unknown> => {
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  expect(Buffer.byteLength(lines[0] ?? '')).toBeLessThanOrEqual(2_048);
  return JSON.parse(lines[0] ?? '');
};

test('an event is one line of JSON with the clock’s time', () => {
  expect(only(logged('report.filed', { person: 'ww/zhangsan', ms: 12 }))).toEqual({
    level: 'info',
    time: '2026-11-26T02:00:00.000Z',
    event: 'report.filed',
    person: 'ww/zhangsan',
    ms: 12,
  });
});

test.each([
  ['bug', {}, 'error'],
  ['problem', { loud: true }, 'error'],
  ['problem', { loud: false }, 'warn'],
  ['problem', { code: 'database.away' }, 'error'],
  ['problem', { code: 'database.conflict' }, 'warn'],
  ['callback.refused', {}, 'warn'],
  ['policies.drifted', { objects: ['table audit'] }, 'warn'],
  ['message.received', {}, 'info'],
])('%s %j is told as %s', (name, fields, level) => expect(only(logged(name, fields)).level).toBe(level));

test('what is below the level is not told', () => {
  expect(logged('message.received', {}, { level: 'warn' })).toEqual([]);
  expect(logged('bug', {}, { level: 'silent' })).toEqual([]);
});

describe('a line is cut at 2 KB and stays JSON', () => {
  test.each([
    ['a long text', { why: 'x'.repeat(1_000_000) }],
    ['wide characters', { why: '数'.repeat(10_000) }],
    ['quotes that double', { why: '"'.repeat(10_000) }],
    ['many fields', Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`field${i}`, '数'.repeat(100)]))],
    ['a long list', { list: Array.from({ length: 5_000 }, (_, i) => i) }],
    ['a deep stack', { error: new Error('x'.repeat(5_000)) }],
  ])('%s', (_, fields) => expect(only(logged('bug', fields)).event).toBe('bug'));

  test('line ends and colours of a sender do not get out of their field', () => {
    const [line = ''] = logged('callback.refused', { why: 'a\n{"event":"forged"}\u001b[31m' });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(line).not.toContain('\u001b');
    expect(JSON.parse(line)).toMatchObject({ event: 'callback.refused' });
  });
});

describe('secrets', () => {
  test.each([
    ['a secret of the settings', { why: `x ${SECRETS[0]} y` }],
    ['one with quotes', { why: SECRETS[1] }],
    ['within an address', { why: 'https://x/cgi-bin/gettoken?corpid=ww1&corpsecret=QQQQ&x=1' }],
    ['an access token', { url: '/cgi-bin/message/send?access_token=QQQQ' }],
    ['in an error', { error: new Error('connect postgres://u:corp-secret-0123@h/d failed') }],
    ['a mobile number', { why: '联系人 13800138000' }],
  ])('%s', (_, fields) => {
    const [line = ''] = logged('problem', fields);
    expect(line).not.toMatch(/corp-secret|p@ss|QQQQ|13800138000/);
    expect(line).toContain('[…]');
    JSON.parse(line);
  });

  test('an error is its first line and its frames: what a library wrote below, values included, stays out', () => {
    const error = new Error('Invalid `report.create()` invocation:\n{ shortage: 777 }');
    const told = String(only(logged('bug', { error })).error);
    expect(told).toContain('Invalid `report.create()`');
    expect(told).toContain('pino-log.test.ts');
    expect(told).not.toContain('777');
  });
});
