import { describe, expect, test } from 'vitest';
import type { Bureaus, ImportedRoster } from '../../../src/desk/ports.ts';
import { isProblem, Problem } from '../../../src/desk/problem.ts';
import { importRoster, parseRoster, planImport } from '../../../src/desk/roster/import-roster.ts';
import { type Sheet, showFault } from '../../../src/desk/roster/sheets.ts';
import { showFaults, showImport } from '../../../src/desk/roster/show.ts';
import { ENTERPRISES, PEOPLE, REGIONS, sheetOf, workbook } from './roster-sheets.ts';

const NOTHING: ImportedRoster = { regions: [], people: [], enterprises: [], assignments: [] };
const TODAY = '2021-05-19';
const first = planImport(NOTHING, workbook(), TODAY).change.roster;
const faultsOf = (sheets: readonly Sheet[]) => parseRoster(sheets).faults.map(showFault);
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
    const { change, warnings } = planImport(first, other, TODAY);
    expect(change.enterprises).toEqual({ added: ['示例九厂'], changed: [], left: ['示例一厂', '示例二厂'] });
    expect(change.people.left).toHaveLength(5);
    expect(change.roster.regions.map((r) => r.code)).toEqual(['11', '1101', '37', '3704', '370402', '370403']);
    expect(warnings.join('\n')).toContain('表里没有、按退出办理的企业：示例一厂、示例二厂');
    expect(planImport(change.roster, other, TODAY).changed).toBe(false);
  });
});

describe('faults', () => {
  const region = (...lines: readonly string[]) => faultsOf(workbook(ENTERPRISES, PEOPLE, [...REGIONS, ...lines]));
  const person = (line: string) => faultsOf(workbook(ENTERPRISES, [...PEOPLE, line]));
  const enterprise = (line: string) => faultsOf(workbook([...ENTERPRISES, line]));

  test('of regions', () => {
    expect(region('370402|又一个||3704|区县')).toEqual(['“区域”表第6行“编码”：编码“370402”与第4行重复，请改成不同的编码']);
    expect(region('3705|北区||99|区县')).toEqual([
      '“区域”表第6行“上级编码”：“区域”表里没有编码“99”，请先添加这个上级，或改成已有的编码',
    ]);
    expect(region('3705|北区||370402|区县')[0]).toContain('上级“东区”的级别不比本行高');
    expect(region('a1|甲||b1|市', 'b1|乙||a1|省').map((f) => f.slice(15, 19))).toEqual(['上级绕了', '上级绕了']);
    expect(region('3705|北区||3704|县')).toEqual(['“区域”表第6行“级别”：不认识“县”，只能填：省、市、区县']);
    expect(region('3705|东区||3704|区县')[0]).toContain('与第4行同名');
  });
  test('of people', () => {
    expect(person('ANNA|安二|服务专员|370402|在岗')).toEqual([
      '“人员”表第7行“账号”：账号“ANNA”与第2行重复（不分大小写），一个账号只能有一行',
    ]);
    expect(person('flo|弗六|专员|370402|在岗')[0]).toContain('不认识“专员”，只能填：服务专员、区市联络员、市局专班、系统管理员');
    expect(person('flo|弗六|服务专员|370402|休假')[0]).toContain('不认识“休假”，只能填：在岗、停用');
    expect(person('flo|弗六|服务专员|3704|在岗')).toEqual([
      '“人员”表第7行“区域编码”：“示例市”与角色不符：这个角色要填区县一级的编码',
    ]);
    expect(person('flo|弗六|市局专班|370402|在岗')[0]).toContain('要填市一级的编码');
    expect(person('flo|弗六|市局专班|999|在岗')[0]).toContain('没有编码“999”');
    expect(person('弗六|弗六|市局专班|3704|在岗')[0]).toContain('不是企业微信账号');
    expect(person('flo da|弗六|市局专班|3704|在岗')[0]).toContain('“flo da”不是企业微信账号');
    expect(person('|||||').length + person('|无名||| ').length).toBeGreaterThan(3);
  });
  test('of enterprises', () => {
    const line = (
      over: Partial<Record<'name' | 'code' | 'type' | 'surveyed' | 'count' | 'district' | 'who' | 'state' | 'week', string>>,
    ) => {
      const c = {
        name: '示例三厂',
        code: '',
        type: '其他企业',
        surveyed: '否',
        count: '5',
        district: '370402',
        who: 'anna',
        state: '在册',
        week: '',
        ...over,
      };
      return [c.name, '', c.code, c.type, c.surveyed, c.count, c.district, c.who, c.state, c.week].join('|');
    };
    expect(enterprise(line({}))).toEqual([]);
    expect(enterprise(line({ name: '示例 一厂' }))).toEqual(['“企业”表第4行“企业名称”：与第2行重复，请删去一行或改正']);
    expect(enterprise(line({ code: '91370402a000100176' }))[0]).toContain('“统一社会信用代码”：与第2行重复');
    expect(enterprise(line({ code: '91370402A000100177' }))[0]).toContain('校验位不对');
    expect(enterprise(line({ code: '91370402A00010017' }))[0]).toContain('不是18位');
    expect(enterprise(line({ type: '民营企业' }))[0]).toContain(
      '不认识“民营企业”，只能填：重大项目涉及企业、失业动态监测企业、重点企业用工监测企业、其他企业',
    );
    expect(enterprise(line({ surveyed: '有' }))[0]).toContain('只能填：是、否');
    for (const count of ['十几', '-5', '3.5', '约100', '1e3'])
      expect(enterprise(line({ count }))[0], count).toContain('不是人数');
    for (const count of ['0', '1,200', '１２０', '120人']) expect(enterprise(line({ count })), count).toEqual([]);
    expect(enterprise(line({ district: '3704' }))[0]).toContain('“示例市”不是区县一级');
    expect(enterprise(line({ who: 'nobody' }))[0]).toContain('“人员”表里没有账号“nobody”');
    expect(enterprise(line({ who: 'carl' }))[0]).toContain('“卡三”的角色不是服务专员');
    expect(enterprise(line({ who: 'bert' }))[0]).toContain('“贝二”是“西区”的服务专员，与企业不在同一区域');
    expect(enterprise(line({ who: 'nobody', state: '退出' }))).toEqual([]);
    for (const week of ['2021-W53', '2021W20', '第20周', '2021-W00', '2021-05-17'])
      expect(enterprise(line({ week }))[0], week).toContain('这一周');
    for (const week of ['2020-W53', '2021-w20', '２０２１-W20']) expect(enterprise(line({ week })), week).toEqual([]);
    expect(enterprise(line({ state: '' }))[0]).toContain('没有填写，请填：在册、退出');
  });
  test('come all at once, in the order of the sheets, and one slip is told once', () => {
    const faults = faultsOf(
      workbook([...ENTERPRISES, '|||私企|是|多|370499|gone|在|2021-W99'], put(PEOPLE, 0, 'anna|安一|服务|370402|在岗'), REGIONS),
    );
    expect(faults.map((f) => /“(..)”表第(\d+)行“([^”]+)”/.exec(f)?.slice(1).join(' '))).toEqual([
      '人员 2 角色',
      '企业 4 企业名称',
      '企业 4 企业类型',
      '企业 4 用工规模',
      '企业 4 区域编码',
      '企业 4 服务专员账号',
      '企业 4 状态',
      '企业 4 生效周',
    ]);
  });
  test('of whole sheets: missing, empty, a column missing or twice', () => {
    expect(faultsOf([sheetOf('区域', ...REGIONS), sheetOf('人员', ...PEOPLE)])).toEqual([
      '“企业”表：没有这张表。请用 template 命令生成的模板填写，不要改表名',
    ]);
    expect(faultsOf(workbook([]))).toEqual(['“企业”表：没有任何一行内容，请填写后再导入']);
    const [regions, people, enterprises] = workbook();
    const broken = {
      name: '人员',
      rows: [
        {
          row: 1,
          cells: new Map([
            [1, { text: '账号', fault: null }],
            [2, { text: '账号', fault: null }],
          ]),
        },
      ],
    };
    expect(faultsOf([regions, broken, enterprises] as Sheet[])).toEqual([
      '“人员”表：缺少列：姓名、角色、区域编码、状态。请在表头补上，列名要与模板一致',
    ]);
    expect(faultsOf([regions, people, people, enterprises] as Sheet[])[0]).toContain('有两张同名的表');
  });
  test('a title above, other columns, another order and notes in the heading do no harm', () => {
    const people = sheetOf('人员', ...PEOPLE);
    const shifted: Sheet = {
      name: ' 人员 ',
      rows: [
        { row: 1, cells: new Map([[1, { text: '人员名单', fault: null }]]) },
        ...people.rows.map(({ row, cells }) => ({
          row: row + 1,
          cells: new Map(
            [...cells].map(([c, cell]) => [10 - c, row === 1 ? { ...cell, text: `${cell.text}（必填）` } : cell]),
          ).set(20, { text: '备注', fault: null }),
        })),
      ],
    };
    const [regions, , enterprises] = workbook();
    expect(planImport(first, [regions, shifted, enterprises] as Sheet[], TODAY).changed).toBe(false);
  });
});

