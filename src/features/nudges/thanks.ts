// Who is thanked when a district has reported everything? Its coordinators, in one line, once a week. (domain §13.8)

import { nudgeTexts as t } from '../../../conversations/nudges.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Bureau, Bureaus, Ledger, Outgoing, Reports } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import { sayWeek } from '../../desk/voices.ts';
import { openWeeksAt, weekDeadlines } from '../../domain/deadlines.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import { districtCodesOf, dueOf, type Served } from '../../domain/roster.ts';
import { sendable } from '../../domain/sending-hours.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Nudged } from './port.ts';

type ThanksDeps = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly reports: Pick<Reports, 'reported' | 'ofWeek'>;
  readonly nudged: Pick<Nudged, 'known'>;
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly corp: string;
  readonly settings: Settings;
};

type Thanks = { readonly person: Person; readonly week: Week; readonly due: readonly Served[] };

const keyOf = ({ person, week }: Thanks): string => `thanks/${person.userid}/${week}`;

/** Plans the thanks of the weeks that are open; answers how many rows are new. Problems: database.away. */
export async function planThanks(deps: ThanksDeps, now: Date): Promise<number> {
  const bureau = await deps.bureaus.current();
  const earned: Thanks[] = [];
  for (const week of openWeeksAt(bureau.calendar, now)) earned.push(...thanksOf(bureau, week, await deps.reports.reported(week)));
  const known = earned.length === 0 ? new Set<string>() : await deps.nudged.known(earned.map(keyOf));
  const rows = await Promise.all(earned.filter((one) => !known.has(keyOf(one))).map((one) => rowOf(deps, bureau, one, now)));
  return rows.length === 0 ? 0 : deps.ledger.plan(rows);
}

/** A district that asks nothing of anybody has not reported everything. */
function thanksOf({ roster }: Bureau, week: Week, filed: ReadonlySet<string>): readonly Thanks[] {
  return roster.people
    .filter((p) => p.active && p.role === 'coordinator')
    .flatMap((person): readonly Thanks[] => {
      const codes = districtCodesOf(roster, person);
      const due = dueOf(roster, week).filter((s) => codes.has(s.district));
      return due.length > 0 && due.every((s) => filed.has(s.enterprise.id)) ? [{ person, week, due }] : [];
    });
}

async function rowOf(deps: ThanksDeps, { roster, calendar }: Bureau, thanks: Thanks, now: Date): Promise<Outgoing> {
  const { person, week, due } = thanks;
  const { userid, role, region } = person;
  const asker = { corp: deps.corp, userid, role, region };
  const reports = await deps.reports.ofWeek(asker, week, [...districtCodesOf(roster, person)], now);
  const onTime = new Set(reports.filter((r) => r.punctuality === 'onTime').map((r) => r.enterprise));
  const dueAt = sendable(now, deps.settings);
  const line = fill(t.thanks, {
    district: regionName(roster.regions, region),
    week: sayWeek(week, dueAt),
    due_count: due.length,
    on_time: due.filter((s) => onTime.has(s.enterprise.id)).length,
  });
  return outgoing({
    key: keyOf(thanks),
    corp: deps.corp,
    person: userid,
    kind: 'broadcast',
    say: text(line),
    dueAt,
    expiresAt: weekDeadlines(calendar, week).closes,
  });
}
