// A message that asks several things is answered in its parts only where no one answer holds them.
import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/reading/interpret.ts';
import { NOTHING_OPEN } from './nothing-open.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('first');
const meant = (text: string, account = 'zhuanban-01') =>
  interpret(text, world.context(account, '2021-05-20T10:00:00+08:00'), NOTHING_OPEN).meanings[0];

describe('several questions in one message', () => {
  it.each<readonly [string, readonly string[]]>([
    ['现在几号，晚报了会怎样', ['现在几号', '晚报了会怎样']],
    ['实习生算什么？全市缺几个人？', ['实习生算什么', '全市缺几个人']],
    ['山亭缺多少，峄城招了几个', ['山亭缺多少', '峄城招了几个']],
    ['上周山亭缺多少，峄城缺多少', ['上周山亭缺多少', '上周 峄城缺多少']],
    ['这周缺多少，上周缺多少', ['这周缺多少', '上周缺多少']],
    ['缺工率是多少，哪个区最高', ['缺工率是多少', '缺工率哪个区最高']],
    ['全市解决多少，山亭占几成', ['全市解决多少', '解决山亭占几成']],
  ])('%s', (text, texts) => expect(meant(text)).toEqual({ kind: 'several', texts }));

  it.each([
    '山亭缺多少，解决多少',
    '全市缺多少，其中技工几个',
    '上周缺多少，解决多少',
    '各区缺多少，哪个最多',
    '截止几点',
    '山亭缺多少',
    '棠岭缺普工8，云岬无缺工',
  ])('is one: %s', (text) => expect(meant(text)?.kind).not.toBe('several'));
});