test('warnings name what should be looked at', () => {
  const enterprises = [
    '示例一厂|老厂||其他企业|否|5|370402||在册|',
    '示例二厂|老厂、一 厂||其他企业|否|5|370402|anna|在册|',
    '示例三厂|一厂||其他企业|否||370402|anna|退出|',
  ];
  const people = [PEOPLE[0] as string, PEOPLE[1] as string, (PEOPLE[2] as string).replace('在岗', '停用')];
  const { warnings } = planImport(NOTHING, workbook(enterprises, people), TODAY);
  expect(warnings).toEqual([
    '没有在岗联络员的区（市）：东区、西区。请在“人员”表补上区市联络员',
    '没有在岗的市局专班人员，没有人能查全市合计',
    '没有在岗服务专员的企业：示例一厂。暂由区市联络员代报',
    '没有对接企业的服务专员：贝二',
    '简称“老厂”有几家企业共用：示例一厂、示例二厂。有人这样写时会先问是哪一家',
    '新列入的其他企业：示例一厂、示例二厂。请确认用工规范、待遇合理、安全保护到位、无侵害劳动者合法权益',
    '状态是退出、但原来就不在册而没有录入的企业：示例三厂',
  ]);
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
  expect(showImport(planImport(first, workbook(ENTERPRISES.slice(1)), TODAY), false)).toContain('  退出的企业：示例一厂');
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
  const options = { by: 'command', at: new Date('2021-05-19T03:00:00Z'), dryRun: false };

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
