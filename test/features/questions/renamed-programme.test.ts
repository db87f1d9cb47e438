// A programme for which words are listed keeps the own ones of its entry and its texts: listed words add to them.
import { describe, expect, it, vi } from 'vitest';
import { contextOf } from '../../../src/desk/reading-context.ts';
import { readMessage } from '../../../src/reading/message.ts';
import { readMonthly } from '../../../src/reading/report/monthly.ts';
import { speakerOf } from './grown-bureau.ts';

vi.mock('../../../src/domain/programme-list.ts', async (original) => {
  const { PROGRAMME_LIST } = await original<typeof import('../../../src/domain/programme-list.ts')>();
  const figures = [
    { key: 'enterprises', name: '本月示例受训企业', inYear: '示例受训企业', unit: '家' },
    { key: 'trained', name: '本月示例结业学员', inYear: '示例结业学员', unit: '人' },
  ];
  const renamed = { key: 'skillsRelay', name: '示例研修计划', figures };
  return { PROGRAMME_LIST: PROGRAMME_LIST.map((entry) => (entry.key === 'skillsRelay' ? renamed : entry)) };
});
vi.mock('../../../conversations/monthly.ts', async (original) => {
  const texts = await original<typeof import('../../../conversations/monthly.ts')>();
  return { ...texts, programmeHints: { ...texts.programmeHints, skillsRelay: { short: '研修', example: '8 200' } } };
});

const NOW = new Date('2021-05-31T10:00:00+08:00');
const SAID = [{ programme: 'skillsRelay', figures: { enterprises: 8, trained: 200 } }];

describe('a programme whose entry has words that are not listed', () => {
  it.each([
    ['its name', '示例研修计划 8 200'],
    ['its name without 计划', '示例研修 8 200'],
    ['the short name of its texts', '研修 8 200'],
    ['its figures’ names', '研修 示例结业学员200人 示例受训企业8家'],
    ['a listed name', '技能提升计划 8 200'],
    ['listed names of its figures', '研修 培训200人 服务企业8家'],
  ])('is reported by %s', (_, text) => {
    const said = readMonthly(text, { programme: null, missing: [], now: NOW });
    expect(said?.entries).toMatchObject(SAID);
  });

  it.each(['示例研修计划5月各区市情况', '研修5月各区市情况', '技能提升计划5月各区市情况'])('is asked for: %s', (text) => {
    const read = readMessage(text, contextOf(speakerOf('office', '2021-05-31T10:00:00')));
    expect(read).toMatchObject({ kind: 'query', measures: ['monthly'], programmes: ['skillsRelay'] });
  });
});
