import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../../src/desk/settings/file.ts';
import { readSettings, UNSET } from '../../../src/desk/settings/read.ts';
import { SETTING_RULES, settingIn } from '../../../src/desk/settings/rules.ts';
import { settingsLines } from '../../../src/desk/settings/show.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';

function faultsOf(text: string): readonly string[] {
  const read = readSettings(text);
  return read.kind === 'faults' ? read.faults : [];
}

function well(text: string) {
  const read = readSettings(text);
  if (read.kind === 'faults') throw new Error(read.faults.join('\n'));
  return read;
}

describe('without a file', () => {
  it('every rule has its default', () => {
    expect(settingsOf(null, () => '')).toEqual({ kind: 'read', ...UNSET });
    expect(well('').settings).toEqual(DEFAULT_SETTINGS);
    expect(well('# nothing but a comment\n').settings).toEqual(DEFAULT_SETTINGS);
  });

  it('each default is written as the file takes it', () => {
    const text = SETTING_RULES.map(({ name, rule }) => `${name}: ${rule.show(settingIn(DEFAULT_SETTINGS, name))}`).join('\n');
    const { settings, sources } = well(text);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(new Set(sources.values())).toEqual(new Set(['file']));
    expect(sources.size).toBe(SETTING_RULES.length);
  });
});

describe('a file', () => {
  it('sets rules in YAML, nested or with dots', () => {
    const { settings, sources } = well(`
reopenHours: 4
nudges:
  weekly:
    preview: 周三 15:33
    lastCall: 10:33
  monthly.preview: 提前3天 09:03
urgent.enterpriseShare: 12.5%
notices: { missingYear: [90, 30] }
assessment.rankBy: percent
`);
    expect(settings.reopenHours).toBe(4);
    expect(settings.nudges.weekly.preview).toEqual({ weekday: 3, clock: '15:33' });
    expect(settings.nudges.weekly.lastCall).toEqual({ weekday: 5, clock: '10:33' });
    expect(settings.nudges.weekly.opening).toEqual(DEFAULT_SETTINGS.nudges.weekly.opening);
    expect(settings.nudges.monthly.preview).toEqual({ daysBefore: 3, clock: '09:03' });
    expect(settings.urgent.enterpriseShare).toBe(0.125);
    expect(settings.notices.missingYear).toEqual([90, 30]);
    expect(settings.assessment.rankBy).toBe('share');
    expect([...sources].filter(([, source]) => source === 'file')).toHaveLength(7);
  });

  it('sets rules in JSON, tabs included', () => {
    const text = JSON.stringify({ monthOpensOn: 15, quiet: { from: '22:03' } }, null, '\t');
    expect(well(text).settings).toMatchObject({ monthOpensOn: 15, quiet: { from: '22:03', until: '07:33' } });
  });

  it('lets the city’s values override the general ones', () => {
    const { settings, sources } = well(`
monthOpensOn: 15
reopenHours: 3
cities:
  default:
    reopenHours: 8
`);
    expect(settings).toMatchObject({ monthOpensOn: 15, reopenHours: 8, snoozeMinutes: 60 });
    expect(['monthOpensOn', 'reopenHours', 'snoozeMinutes'].map((name) => sources.get(name))).toEqual([
      'file',
      'city',
      'default',
    ]);
  });
});

describe('a telephone', () => {
  it('is set, and taken back for a city', () => {
    expect(well('telephone: "010-12345678"').settings.telephone).toBe('010-12345678');
    expect(well('telephone: 无').settings.telephone).toBeNull();
    const { settings, sources } = well('telephone: "010-12345678"\ncities: { default: { telephone: 无 } }');
    expect([settings.telephone, sources.get('telephone')]).toEqual([null, 'city']);
  });

  it('is refused without quotes, for it would lose its zero', () =>
    expect(faultsOf('telephone: 01012345678')).toEqual(['telephone 应为加引号的电话号码，例如 "010-12345678"，没有写 无。']));
});

