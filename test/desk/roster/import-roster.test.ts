import { describe, expect, test } from 'vitest';
import type { Bureaus, ImportedRoster } from '../../../src/desk/ports.ts';
import { isProblem, Problem } from '../../../src/desk/problem.ts';
import { importRoster, parseRoster, planImport } from '../../../src/desk/roster/import-roster.ts';
import { showFaults, showImport } from '../../../src/desk/roster/show.ts';
import { ENTERPRISES, NOTHING, PEOPLE, sheetOf, TODAY, workbook } from './roster-sheets.ts';

const first = planImport(NOTHING, workbook(), TODAY).change.roster;
/** `e1 东区 anna 2020…–` by code. */
const stays = (roster: ImportedRoster) =>
  roster.assignments.map((a) => `${a.enterprise} ${a.district} ${a.specialist ?? '-'} ${a.from}–${a.until ?? ''}`);
const put = (lines: readonly string[], at: number, line: string) => lines.with(at, line);

describe('a sound workbook', () => {
  test('gives regions, people, enterprises and stays', () => {
    expect(first.people[0]).toEqual({
      userid: 'anna',
      account: 'Anna',
      name: '安一',
      role: 'specialist',
      region: '370402',
      active: true,
    });
    expect(first.enterprises[1]).toEqual({
      id: 'e2',
      name: '示例二厂',
      aliases: ['二厂', '老二'],
      creditCode: null,
      type: 'other',
      surveyed: false,
      headcount: null,
    });
    expect(stays(first)).toEqual(['e1 370402 anna 2019-12-30–', 'e2 370403 bert 2019-12-30–']);
  });
  test('imported again changes nothing, on any day', () => {
    for (const today of [TODAY, '2021-12-31', '2020-01-01']) {
      const again = planImport(first, workbook(), today);
      expect(again.changed).toBe(false);
      expect(again.change.enterprises).toEqual({ added: [], changed: [], left: [] });
    }
  });
  test('an empty 生效周 is this week for what is new and opens nothing for what is not', () => {
    const without = workbook(ENTERPRISES.map((line) => line.replace('2020-W01', '')));
    const fresh = planImport(NOTHING, without, TODAY);
    expect(stays(fresh.change.roster)).toEqual(['e1 370402 anna 2021-05-17–', 'e2 370403 bert 2021-05-17–']);
    expect(planImport(fresh.change.roster, without, '2021-07-01').changed).toBe(false);
    expect(planImport(first, without, TODAY).changed).toBe(false);
  });
});

describe('history stays', () => {
  test('when an enterprise moves', () => {
    const moved = workbook(
      put(ENTERPRISES, 0, '示例一厂|一厂|91370402A000100176|重大项目涉及企业|是|420|370403|bert|在册|2021-W18'),
    );
    const { change } = planImport(first, moved, TODAY);
    expect(stays(change.roster).slice(0, 2)).toEqual(['e1 370402 anna 2019-12-30–2021-05-03', 'e1 370403 bert 2021-05-03–']);
    expect(change.enterprises).toEqual({ added: [], changed: ['示例一厂'], left: [] });
    expect(planImport(change.roster, moved, '2021-06-01').changed).toBe(false);
  });
  test('when a person leaves, by 停用 or by no longer being there', () => {
    const without = ENTERPRISES.map((line) => line.replace('anna', ''));
    for (const people of [put(PEOPLE, 0, 'anna|安一|服务专员|370402|停用'), PEOPLE.slice(1)]) {
      const { change, warnings } = planImport(first, workbook(without, people), TODAY);
      expect(change.people.left).toEqual(['安一']);
      expect(change.roster.people.find((p) => p.userid === 'anna')?.active).toBe(false);
      expect(stays(change.roster).slice(0, 2)).toEqual(['e1 370402 anna 2019-12-30–2021-05-17', 'e1 370402 - 2021-05-17–']);
      expect(warnings.join('\n')).toContain('没有在岗服务专员的企业：示例一厂');
    }
  });
  test('when an enterprise leaves, by 退出 or by no longer being there, and comes back', () => {
    const line = ENTERPRISES[1] as string;
    for (const enterprises of [put(ENTERPRISES, 1, line.replace('在册|2020-W01', '退出|')), ENTERPRISES.slice(0, 1)]) {
      const { change } = planImport(first, workbook(enterprises), TODAY);
      expect(change.enterprises.left).toEqual(['示例二厂']);
      expect(stays(change.roster)[1]).toBe('e2 370403 bert 2019-12-30–2021-05-17');
      expect(planImport(change.roster, workbook(enterprises), '2021-06-01').changed).toBe(false);
      const back = planImport(change.roster, workbook(), '2021-06-01');
      expect(stays(back.change.roster).slice(1)).toEqual(['e2 370403 bert 2019-12-30–2021-05-17', 'e2 370403 bert 2021-05-31–']);
      expect(back.change.roster.enterprises).toEqual(first.enterprises);
      expect(back.warnings.join('\n')).toContain('改从本周一起生效的企业：示例二厂');
    }
  });
  test('an enterprise is known by its credit code, else by its name', () => {
    const renamed = planImport(
      first,
      workbook(put(ENTERPRISES, 0, (ENTERPRISES[0] as string).replace('示例一厂|', '示例一厂（集团）|'))),
      TODAY,
    );
    expect(renamed.change.roster.enterprises[0]).toMatchObject({ id: 'e1', name: '示例一厂（集团）' });
    expect(stays(renamed.change.roster)).toEqual(stays(first));
    const coded = planImport(
      first,
      workbook(put(ENTERPRISES, 1, (ENTERPRISES[1] as string).replace('老二||', '老二|91370403A0001013XG|'))),
      TODAY,
    );
    expect(coded.change.roster.enterprises[1]).toMatchObject({ id: 'e2', creditCode: '91370403A0001013XG' });
    const fresh = planImport(first, workbook([...ENTERPRISES, '示例三厂|||其他企业|否|5|370402||在册|']), TODAY);
    expect(fresh.change.roster.enterprises[2]?.id).toBe('e3');
  });
  test('another roster altogether leaves the old one as history', () => {
    const other = [
      sheetOf('区域', '11|别市|||市', '1101|北区||11|区县'),
      sheetOf('人员', 'zoe|佐一|服务专员|1101|在岗'),
      sheetOf('企业', '示例九厂|||其他企业|否|9|1101|zoe|在册|2021-W01'),
    ];
    const { change, ...planned } = planImport(first, other, TODAY);
    expect(change.enterprises).toEqual({ added: ['示例九厂'], changed: [], left: ['示例一厂', '示例二厂'] });
    expect(change.people.left).toHaveLength(5);
    expect(change.roster.regions.map((r) => r.code)).toEqual(['11', '1101', '37', '3704', '370402', '370403']);
    const lines = showImport({ change, ...planned }, true).join('\n');
    expect(lines).toContain('  表里没有、按退出办理的企业：示例一厂、示例二厂');
    // Once each.
    expect([lines.split('示例一厂').length, lines.split('安一').length]).toEqual([2, 2]);
    expect(planImport(change.roster, other, TODAY).changed).toBe(false);
  });
});

