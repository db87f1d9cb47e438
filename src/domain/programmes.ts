// Which seven programmes does the monthly bulletin (annex 2) count, and which 19 figures of them?

/** The programmes of annex 2, in its order. */
export const PROGRAMMES = [
  'recruitmentDrive',
  'agencyAid',
  'internship',
  'crossProvince',
  'skillsRelay',
  'sharedEmployment',
  'specialists',
] as const;
export type Programme = (typeof PROGRAMMES)[number];

/** The words of annex 2 for each programme. */
export const PROGRAMME_NAMES: Readonly<Record<Programme, string>> = {
  recruitmentDrive: '“百千万”招聘计划',
  agencyAid: '百家机构助千企计划',
  internship: '技工院校顶岗实习计划',
  crossProvince: '跨省劳务协作计划',
  skillsRelay: '职业技能提升接力计划',
  sharedEmployment: '共享用工促进计划',
  specialists: '设立用工服务专员情况',
};

export type FigureUnit = '场' | '家' | '人';

const figure = <Key extends string>(key: Key, name: string, unit: FigureUnit) => ({ key, name, unit }) as const;

/** The figures of each programme in annex 2's order; `name` and `unit` are its very words, written there as `本月活动场次(场)`. */
export const PROGRAMME_FIGURES = {
  recruitmentDrive: [
    figure('events', '本月活动场次', '场'),
    figure('enterprises', '本月服务企业数量', '家'),
    figure('hired', '本月活动成交人数', '人'),
  ],
  agencyAid: [
    figure('agencies', '本月组织人力资源服务机构数量', '家'),
    figure('enterprises', '本月服务企业数量', '家'),
    figure('resolved', '本月解决企业用工人数', '人'),
  ],
  internship: [
    figure('schools', '本月组织技工院校数量', '家'),
    figure('students', '本月组织技工院校学生数量', '人'),
    figure('enterprises', '本月服务企业数量', '家'),
  ],
  crossProvince: [
    figure('bases', '本月联络省外劳务合作基地数量', '家'),
    figure('events', '本月组织省外劳务招工活动场次', '场'),
    figure('hired', '本月省外劳务招工人数', '人'),
  ],
  skillsRelay: [figure('enterprises', '本月服务企业数量', '家'), figure('trained', '本月培训人数', '人')],
  sharedEmployment: [figure('enterprises', '本月服务企业数量', '家'), figure('shared', '本月实现共享用工人数', '人')],
  specialists: [
    figure('specialists', '配备用工服务专员人数', '人'),
    figure('enterprises', '对接企业数量', '家'),
    figure('resolved', '解决用工人数', '人'),
  ],
} as const satisfies Readonly<
  Record<Programme, readonly { readonly key: string; readonly name: string; readonly unit: FigureUnit }[]>
>;

/** The key of one of a programme's figures. */
export type FigureKey<P extends Programme = Programme> = (typeof PROGRAMME_FIGURES)[P][number]['key'];

export type ProgrammeFigure = { readonly key: FigureKey; readonly name: string; readonly unit: FigureUnit };

/** All 19 figures of a district and month; whole numbers ≥ 0. */
export type MonthlyFigures = { readonly [P in Programme]: { readonly [K in FigureKey<P>]: number } };

/** The figures of a programme, in annex 2's order. */
export const figuresOf = (programme: Programme): readonly ProgrammeFigure[] => PROGRAMME_FIGURES[programme];

/** `本月活动场次(场)`, as annex 2 heads its columns. */
export const labelOf = ({ name, unit }: ProgrammeFigure): string => `${name}(${unit})`;

/** One of the 19; 0 where the programme has no such figure. */
export const monthlyValue = (figures: MonthlyFigures, programme: Programme, key: FigureKey): number =>
  (figures[programme] as Partial<Record<FigureKey, number>>)[key] ?? 0;

/** All 19 made anew, in annex 2's order. */
export const monthlyFigures = (make: (programme: Programme, key: FigureKey) => number): MonthlyFigures =>
  Object.fromEntries(
    PROGRAMMES.map((p) => [p, Object.fromEntries(figuresOf(p).map(({ key }) => [key, make(p, key)]))]),
  ) as MonthlyFigures;

export const addMonthly = (a: MonthlyFigures, b: MonthlyFigures): MonthlyFigures =>
  monthlyFigures((p, k) => monthlyValue(a, p, k) + monthlyValue(b, p, k));

export const NO_MONTHLY: MonthlyFigures = monthlyFigures(() => 0);
