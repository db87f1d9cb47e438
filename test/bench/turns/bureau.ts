// Which invented city do the benchmarks serve: its roster workbook, and the figures its people report?
import ExcelJS from 'exceljs';

const SYLLABLES = [...'云岬榆光铎华潭穗霁川鹭汀棠岭磐屿锦粟桥墨坊湖荆泊巷善沅微禾'];
const TRADES = ['食品', '纺织', '机械', '电子', '建材', '物流', '服饰', '化工'];
const TYPES = ['重大项目涉及企业', '失业动态监测企业', '重点企业用工监测企业', '其他企业'];
/** Enterprises of one specialist, as in the notice's city. */
export const SERVED = 5;
const PER_DISTRICT = 28;
const TASK_FORCE = 8;

export type Enterprise = { readonly index: number; readonly name: string; readonly short: string; readonly headcount: number };
export type Specialist = { readonly account: string; readonly serves: readonly Enterprise[] };
export type Bureau = {
  readonly enterprises: readonly Enterprise[];
  readonly specialists: readonly Specialist[];
  readonly taskForce: readonly string[];
  /** An .xlsx as the roster is imported (domain §18). */
  readonly workbook: () => Promise<Buffer>;
};

/** Distinct up to 24,389 enterprises: a step that shares no factor with the number of names turns each once. */
function nameOf(n: number): string {
  const names = SYLLABLES.length ** 3;
  const m = (n * 7919 + 13) % names;
  const pick = (by: number) => SYLLABLES[Math.floor(m / by) % SYLLABLES.length];
  return `${pick(1)}${pick(SYLLABLES.length)}${pick(SYLLABLES.length ** 2)}${TRADES[n % TRADES.length]}`;
}

export function inventBureau(count: number): Bureau {
  const enterprises = Array.from({ length: count }, (_, index): Enterprise => {
    const short = nameOf(index);
    return { index, short, name: `示例${short}有限公司`, headcount: 100 + (index % 50) };
  });
  const specialists = Array.from({ length: Math.ceil(count / SERVED) }, (_, i) => ({
    account: `zy-${String(i).padStart(5, '0')}`,
    serves: enterprises.slice(i * SERVED, (i + 1) * SERVED),
  }));
  const districts = Array.from({ length: Math.ceil(count / PER_DISTRICT) }, (_, i) => String(379_901 + i));
  const districtOf = (specialist: number): string => districts[specialist % districts.length] ?? '';
  const taskForce = Array.from({ length: TASK_FORCE }, (_, i) => `zb-${i + 1}`);

  const sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
    区域: [
      ['编码', '名称', '简称', '上级编码', '级别'],
      ['37', '示例省', '', '', '省'],
      ['3799', '示例市', '', '37', '市'],
      ...districts.map((code, i) => [code, `示例第${i + 1}区`, '', '3799', '区县']),
    ],
    人员: [
      ['账号', '姓名', '角色', '区域编码', '状态'],
      ...specialists.map(({ account }, i) => [account, `专员${i % 100}`, '服务专员', districtOf(i), '在岗']),
      ...districts.map((code, i) => [`ll-${i}`, `联络${i % 100}`, '区市联络员', code, '在岗']),
      ...taskForce.map((account, i) => [account, `专班${i}`, '市局专班', '3799', '在岗']),
    ],
    企业: [
      ['企业名称', '简称', '统一社会信用代码', '企业类型', '调研受访', '用工规模', '区域编码', '服务专员账号', '状态', '生效周'],
      ...specialists.flatMap(({ account, serves }, i) =>
        serves.map(({ index, name, short, headcount }) => {
          const type = TYPES[index % TYPES.length] ?? '';
          return [name, short, '', type, index % 2 ? '是' : '否', headcount, districtOf(i), account, '在册', ''];
        }),
      ),
    ],
  };

  return {
    enterprises,
    specialists,
    taskForce,
    async workbook() {
      const book = new ExcelJS.Workbook();
      for (const [name, rows] of Object.entries(sheets)) {
        // An empty text would still be a cell, and a large roster is near what the product takes.
        book.addWorksheet(name).addRows(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))));
      }
      return Buffer.from(await book.xlsx.writeBuffer());
    },
  };
}

export type Figures = {
  readonly headcount: number;
  readonly general: number;
  readonly skilled: number;
  readonly resolved: number;
};

/**
 * What an enterprise reports in a week (0 = the first that is reported); `again` makes one report of the same week differ from another.
 * Nothing raises a doubt or an urgent demand: shortages grow by a few people a week, and more than were found.
 */
export const figuresOf = ({ index, headcount }: Enterprise, week: number, again = 0): Figures => ({
  headcount,
  general: 6 + (index % 3) + week + (again % 3),
  skilled: 2 + (index % 2),
  resolved: 1 + ((index + week + again) % 2),
});
