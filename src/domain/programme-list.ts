// Which programmes does the monthly bulletin (annex 2) count, under which words, and which figures of each? (domain §9.1, notice §6)

export type FigureUnit = '场' | '家' | '人';

const figure = <Key extends string>(key: Key, name: string, unit: FigureUnit) => ({ key, name, inYear: name, unit }) as const;
/** The annex says 本月 of it, which is not said of a year's sum. */
const monthFigure = <Key extends string>(key: Key, inYear: string, unit: FigureUnit) =>
  ({ key, name: `本月${inYear}`, inYear, unit }) as const;

/**
 * Annex 2 in its order and its very words; a figure's `name` and `unit` are written there as `本月活动场次(场)`. A programme or a
 * figure that is added here has no value in the months filed before; its hints stand in conversations/monthly.ts.
 */
export const PROGRAMME_LIST = [
  {
    key: 'recruitmentDrive',
    name: '“百千万”招聘计划',
    figures: [
      monthFigure('events', '活动场次', '场'),
      monthFigure('enterprises', '服务企业数量', '家'),
      monthFigure('hired', '活动成交人数', '人'),
    ],
  },
  {
    key: 'agencyAid',
    name: '百家机构助千企计划',
    figures: [
      monthFigure('agencies', '组织人力资源服务机构数量', '家'),
      monthFigure('enterprises', '服务企业数量', '家'),
      monthFigure('resolved', '解决企业用工人数', '人'),
    ],
  },
  {
    key: 'internship',
    name: '技工院校顶岗实习计划',
    figures: [
      monthFigure('schools', '组织技工院校数量', '家'),
      monthFigure('students', '组织技工院校学生数量', '人'),
      monthFigure('enterprises', '服务企业数量', '家'),
    ],
  },
  {
    key: 'crossProvince',
    name: '跨省劳务协作计划',
    figures: [
      monthFigure('bases', '联络省外劳务合作基地数量', '家'),
      monthFigure('events', '组织省外劳务招工活动场次', '场'),
      monthFigure('hired', '省外劳务招工人数', '人'),
    ],
  },
  {
    key: 'skillsRelay',
    name: '职业技能提升接力计划',
    figures: [monthFigure('enterprises', '服务企业数量', '家'), monthFigure('trained', '培训人数', '人')],
  },
  {
    key: 'sharedEmployment',
    name: '共享用工促进计划',
    figures: [monthFigure('enterprises', '服务企业数量', '家'), monthFigure('shared', '实现共享用工人数', '人')],
  },
  {
    key: 'specialists',
    name: '设立用工服务专员情况',
    figures: [
      figure('specialists', '配备用工服务专员人数', '人'),
      figure('enterprises', '对接企业数量', '家'),
      figure('resolved', '解决用工人数', '人'),
    ],
  },
] as const;
