// Which seven programmes does the monthly bulletin (annex 2) count?

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
