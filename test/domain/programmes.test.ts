import { expect, it } from 'vitest';
import {
  addMonthly,
  labelOf,
  monthlyFigures,
  monthlyValue,
  NO_MONTHLY,
  PROGRAMMES,
  programmeFigures,
} from '../../src/domain/programmes.ts';

it('counts the 19 figures of annex 2 in its words and order', () => {
  const labels = PROGRAMMES.map((p) => programmeFigures(p).map(labelOf).join(' '));
  expect(labels).toEqual([
    '本月活动场次(场) 本月服务企业数量(家) 本月活动成交人数(人)',
    '本月组织人力资源服务机构数量(家) 本月服务企业数量(家) 本月解决企业用工人数(人)',
    '本月组织技工院校数量(家) 本月组织技工院校学生数量(人) 本月服务企业数量(家)',
    '本月联络省外劳务合作基地数量(家) 本月组织省外劳务招工活动场次(场) 本月省外劳务招工人数(人)',
    '本月服务企业数量(家) 本月培训人数(人)',
    '本月服务企业数量(家) 本月实现共享用工人数(人)',
    '配备用工服务专员人数(人) 对接企业数量(家) 解决用工人数(人)',
  ]);
  expect(PROGRAMMES.flatMap(programmeFigures)).toHaveLength(19);
});

it('adds every figure by itself', () => {
  let next = 0;
  const counted = monthlyFigures(() => ++next);
  expect(counted.recruitmentDrive).toEqual({ events: 1, enterprises: 2, hired: 3 });
  expect(counted.specialists).toEqual({ specialists: 17, enterprises: 18, resolved: 19 });
  expect(addMonthly(counted, counted).crossProvince).toEqual({ bases: 20, events: 22, hired: 24 });
  expect(monthlyValue(counted, 'skillsRelay', 'trained')).toBe(14);
  expect(addMonthly(counted, NO_MONTHLY)).toEqual(counted);
});
