// 催报 月报: which coordinators still owe the month's return, and are reminded of it? (domain §13.8)
import { remindTexts as t } from '../../../conversations/remind.ts';
import { named } from '../../desk/acts/words.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth } from '../../desk/voices.ts';
import { leaveOf } from '../../domain/absences.ts';
import { monthDeadlines, openMonthsAt, phaseAt } from '../../domain/deadlines.ts';
import type { Person } from '../../domain/people.ts';
import { PROGRAMME_NAMES, PROGRAMMES } from '../../domain/programmes.ts';
import type { Region } from '../../domain/regions.ts';
import { districtsFor } from '../../domain/rights.ts';
import { absencesOf, coordinatorsOf } from '../../domain/roster.ts';
import { afterQuiet } from '../../domain/sending-hours.ts';
import type { Month } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { monthlyNudgeText } from './monthly-words.ts';
import { type Reminding, whoseOf } from './reminding.ts';
import { askedStage } from './snoozes.ts';

/** The month that was named, else the oldest that takes returns and lacks one. Each coordinator who owes is reminded once. */
export async function remindMonth(
  deps: Reminding,
  { speaker, thread, command }: CommandTurn,
  asked: Month | null,
): Promise<Answered> {
  const { bureau, person, arrivedAt: now } = speaker;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const mine = districtsFor(bureau.roster, person, 'remind');
  const wanted = command.args?.districts;
  const codes = new Set(wanted ? wanted.filter((code) => mine.has(code)) : mine);
  if (codes.size === 0) return say(fill(t.elsewhere, { district: whoseOf(speaker, mine) }));
  const districts = bureau.roster.regions.filter((r) => codes.has(r.code));
  const open = openMonthsAt(bureau.calendar, now, deps.settings.monthOpensOn);
  let last: { readonly month: Month; readonly missing: readonly Region[] } | null = null;
  for (const month of asked === null ? open : [asked]) {
    const filed = await deps.monthReturns.returned(month);
    last = { month, missing: districts.filter((d) => !filed.has(d.code)) };
    if (last.missing.length > 0) break;
  }
  if (last === null) return say(t.noMonthOpen);
  const { month, missing } = last;
  const [first] = missing;
  const said = { whose: whoseOf(speaker, codes), month: sayMonth(month, now) };
  if (first === undefined) return say(fill(t.monthAll, { ...said, count: districts.length }));
  const phase = phaseAt(monthDeadlines(bureau.calendar, month, deps.settings.monthOpensOn), now);
  if (phase === 'notYet') return say(fill(t.monthNotYet, said));
  if (phase === 'closed') return say(fill(t.monthClosed, { ...said, district: first.name }));
  return say(...(await reminded(deps, speaker, said, last)));
}

type Said = { readonly whose: string; readonly month: string };

async function reminded(
  { acts, settings }: Reminding,
  speaker: Speaker,
  said: Said,
  { month, missing }: { readonly month: Month; readonly missing: readonly Region[] },
): Promise<readonly string[]> {
  const { bureau, asker, message, arrivedAt: now, person } = speaker;
  const owing = missing.flatMap((d) => coordinatorsOf(bureau.roster, d.code).map((one) => ({ person: one, district: d })));
  const isAway = (one: Person) => leaveOf(absencesOf(bureau.roster), one.userid, now) !== null;
  const others = owing.filter((o) => o.person.userid !== person.userid && !isAway(o.person));
  const at = afterQuiet(now, settings);
  const rows = others.map((o) => rowOf(speaker, month, o, at, settings));
  const outcomes = rows.length === 0 ? [] : await acts.remind(asker, message, now, month, rows);
  const names = (outcome: string) => others.filter((_, i) => outcomes[i]?.outcome === outcome).map((o) => o.person.name);
  const [reached, recent] = [names('reminded'), names('recent')];
  const nobody = missing.filter((d) => !owing.some((o) => o.district.code === d.code)).map((d) => d.name);
  const away = owing.filter((o) => isAway(o.person)).map((o) => o.person.name);
  return [
    fill(t.monthTitle, { ...said, count: missing.length, names: missing.map((d) => d.name).join('、') }),
    reached.length === 0 ? t.nobodyReached : fill(t.reached, { count: reached.length, names: named(reached) }),
    ...(recent.length === 0 ? [] : [fill(t.recent, { count: recent.length, names: named(recent) })]),
    ...(away.length === 0 ? [] : [fill(t.monthAway, { names: named(away) })]),
    ...(nobody.length === 0 ? [] : [fill(t.monthNobody, { names: nobody.join('、') })]),
    ...(owing.some((o) => o.person.userid === person.userid) ? [t.monthOwn] : []),
  ];
}

function rowOf(
  { bureau, asker, arrivedAt }: Speaker,
  month: Month,
  { person, district }: { readonly person: Person; readonly district: Region },
  at: Date,
  settings: Reminding['settings'],
): Outgoing {
  const stage = askedStage(arrivedAt);
  const { due, closes } = monthDeadlines(bureau.calendar, month, settings.monthOpensOn);
  const owed = PROGRAMMES.map((p) => PROGRAMME_NAMES[p]);
  const about = { person, period: month, at, stage: 'asked', owed, districts: [district.code] } as const;
  return outgoing({
    key: `nudge/${person.userid}/${stage}/${month}`,
    corp: asker.corp,
    person: person.userid,
    kind: 'nudge',
    say: text(monthlyNudgeText(bureau, about, settings)),
    dueAt: at,
    expiresAt: at < due ? due : closes,
    owed: { month, districts: [district.code] },
    stage,
    period: month,
  });
}
