// By which words do people name the programmes of annex 2?
import { programmeHints } from '../../../conversations/monthly.ts';
import { PROGRAMME_NAMES, PROGRAMMES, type Programme } from '../../domain/programmes.ts';

/** More names than annex 2's own and the short one of its texts, which are always understood. */
// biome-ignore format: lists of words
const LISTED: readonly (readonly [Programme, string])[] = [
  ['recruitmentDrive', '百千万计划 招聘计划 百千万活动'],
  ['agencyAid', '助千企 助千企计划 机构助企 百家机构计划'],
  ['internship', '顶岗实习计划 技工院校 技工院校实习 院校实习 实习'],
  ['crossProvince', '劳务协作 跨省协作 跨省计划 跨省招工 跨省 省外劳务 省外'],
  ['skillsRelay', '职业技能提升 职业技能提升计划 技能提升接力 技能提升计划 技能接力 接力计划'],
  ['sharedEmployment', '共享用工计划 用工共享 共享员工'],
  ['specialists', '用工服务专员情况 设立专员 专员设立 专员设立情况 设立服务专员'],
];

/** Short names that mean something else in a question: 专员 is a person there. A month's return knows them (`monthly-words.ts`). */
const NOT_ALONE: readonly string[] = ['专员'];

/** `示例行动计划 示例行动`: a programme is named by annex 2's own words, and by the short one of its texts. */
function ownWords(programme: Programme): readonly string[] {
  const name = PROGRAMME_NAMES[programme].replace(/[“”]/g, '');
  return [name, name.replace(/(?:计划|情况)$/, ''), programmeHints[programme].short].filter((word) => !NOT_ALONE.includes(word));
}

/** Names of each. */
export const PROGRAMME_WORDS: readonly (readonly [Programme, string])[] = PROGRAMMES.map((programme) => {
  const [, names = ''] = LISTED.find(([listed]) => listed === programme) ?? [];
  return [programme, [...new Set([...ownWords(programme), ...names.split(' ')])].filter((name) => name !== '').join(' ')];
});

/** Is a programme named in a text at all? Cheap. */
export const PROGRAMME_PATTERN: RegExp = new RegExp(
  [...PROGRAMME_WORDS.flatMap(([, names]) => names.split(' ')), '百家', '专员'].sort((a, b) => a.length - b.length).join('|'),
);
