import { describe, expect, it } from 'vitest';
import { PROGRAMMES, type Programme } from '../../src/domain/programmes.ts';
import { readMonthly } from '../../src/reading/report/monthly.ts';

const now = new Date('2026-11-26T10:00:00+08:00');

/** `recruitmentDrive events3 …; rest:same; 2026-10`, or `null`: what was read, in a line. */
function read(text: string, programme: Programme | null): string {
  const said = readMonthly(text, { programme, missing: [], now });
  if (said === null) return 'null';
  const entries = said.entries.map(({ programme: p, figures, none, same, problem }) => {
    const parts = Object.keys(figures)
      .sort()
      .map((key) => `${key}${figures[key as keyof typeof figures]}`);
    const why = problem === null ? [] : [problem.why === 'vague' ? `!vague ${problem.text} ${problem.key}` : `!${problem.why}`];
    return [p, ...parts, ...(none ? ['none'] : []), ...(same ? ['same'] : []), ...why].join(' ');
  });
  return [...entries, ...(said.rest ? [`rest:${said.rest}`] : []), ...(said.month ? [said.month] : [])].join('; ');
}

const FIRST = 'recruitmentDrive enterprises12 events3 hired150';
const SHARED = 'sharedEmployment enterprises2 shared30';

describe('figures of a month', () => {
  it.each([
    ['3 12 150', FIRST],
    ['3、12、150', FIRST],
    ['3,12,150', FIRST],
    ['3，12，150', FIRST],
    ['３ １２ １５０', FIRST],
    ['三场，十二家，一百五', FIRST],
    ['3场12家150人', FIRST],
    ['3场活动，12家企业，成交150人', FIRST],
    ['活动三场 服务十二家企业 成交一百五十人', FIRST],
    ['本月活动场次3场，本月服务企业数量12家，本月活动成交人数150人', FIRST],
    ['成交150 活动3 服务12', FIRST],
    ['无', 'recruitmentDrive none'],
    ['没搞', 'recruitmentDrive none'],
    ['0', 'recruitmentDrive none'],
    ['同', 'recruitmentDrive same'],
    ['没变化', 'recruitmentDrive same'],
    ['服务12家', 'recruitmentDrive enterprises12'],
    ['成交没有', 'recruitmentDrive hired0'],
    ['同上月', 'rest:same'],
    ['其余无', 'rest:none'],
    ['其余同上月', 'rest:same'],
  ])('of the programme asked about: %s', (text, want) => expect(read(text, 'recruitmentDrive')).toBe(want));

  it.each([
    ['百千万 活动3场 服务12家 成交150人；共享用工 2家 30人', `${FIRST}; ${SHARED}`],
    ['百千万活动3场服务12家成交150人，共享用工2家30人', `${FIRST}; ${SHARED}`],
    ['百千万 3 12 150\n共享用工 2 30\n技工院校 无', `${FIRST}; internship none; ${SHARED}`],
    ['共享用工2家，百千万 3 12 150，共享用工30人', `${FIRST}; ${SHARED}`],
    ['百家 5家机构 30家企业 解决80人', 'agencyAid agencies5 enterprises30 resolved80'],
    ['百家机构助千企计划 5家 30家 80人', 'agencyAid agencies5 enterprises30 resolved80'],
    ['百家机构 5 30 1,200', 'agencyAid agencies5 enterprises30 resolved1200'],
    ['技工院校2家 学生60人 服务5家', 'internship enterprises5 schools2 students60'],
    ['跨省劳务 基地2家 活动1场 招工20人', 'crossProvince bases2 events1 hired20'],
    ['技能提升 服务8家 培训200人', 'skillsRelay enterprises8 trained200'],
    ['专员 5 40 120', 'specialists enterprises40 resolved120 specialists5'],
    ['成交160', 'recruitmentDrive hired160'],
    ['百千万成交改为160', 'recruitmentDrive hired160'],
    ['百千万同上月 成交160', 'recruitmentDrive hired160 same'],
    ['同上月，百千万 成交160', 'recruitmentDrive hired160; rest:same'],
    ['上月百千万 3 12 150', `${FIRST}; 2026-10`],
  ])('by the programmes’ names: %s', (text, want) => expect(read(text, null)).toBe(want));

  it.each([
    ['十几场 12家 150人', 'recruitmentDrive enterprises12 hired150 !vague 十几场 events'],
    ['大概3场 12家 150人', 'recruitmentDrive enterprises12 hired150 !vague 大概3场 events'],
    ['3 12 150人左右', 'recruitmentDrive enterprises12 events3 !vague 150人左右 hired'],
    ['3场以上 12 150', 'recruitmentDrive enterprises12 hired150 !vague 3场以上 events'],
    ['1.5 12 150', 'recruitmentDrive enterprises12 hired150 !vague 1.5 events'],
    ['-3 12 150', 'recruitmentDrive enterprises12 hired150 !vague -3 events'],
    ['3 12 100-150', 'recruitmentDrive enterprises12 events3 !vague 100-150 hired'],
    ['3 12', 'recruitmentDrive !count'],
    ['3 12 150 8', 'recruitmentDrive !count'],
    ['活动3场 活动4场', 'recruitmentDrive !count'],
    ['培训3人', 'recruitmentDrive !unclear'],
    ['活动3家', 'recruitmentDrive !unclear'],
  ])('what is not exact is no figure: %s', (text, want) => expect(read(text, 'recruitmentDrive')).toBe(want));

  it.each(['一厂 缺普工8', '你好', '共享用工 各区', '百千万 5月', '3天', '大概', '解决160', '5月 6月 3 12 150', ''])(
    'anything else is not read: %s',
    (text) => expect(read(text, null)).toBe('null'),
  );

  it('finds no figure that nobody said, whatever stands around the numbers', () => {
    const words = [
      '百千万',
      '百家机构',
      '服务',
      '成交',
      '3',
      '12家',
      '150人',
      '十几',
      '无',
      '同上月',
      '，',
      '其余',
      '左右',
      '场',
      '解决',
    ];
    let seed = 7;
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    for (let round = 0; round < 5000; round++) {
      const text = Array.from({ length: 1 + next(8) }, () => words[next(words.length)]).join(' ');
      const said = readMonthly(text, { programme: PROGRAMMES[next(7)] ?? null, missing: [], now });
      const values = (said?.entries ?? []).flatMap((e) => Object.values(e.figures));
      expect(values.filter((v) => ![0, 3, 12, 150].includes(v))).toEqual([]);
      const typed = (text.match(/3|12|150|无/g) ?? []).length;
      expect(values.length, text).toBeLessThanOrEqual(typed);
    }
  });
});
