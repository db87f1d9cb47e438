import { describe, expect, it } from 'vitest';
import { readDemand, readNeededBy } from '../../src/reading/command/urgent-wish.ts';

/** A Thursday night. */
const NOW = new Date('2026-11-26T02:13:00+08:00');

describe('an urgent need in one message', () => {
  it.each([
    ['普工80人，下周三前，订单激增', { figures: { general: 80 }, by: '2026-12-02', reason: '订单激增' }],
    ['普工80人 技工20 尽快 接了大单', { figures: { general: 80, skilled: 20 }, by: 'soon', reason: '接了大单' }],
    ['下周三前要80个普工', { figures: { general: 80 }, by: '2026-12-02', reason: null }],
    ['普工六十、技工五，后天，夜班，缺人', { figures: { general: 60, skilled: 5 }, by: '2026-11-28', reason: '夜班，缺人' }],
    ['普工80人，本月底前到岗，新厂区5月投产', { figures: { general: 80 }, by: '2026-11-30', reason: '新厂区5月投产' }],
    ['80人，12月2日', { total: 80, figures: {}, by: '2026-12-02', reason: null }],
    ['80 20 0', { figures: { general: 80, skilled: 20, senior: 0 }, by: null, reason: null }],
    ['普工30，明早8点', { figures: { general: 30 }, by: '2026-11-27', reason: '明早8点' }],
    ['订单激增', { figures: {}, total: null, by: null, reason: '订单激增' }],
  ])('%s', (text, wanted) => expect(readDemand(text, NOW)).toMatchObject({ problems: [], ...wanted }));

  it.each(['几十个普工，月底', '大概80人，尽快', '普工80人左右，下周三前', '焊工20人'])('%s states no figure', (text) => {
    const { figures, total, problems } = readDemand(text, NOW);
    expect([figures, total, problems.length]).toEqual([{}, null, 1]);
  });
});

describe('by when', () => {
  it.each([
    ['下周三前', '2026-12-02'],
    ['最晚12月5日到岗', '2026-12-05'],
    ['后天到岗', '2026-11-28'],
    ['月底前', '2026-11-30'],
    ['这周内', '2026-11-29'],
    ['3天内', '2026-11-29'],
    ['一周内', '2026-12-03'],
    ['11月20日前', '2026-11-20'],
    ['尽快', 'soon'],
    ['明早8点', '2026-11-27'],
    // Before December begins, or before it ends?
    ['12月前', null],
    ['不急', null],
    ['要80人', null],
  ])('%s: %s', (text, day) => expect(readNeededBy(text, NOW)).toBe(day));
});
