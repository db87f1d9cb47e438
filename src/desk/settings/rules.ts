// Which rules may a bureau set, and what does each decide?
import { DEFAULT_SETTINGS, type MonthTime, type Settings, type WeekTime } from '../../domain/settings.ts';
import { baseline, clock, daysAhead, monthTime, phone, rule, type SettingRule, share, weekTime, whole, word } from './kinds.ts';

type Leaf = string | number | null | readonly number[] | WeekTime | MonthTime;
type RulesOf<T> = [T] extends [Leaf] ? SettingRule<T> : { readonly [K in keyof T]: RulesOf<T[K]> };

const { weekly, monthly } = DEFAULT_SETTINGS.nudges;
const minutesBefore = whole(-1_440, -1);
const minutesAfter = whole(1, 1_440);

/** In the shape of the settings themselves, so that none is forgotten. */
const TREE: RulesOf<Settings> = {
  monthOpensOn: rule(whole(1, 28), '月通报每月几日 00:00 开始填报'),
  cumulativeSince: rule(
    word({ year: 'year', start: 'start' }),
    '累计解决从哪周算起：year 为当年第 1 周，start 为最早有上报的一周',
  ),
  assessment: {
    rankBy: rule(word({ points: 'points', percent: 'share' }), '年度考核按什么排名：points 为下降的百分点，percent 为下降的幅度'),
    baseline: rule(baseline, '年度考核的基准周：first 为当年最早有上报的一周，或指定某周，例如 W10'),
    end: rule(word({ last: 'last', mean4: 'mean4' }), '年度考核的期末：last 为最后锁定的一周，mean4 为最后四周的平均'),
  },
  reopenHours: rule(whole(1, 168), '补报、退回后重新开放多少小时'),
  nudges: {
    weekly: {
      opening: rule(weekTime(weekly.opening), '周调度开始提醒；当天放假的，移到之后第一个工作日'),
      preview: rule(weekTime(weekly.preview), '周调度提前提醒'),
      finalDay: rule(weekTime(weekly.finalDay), '周调度截止日提醒'),
      lastCall: rule(weekTime(weekly.lastCall), '周调度最后提醒，同时告诉联络员还有谁没报'),
      summary: rule(weekTime(weekly.summary), '周调度到点汇总，发市局专班'),
      overdue: rule(weekTime(weekly.overdue), '周调度逾期提醒'),
      overdueAgain: rule(weekTime(weekly.overdueAgain), '周调度逾期再次提醒'),
    },
    holidayWeek: {
      preview: rule(clock, '截止日放假的周：提前提醒，在节前倒数第二个工作日'),
      finalDay: rule(clock, '截止日放假的周：节前最后一个工作日的提醒'),
      lastCall: rule(clock, '截止日放假的周：节前最后一个工作日的最后提醒'),
      overdue: rule(clock, '截止日放假的周：逾期提醒，在节后第一个工作日'),
    },
    movedWeek: {
      preview: rule(clock, '截止时间调整过的周：前一个工作日的提醒'),
      finalDay: rule(clock, '截止时间调整过的周：截止日的提醒'),
      lastCall: rule(minutesBefore, '截止时间调整过的周：最后提醒，距截止多少分钟（负数为截止前）'),
      summary: rule(minutesAfter, '截止时间调整过的周：汇总，截止后多少分钟'),
      overdue: rule(minutesAfter, '截止时间调整过的周：逾期提醒，截止后多少分钟'),
      overdueAgain: rule(minutesAfter, '截止时间调整过的周：逾期再次提醒，截止后多少分钟'),
    },
    monthly: {
      preview: rule(monthTime(monthly.preview), '月通报提前提醒'),
      eve: rule(monthTime(monthly.eve), '月通报截止前提醒'),
      finalDay: rule(monthTime(monthly.finalDay), '月通报截止日提醒'),
      lastCall: rule(monthTime(monthly.lastCall), '月通报最后提醒'),
      overdue: rule(clock, '月通报逾期提醒，在截止当天'),
    },
    holidayMonth: { overdue: rule(clock, '截止日放假的月：逾期提醒，在节后第一个工作日') },
    movedMonth: {
      lastCall: rule(minutesBefore, '截止时间调整过的月：最后提醒，距截止多少分钟（负数为截止前）'),
      overdue: rule(minutesAfter, '截止时间调整过的月：逾期提醒，截止后多少分钟'),
    },
  },
  urgent: {
    acceptMinutes: rule(whole(1, 1_440), '急需用工提出后多少分钟内要接单'),
    resolveMinutes: rule(whole(1, 43_200), '急需用工提出后多少分钟内要办结'),
    enterprisePeople: rule(whole(1, 100_000), '一家企业一周新增缺工达到多少人，自动提出急需用工'),
    enterpriseShare: rule(share, '或者新增缺工达到在岗人数的多大比例'),
    shareLeast: rule(whole(1, 100_000), '按比例算时至少多少人'),
    districtPeople: rule(whole(1, 1_000_000), '一个区市一周新增缺工达到多少人，自动提出急需用工'),
  },
  notices: {
    missingYear: rule(daysAhead, '节假日日历缺下一年时，提前多少天提醒市局专班'),
    emptyWeek: rule(whole(1, 60), '整周没有工作日时，提前多少天问市局专班要不要调整截止时间'),
    clock: rule(clock, '以上两种提醒在工作日几点发'),
  },
  quiet: {
    from: rule(clock, '夜里几点起不主动发消息（急需用工除外）'),
    until: rule(clock, '早上几点起恢复发消息'),
  },
  reportingMinutes: rule(whole(0, 60), '正在上报的人多少分钟内不提醒'),
  snoozeMinutes: rule(whole(1, 1_440), '“稍后提醒”没说时间的，过多少分钟再提醒'),
  openForms: {
    actMinutes: rule(
      whole(1, 1_440),
      '截止、广播、交接、代班、签发、退回、补报、发布、办结等待“确认”，或在问是哪一个的，多少分钟后作废',
    ),
    formHours: rule(whole(1, 720), '没填完的经验、急需用工、更正申请多少小时后自动结束'),
  },
  requestDays: rule(whole(1, 60), '更正申请多少天没人处理就作废'),
  keeping: { threadDays: rule(whole(7, 3_650), '一个人多少天没有来消息，就不再记着他没办完的对话') },
  telephone: rule(phone, '“找人”时告诉的市局专班电话'),
};

type Node = SettingRule<unknown> | { readonly [key: string]: Node };

const isRule = (node: Node): node is SettingRule<unknown> => 'schema' in node;

type NamedRule = { readonly name: string; readonly rule: SettingRule<unknown> };

const listed = (node: Node, name: string): readonly NamedRule[] =>
  isRule(node)
    ? [{ name, rule: node }]
    : Object.entries(node).flatMap(([key, child]) => listed(child, name === '' ? key : `${name}.${key}`));

/** Every rule by its name in the file, in the order they are printed. */
export const SETTING_RULES: readonly NamedRule[] = listed(TREE, '');

/** The settings with each rule's value, by name. */
export const settingsFrom = (value: (name: string) => unknown): Settings => built(TREE, '', value) as Settings;

function built(node: Node, name: string, value: (name: string) => unknown): unknown {
  if (isRule(node)) return value(name);
  const entries = Object.entries(node).map(([key, child]) => {
    const path = name === '' ? key : `${name}.${key}`;
    return [key, built(child, path, value)];
  });
  return Object.fromEntries(entries);
}

/** One rule's value in some settings. */
export const settingIn = (settings: Settings, name: string): unknown =>
  name.split('.').reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], settings);