describe('faults', () => {
  it.each<[string, string, readonly string[]]>([
    ['a number too large', 'monthOpensOn: 29', ['monthOpensOn 应为 1 到 28 的整数。']],
    ['a number in quotes', 'reopenHours: "4"', ['reopenHours 应为 1 到 168 的整数。']],
    ['no value', 'reopenHours:', ['reopenHours 应为 1 到 168 的整数。']],
    ['a word', 'cumulativeSince: month', ['cumulativeSince 只能是 year、start 之一。']],
    ['a week that no year has', 'assessment.baseline: W54', ['assessment.baseline 应为 first 或某一周，例如 W10。']],
    ['a clock', 'quiet: { until: 7:33 }', ['quiet.until 应为 24 小时制的时间，例如 09:03。']],
    ['a day of no week', 'nudges.weekly.preview: 周八 09:03', ['nudges.weekly.preview 应为星期和时间，例如 周四 15:03。']],
    ['a share of nothing', 'urgent.enterpriseShare: 0', ['urgent.enterpriseShare 应为大于 0、不超过 100% 的比例，例如 20%。']],
    ['the same days twice', 'notices.missingYear: [7, 7]', ['notices.missingYear 应为 1 到 6 个不同的天数']],
    ['a group for a rule', 'quiet: 21:00', ['quiet 是一组规则']],
    ['a slip in a name', 'reopenHour: 3', ['reopenHour 没有这条规则，是不是 reopenHours。']],
    ['a slip further down', 'nudges: { weekly: { openning: 周一 09:03 } }', ['是不是 nudges.weekly.opening。']],
    ['a last part alone', 'acceptMinutes: 30', ['是不是 urgent.acceptMinutes。']],
    ['the first version’s name', 'CUMULATIVE_SINCE: start', ['是不是 cumulativeSince。']],
    ['a name like no other', 'zzzzzzzzzzzz: 1', ['看有哪些：npm run settings。']],
    ['the same rule in two ways', 'quiet: { from: "22:03" }\nquiet.from: "22:03"', ['quiet.from 写了两次。']],
    ['the same name twice', 'reopenHours: 1\nreopenHours: 2', ['第2行第1列：这个名字写了两次。']],
    ['a list', '- reopenHours', ['文件最外层要是一行一条“名字: 值”。']],
    ['broken JSON', '{"reopenHours": 3', ['不是正确的 YAML 或 JSON']],
    ['another city', 'cities: { "370400": { reopenHours: 3 } }', ['cities.370400 不是本系统的城市']],
    ['a fault of the city', 'cities: { default: { reopenHours: 0 } }', ['cities.default.reopenHours 应为']],
    [
      'a slip in the city',
      'cities: { default: { reopenHour: 3 } }',
      ['cities.default.reopenHour 没有这条规则，是不是 cities.default.reopenHours。'],
    ],
    ['a stage after the next', 'nudges.weekly.preview: 周五 10:03', ['nudges.weekly.finalDay 应晚于 nudges.weekly.preview。']],
    ['a last call after the end', 'nudges.weekly.lastCall: 12:03', ['周五 12:00 截止 应晚于 nudges.weekly.lastCall。']],
    ['an overdue before the end', 'nudges.monthly.overdue: 11:59', ['nudges.monthly.overdue 应晚于 当天 12:00 截止。']],
    ['a night that is none', 'quiet: { from: "07:03" }', ['quiet.until 是早上']],
    ['a last day on another day', 'nudges.monthly.finalDay: 提前1天 16:03', ['nudges.monthly.finalDay 说的是截止日']],
    ['an hour for an answer and less for the end', 'urgent: { resolveMinutes: 30 }', ['urgent.acceptMinutes 不能大于']],
    ['references', 'a: &a [x, x]\nb: *c', ['引用']],
  ])('%s', (_, text, wanted) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(wanted.length);
    for (const [i, part] of wanted.entries()) expect(faults[i]).toContain(part);
  });

  it('are told all at once, those between rules too', () => {
    const text =
      'monthOpensOn: 0\nquiet.from: 25:00\nurgent: { resolveMinutes: 30 }\nreopenHour: 1\ncities: { default: { snoozeMinutes: x } }';
    expect(faultsOf(text).map((f) => f.split(' ', 1)[0])).toEqual([
      'monthOpensOn',
      'quiet.from',
      'reopenHour',
      'cities.default.snoozeMinutes',
      'urgent.acceptMinutes',
    ]);
  });

  it('never hold what a file says that is no settings file', () => {
    for (const text of ['WECOM_SECRET=hush-hush', '{"secret":"hush-hush"}', 'secret: [hush-hush', '%hush-hush']) {
      expect(faultsOf(text).length).toBeGreaterThan(0);
      expect(faultsOf(text).join()).not.toContain('hush');
    }
  });

  it.each([
    ['ENOENT', '没有这个文件。'],
    ['EACCES', '没有读这个文件的权限。'],
    ['EISDIR', '这是一个文件夹，不是文件。'],
    ['EIO', '读不了这个文件（EIO）。'],
  ])('%s of the file', (code, wanted) => {
    const read = settingsOf('rules.yaml', () => {
      throw Object.assign(new Error('no'), { code });
    });
    expect(read).toEqual({ kind: 'faults', faults: [wanted] });
  });

  it('never throw, whatever a file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readSettings(text);
        if (read.kind === 'faults') expect(read.faults.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the printed list', () => {
  it('has a line for each rule: name, value, source, what it decides', () => {
    const lines = settingsLines(well('reopenHours: 4\ncities: { default: { monthOpensOn: 15 } }'));
    expect(lines).toHaveLength(SETTING_RULES.length);
    const parts = lines.map((line) => line.split(/\s{2,}/));
    expect(parts.every((p) => p.length === 4 && p.every((part) => part !== ''))).toBe(true);
    expect(parts).toContainEqual(['reopenHours', '4', '文件', '补报、退回后重新开放多少小时（默认 2）']);
    expect(parts).toContainEqual(['monthOpensOn', '15', '城市', '月通报每月几日 00:00 开始填报（默认 20）']);
    expect(parts).toContainEqual(['snoozeMinutes', '60', '默认', '“稍后提醒”没说时间的，过多少分钟再提醒']);
  });
});