test('what was done, would be done or cannot be done is told in a few lines', () => {
  const fresh = planImport(NOTHING, workbook(), TODAY);
  expect(showImport(fresh, true).slice(0, 4)).toEqual([
    '试算完毕，没有保存。导入后会有这些变化：',
    '  区域：新增4，改动0，移除0',
    '  人员：新增5，改动0，停用0',
    '  企业：新增2，改动0，退出0',
  ]);
  expect(showImport(planImport(first, workbook(), TODAY), false)[0]).toBe('名册与现有的完全一致，没有任何变化。');
  expect(showImport(planImport(first, workbook(ENTERPRISES.slice(1)), TODAY), false)).toContain(
    '  表里没有、按退出办理的企业：示例一厂',
  );
  const stated = workbook([(ENTERPRISES[0] as string).replace('在册', '退出'), ENTERPRISES[1] as string]);
  expect(showImport(planImport(first, stated, TODAY), false)).toContain('  退出的企业：示例一厂');
  const faults = parseRoster(workbook([])).faults;
  expect(showFaults(faults)).toEqual(['名册有1处要改，没有导入任何内容：', '  “企业”表：没有任何一行内容，请填写后再导入']);
  expect(showFaults(Array.from({ length: 250 }, () => faults[0] as (typeof faults)[number]))).toHaveLength(202);
});

describe('saving', () => {
  const bureausWith = (start: ImportedRoster, conflicts = 0) => {
    const saved: ImportedRoster[] = [];
    let left = conflicts;
    let version = 1;
    const bureaus: Bureaus = {
      current: async () => ({
        roster: { version, ...(saved.at(-1) ?? start) },
        calendar: { days: new Map(), years: new Set(), moved: new Map() },
      }),
      save: async (roster, _by, _at, basedOn) => {
        if (left-- > 0) {
          version += 1;
          throw new Problem('database.conflict');
        }
        expect(basedOn).toBe(version);
        saved.push(roster);
        version += 1;
        return { changed: true, version };
      },
    };
    return { bureaus, saved };
  };
  const options = { by: 'command', at: new Date('2021-05-19T03:00:00Z'), dryRun: false, remove: null };

  test('all or nothing: one fault and nothing is saved', async () => {
    const { bureaus, saved } = bureausWith(NOTHING);
    const problem = await importRoster(bureaus, workbook([...ENTERPRISES, '示例三厂']), options).catch((e: unknown) => e);
    expect(isProblem(problem, 'roster.faults')).toBe(true);
    expect(saved).toEqual([]);
  });
  test('once; a second time and a dry run save nothing', async () => {
    const { bureaus, saved } = bureausWith(NOTHING);
    expect((await importRoster(bureaus, workbook(), { ...options, dryRun: true })).changed).toBe(true);
    expect(saved).toHaveLength(0);
    expect((await importRoster(bureaus, workbook(), options)).changed).toBe(true);
    expect((await importRoster(bureaus, workbook(), options)).changed).toBe(false);
    expect(saved).toHaveLength(1);
  });
  test('an import that came between is taken into account, three times at most', async () => {
    expect((await importRoster(bureausWith(NOTHING, 2).bureaus, workbook(), options)).changed).toBe(true);
    const problem = await importRoster(bureausWith(NOTHING, 3).bureaus, workbook(), options).catch((e: unknown) => e);
    expect(isProblem(problem, 'database.conflict')).toBe(true);
  });
});
