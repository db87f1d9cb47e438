// Is this installation fit to serve? Everything an operator can set right is looked at, one after another; nothing is changed.
import type { Config, ServerSettings } from '../desk/environment/config.ts';
import { SILENT } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { type Calendar, missingYears } from '../domain/calendar.ts';
import type { Roster } from '../domain/roster.ts';
import { type Day, dayOf } from '../domain/time.ts';
import { openBureaus } from '../store/bureaus.ts';
import { packagedDays, yearsKnown } from '../store/holidays.ts';
import type { Database } from '../store/prisma.ts';
import { type Finding, finding, looked } from './doctor-findings.ts';
import { lookAtModel } from './doctor-model.ts';
import { lookAtOwnServers, lookAtServers, withoutDatabase } from './doctor-servers.ts';
import { lookAtCallback, lookAtWecom } from './doctor-wecom.ts';

const LOOK_MS = 20_000;
/** A year that begins later has time. */
const SOON_DAYS = 14;

/** Tells each finding as it is made; answers whether any is a fault. Throws bugs. */
export async function examine(config: Config, clock: Clock, tell: (found: Finding) => void): Promise<boolean> {
  let isFaulty = false;
  const tellAll = (findings: readonly Finding[]): void => {
    for (const one of findings) {
      isFaulty ||= one.kind === 'fault';
      tell(one);
    }
  };
  tellAll([finding.ok('设置', '没有问题'), ...config.warnings.map((warning) => finding.note('设置', warning))]);
  const { findings, database, close } = await lookAtServers(config, clock);
  try {
    tellAll(findings);
    let roster: Roster | null = null;
    if (database === null) tellAll(withoutDatabase('日历', '名册'));
    else {
      tellAll(
        await looked('名册', LOOK_MS, async () => {
          const bureau = await lookAtBureau(database, config, clock);
          roster = bureau.roster;
          return bureau.findings;
        }),
      );
    }
    if (config.wecom === null)
      tellAll([finding.note('企业微信', '没有设应用，启动时由模拟器扮演', '正式运行前设 WECOM_CORP_ID 等五项')]);
    else tellAll(await lookAtWecom(config.wecom, roster));
    tellAll(await lookAtCallback(config));
    if (config.llm !== null) tellAll(await lookAtModel(config.llm));
  } finally {
    await close();
  }
  return isFaulty;
}

/** Where settings are wrong: the servers whose own are right are looked at all the same. */
export async function examineWrong(
  faults: readonly Finding[],
  servers: ServerSettings,
  clock: Clock,
  tell: (found: Finding) => void,
): Promise<void> {
  for (const one of faults) tell(one);
  for (const one of await lookAtOwnServers(servers, clock)) tell(one);
  for (const check of ['日历', '名册', '企业微信', '回调']) tell(finding.skipped(check, '先改好设置'));
}

async function lookAtBureau(
  database: Database,
  { settings }: Config,
  clock: Clock,
): Promise<{ readonly roster: Roster; readonly findings: readonly Finding[] }> {
  const bureaus = openBureaus({ ...database, log: SILENT });
  try {
    const { roster, calendar } = await bureaus.current();
    const active = roster.people.filter((person) => person.active).length;
    const comes = yearsKnown((await packagedDays()).map(({ day }) => day));
    return {
      roster,
      findings: [
        ...calendarFindings({ calendar, comes, today: dayOf(clock.now()), warnDays: Math.max(...settings.notices.missingYear) }),
        active === 0
          ? finding.fault('名册', '是空的', 'npm run roster -- import FILE.xlsx')
          : finding.ok('名册', `在岗 ${active} 人，企业 ${roster.enterprises.length} 户`),
      ],
    };
  } finally {
    bureaus.close();
  }
}

type CalendarLook = {
  readonly calendar: Calendar;
  /** Years a start puts there by itself. */
  readonly comes: ReadonlySet<number>;
  readonly today: Day;
  readonly warnDays: number;
};

function calendarFindings({ calendar, comes, today, warnDays }: CalendarLook): readonly Finding[] {
  const missing = (days: number) => missingYears(calendar, today, days);
  const lacking = (days: number) => missing(days).filter((year) => !comes.has(year));
  const says = (years: readonly number[]) => `没有 ${years.join('、')} 年的节假日和调休`;
  const next = 'npm run calendar -- import FILE.csv';
  const isUnwritten = missing(warnDays).some((year) => comes.has(year));
  const [soon, later] = [lacking(SOON_DAYS), lacking(warnDays)];
  return [
    ...(isUnwritten ? [finding.note('日历', '节假日和调休还没有写入数据库，机器人第一次启动时写入', 'npm start')] : []),
    ...(soon.length > 0 ? [finding.fault('日历', says(soon), next)] : []),
    ...(soon.length === 0 && later.length > 0 ? [finding.note('日历', says(later), next)] : []),
    ...(isUnwritten || later.length > 0 ? [] : [finding.ok('日历', '节假日和调休都有')]),
  ];
}
