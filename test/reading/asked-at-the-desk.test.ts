// What is asked at the desk in words that name less than they mean: by, of whom, against what.
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import type { QueryReading } from '../../src/reading/reading.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('first');
const NOW = '2021-05-20T10:00:00+08:00';
const [THIS, LAST, BEFORE] = ['2021-W20', '2021-W19', '2021-W18'];
const read = (text: string, account = 'zhuanban-01') => readMessage(text, world.context(account, NOW));
const week = (from: string, to = from) => ({ from, to });

describe('a question of the desk', () => {
  it.each<readonly [string, Partial<QueryReading>]>([
    ['3号急需谁在跟进', { measures: ['urgentDemands'], demand: 3, period: week(THIS) }],
    ['督办12号转给谁了', { measures: ['urgentDemands'], demand: 12, period: week(THIS) }],
    ['全市一共缺几个人，其中高级技工几个', { measures: ['shortage'], period: week(THIS) }],
    ['上上周和上周比', { measures: ['shortage'], period: week(LAST), compare: 'previous' }],
    ['上周跟上上周比', { measures: ['shortage'], period: week(LAST), compare: 'previous' }],
    ['缺口变大了还是变小了', { measures: ['shortage'], period: week(THIS), compare: 'previous' }],
    ['第18周和第19周分别解决多少', { measures: ['resolved'], period: week(BEFORE, LAST), by: 'period' }],
    ['本月到目前解决多少', { measures: ['resolved'], period: { month: '2021-05' } }],
    ['今年到现在解决多少', { measures: ['resolved'], period: { year: 2021 } }],
    ['平均一个区缺几个', { measures: ['shortage'], period: week(THIS), average: 'district' }],
    ['缺工减少的企业有哪些', { measures: ['shortage'], period: week(THIS), by: 'enterprise', order: 'asc', rankBy: 'change' }],
    [
      '缺工连续三周增加的企业',
      { measures: ['shortage'], period: week(THIS), by: 'enterprise', order: 'desc', rankBy: 'change', weeks: 3 },
    ],
    ['上周签了没有', { measures: ['signOff'], period: week(LAST) }],
  ])('%s', (text, want) => expect(read(text)).toEqual({ kind: 'query', ...want }));

  it.each(['第14周和上周比', '请今天之内把没交的交上来', '大家务必于12点前上报本周数据'])('is none: %s', (text) =>
    expect(read(text).kind).toBe('unclear'),
  );

  it.each(['催过没有', '谁退回的', '补报开了没有', '群发过吗', '退回棠岭了没有'])(
    'is of what was done, and offers no act: %s',
    (text) => {
      const reading = read(text, 'lianluo-sz');
      const guesses = reading.kind === 'unclear' ? reading.guesses : [];
      expect(guesses[0]).toMatchObject({ kind: 'query' });
      expect(guesses.filter((guess) => guess.kind === 'command')).toEqual([]);
    },
  );
});
