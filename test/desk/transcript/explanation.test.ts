// What a message means in its state is explained as it is answered: by the dispatcher's own words.
import { describe, expect, it } from 'vitest';
import { explainOn, rosterAtHand, type ThreadToExplain, threadToExplain } from '../../../src/compose/explain-thread.ts';
import { TRANSCRIPT_ROSTER } from '../../../src/desk/transcript/bureau.ts';
import { readableDocuments } from '../../memory/documents.ts';
import { memoryHolding, memoryThreads } from '../../memory/threads.ts';
import { newCity } from '../../worlds/city.ts';

type Line = Readonly<Record<string, unknown>>;

function threadOf(content: string, text: string | null): ThreadToExplain {
  const thread = threadToExplain(content, text);
  if ('faults' in thread) throw new Error(thread.faults.join('\n'));
  return thread;
}

async function explained(content: string, text: string | null = null) {
  const parts = { threads: memoryThreads(), holding: memoryHolding(), documents: readableDocuments };
  const found = await explainOn({ ...parts, stores: await newCity(TRANSCRIPT_ROSTER) }, threadOf(content, text));
  if ('faults' in found) return { ...found, open: null, meanings: [], taken: undefined, reply: '' };
  const all: readonly Line[] = found.lines.map((line) => JSON.parse(line));
  const meanings = all.filter((line) => 'meaning' in line);
  return {
    faults: [],
    head: all[0],
    open: all.find((line) => 'open' in line)?.open as Line | null,
    meanings,
    taken: meanings.find((line) => line.became === 'taken'),
    reply: all.flatMap((line) => ('reply' in line ? (line.reply as readonly string[]) : [])).join('\n'),
  };
}

const BEGUN = '# 一厂\n= dong-01\n@ 2026-11-26 10:00\n';

describe('the same words', () => {
  it('mean a correction under a read-back, and nothing certain without one', async () => {
    const within = await explained(`${BEGUN}> 一厂 缺普工8\n  请核对\n> 普工9`);
    expect(within.open).toMatchObject({
      form: 'weekly',
      readBack: { 示例一厂: { answers: { headcount: 120, shortage: { general: 8 } } } },
      list: { week: '2026-W48', items: { 1: '示例一厂' } },
    });
    expect(within.taken).toMatchObject({ meaning: 'reply', rule: 'report' });
    expect(within.meanings.at(-1)).toMatchObject({ meaning: 'unclear', became: 'not reached' });
    expect(within.reply).toContain('8人改为9人');

    const without = await explained(BEGUN, '普工9');
    expect(without.open).toBeNull();
    expect(without.taken).toMatchObject({ meaning: 'unclear', rule: 'unclear' });
    expect(without.reply).toContain('这句没看懂');
  });

  it('are the text of a form that is open, and a report behind it', async () => {
    const within = await explained(`${BEGUN}> 经验`, '夜班专车接送工人');
    expect(within.open).toMatchObject({ form: 'practice', wants: 'words' });
    expect(within.taken).toMatchObject({ meaning: 'answer', rule: 'form', form: 'practice' });
    const interrupts = await explained(`${BEGUN}> 经验`, '一厂 缺普工8');
    expect(interrupts.taken).toMatchObject({ meaning: 'report', rule: 'report', week: null });
    expect(interrupts.taken?.report).toMatchObject({ reports: [{ enterprise: '示例一厂', shortage: { general: 8 } }] });
  });
});

it('tells a meaning that was declined before another was taken', async () => {
  const { meanings } = await explained(BEGUN, '属实');
  expect(meanings.map(({ meaning, became }) => [meaning, became])).toEqual([
    ['stands', 'declined'],
    ['command', 'taken'],
    ['unclear', 'not reached'],
  ]);
});

it('explains the last message at its own instant, by whoever said it', async () => {
  const { head } = await explained(`${BEGUN}> 我是谁\n= zhuanban\n@ 2026-11-26 11:00:05\n> 合计\n  …\n~ 2026-11-27 09:00\n`);
  expect(head).toEqual({ as: 'zhuanban', now: '2026-11-26T11:00:05+08:00', text: '合计' });
});

describe('the roster at hand', () => {
  const at = (account: string) => rosterAtHand(threadOf(`= ${account}\n@ 2026-11-26 10:00\n> 上报`, null));

  it('is the transcripts’ own, also for strangers', async () => {
    expect(await at('Dong-01')).toBe(TRANSCRIPT_ROSTER);
    expect(await at('nobody')).toBe(TRANSCRIPT_ROSTER);
  });

  it('is the demo’s where that one knows everybody', async () => {
    const { people } = await at('zhuanyuan-tz-01');
    expect(people.some(({ account }) => account === 'zhuanyuan-tz-01')).toBe(true);
  });
});

it('reads a file as editors elsewhere write it', async () => {
  const { head } = await explained('\uFEFF= dong-01\r\n@ 2026-11-26 10:00\r\n> 合计\r\n');
  expect(head).toMatchObject({ as: 'Dong-01', text: '合计' });
});

describe('what is wrong with a transcript', () => {
  it.each([
    ['= dong-01\n> 喂\n@ 2026-11-26 10:00', ['第2行']],
    ['@ 2026-11-26 10:00\n> 喂', ['第2行']],
    ['= dong-01\n@ 2026-02-30 10:00\n@ 10:00\n~ 明天 09:00\n> 喂', ['第2行', '第3行', '第4行', '第5行']],
    ['= dong-01 xi-01\n+ wang 王\nfoo\n> ', ['第1行', '第2行', '第3行', '第4行']],
  ])('is said by its line: %j', (content, lines) => {
    const read = threadToExplain(content, null);
    expect('faults' in read && read.faults.map((fault) => fault.split('：')[0])).toEqual(lines);
  });

  it.each([
    ['', null, ['没有人说话', '没有写是谁', '没有写时间']],
    ['= dong-01', '喂', ['没有写时间']],
  ])('is said where a whole line is missing: %j', (content, text, words) => {
    const read = threadToExplain(content, text);
    const faults = 'faults' in read ? read.faults : [];
    expect(faults).toHaveLength(words.length);
    for (const [i, word] of words.entries()) expect(faults[i]).toContain(word);
  });

  it('shows when it is played: a button nobody has, an account nobody has', async () => {
    expect((await explained(`${BEGUN}> [点“同上周”]\n> 合计`)).faults).toEqual([expect.stringMatching(/^第4行：.*点“同上周”/)]);
    expect((await explained('= nobody\n@ 2026-11-26 10:00', '合计')).faults).toEqual([expect.stringContaining('nobody')]);
  });
});
