import { describe, expect, it } from 'vitest';
import { DISPATCH_RULES } from '../../src/desk/dispatch.ts';
import { readMessages, readUnderstand, ruleLines, understand } from '../../src/desk/understand.ts';
import { readMessage } from '../../src/reading/message.ts';
import { roster } from '../domain/bureau.ts';
import { CALENDAR_2026 } from '../domain/calendar-2026.ts';

const NOW = '2026-05-21T10:00:00+08:00';

describe('what is asked', () => {
  it('one message', () =>
    expect(readUnderstand(['--as', 'zb', '--now', NOW, '上周 合计'])).toEqual({
      kind: 'message',
      sent: { as: 'zb', now: new Date(NOW), text: '上周 合计' },
    }));

  it('a file', () => expect(readUnderstand(['--file', 'a.jsonl'])).toEqual({ kind: 'file', path: 'a.jsonl' }));

  it.each([
    [['--thread', 'a.txt'], { text: null, roster: null }],
    [['--thread', 'a.txt', '普工9'], { text: '普工9', roster: null }],
    [['--thread', 'a.txt', '--roster', 'b.xlsx'], { text: null, roster: 'b.xlsx' }],
  ])('a transcript: %j', (args, wanted) => expect(readUnderstand(args)).toEqual({ kind: 'thread', path: 'a.txt', ...wanted }));

  it('the rules, each on a line of its own', () => {
    expect(readUnderstand(['--rules'])).toEqual({ kind: 'rules' });
    expect(ruleLines().map((line) => /^(\d+)\. (\w+): /.exec(line)?.slice(1))).toEqual(
      DISPATCH_RULES.map(({ name }, i) => [String(i + 1), name]),
    );
  });

  it('help', () => expect(readUnderstand(['--help'])).toEqual({ kind: 'help' }));

  it.each([
    [[], 3],
    [['合计'], 2],
    [['--as', 'zb', '合计'], 1],
    [['--as', 'zb', '--now', '2026-05-21T10:00:00', '合计'], 1], // no offset
    [['--as', 'zb', '--now', NOW], 1],
    [['--as', 'zb', '--now', NOW, '上周', '合计'], 1],
    [['--file', 'a.jsonl', '--as', 'zb'], 1],
    [['--who', 'zb'], 1],
    [['--rules', '合计'], 1],
    [['--rules', '--thread', 'a.txt'], 1],
    [['--thread', 'a.txt', '--as', 'zb', '上周', '合计'], 2],
    [['--roster', 'b.xlsx'], 1],
  ])('%j has %i faults', (args, faults) => {
    const wish = readUnderstand(args);
    expect(wish.kind === 'faults' && wish.faults.length).toBe(faults);
  });
});

describe('a file of messages', () => {
  it('is read line by line, blank lines left out', () =>
    expect(readMessages(`{"as":"a","now":"${NOW}","text":"x"}\n\n{"as":"b","now":"${NOW}","text":""}\r\n`)).toEqual({
      sent: [
        { as: 'a', now: new Date(NOW), text: 'x' },
        { as: 'b', now: new Date(NOW), text: '' },
      ],
    }));

  it('names every line that is wrong', () => {
    const read = readMessages(`nothing\n{"as":"a","now":"${NOW}","text":"x"}\n{"as":"a","now":"today","text":"x"}\n[]\nnull`);
    expect('faults' in read && read.faults.map((f) => f.slice(0, 3))).toEqual(['第1行', '第3行', '第4行', '第5行']);
  });
});

describe('the answer', () => {
  const bureau = { roster: roster([]), calendar: CALENDAR_2026 };
  const person = bureau.roster.people.find((p) => p.active);
  const sent = { as: person?.account ?? '', now: new Date(NOW), text: '帮助' };

  it('is one JSON line a message, in their order', () =>
    expect(understand(bureau, [sent, { ...sent, text: '😊' }], readMessage)).toMatchObject({
      lines: ['{"kind":"command","name":"help"}', expect.stringContaining('"unclear"')],
    }));

  it('does not mind how the account is written', () =>
    expect('lines' in understand(bureau, [{ ...sent, as: sent.as.toUpperCase() }], readMessage)).toBe(true));

  it('is refused for a stranger, who is named', () =>
    expect(understand(bureau, [sent, { ...sent, as: 'nobody' }], readMessage)).toEqual({
      faults: ['名册里没有在岗的账号 nobody'],
    }));
});
