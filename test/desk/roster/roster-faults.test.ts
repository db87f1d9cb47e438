import { describe, expect, test } from 'vitest';
import { parseRoster, planImport } from '../../../src/desk/roster/import-roster.ts';
import { type Sheet, showFault } from '../../../src/desk/roster/sheets.ts';
import { ENTERPRISES, NOTHING, PEOPLE, REGIONS, sheetOf, TODAY, workbook } from './roster-sheets.ts';

const faultsOf = (sheets: readonly Sheet[]) => parseRoster(sheets).faults.map(showFault);

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
    expect(enterprise(line({ name: '示例 一厂' }))).toEqual([
      '“企业”表第4行“企业名称”：“示例 一厂”与第2行重复，请删去一行或改正',
    ]);
    expect(enterprise(line({ code: '91370402a000100176' }))[0]).toContain('“统一社会信用代码”：“91370402A000100176”与第2行重复');
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
      workbook([...ENTERPRISES, '|||私企|是|多|370499|gone|在|2021-W99'], PEOPLE.with(0, 'anna|安一|服务|370402|在岗'), REGIONS),
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
      '“人员”表：缺少列：姓名、角色、区域编码、状态（第1行的表头读到：“账号”、“账号”）。请在表头补上，列名要与模板一致',
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
    const { roster } = planImport(NOTHING, workbook(), TODAY).change;
    expect(planImport(roster, [regions, shifted, enterprises] as Sheet[], TODAY).changed).toBe(false);
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
