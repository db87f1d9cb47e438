// Which words does each nudge get?
import { nudgeTexts as t } from '../../conversations/nudges.ts';
import type { Nudge } from '../domain/nudges.ts';
import { districtsWithin } from '../domain/regions.ts';
import { dueOf } from '../domain/roster.ts';

import { showInstant, type Week } from '../domain/time.ts';
import { fill } from '../script/fill.ts';
import { weeklyNudgeText } from './nudge-texts.ts';
import type { Bureau } from './ports.ts';
import { type Say, text } from './say.ts';
import { sayWeek } from './voices.ts';

/** What a nudge says, from what is reported so far; null for the months, whose returns are not kept yet. */
export function nudgeWords(bureau: Bureau, nudge: Nudge, reported: ReadonlyMap<Week, ReadonlySet<string>>): Say | null {
  if (nudge.kind === 'monthly') return null;
  if (nudge.stage === 'summary') return summary(bureau, nudge, reported.get(nudge.period) ?? new Set());
  return text(weeklyNudgeText(bureau, nudge));
}

/** To the task force at the deadline: 已报/应报 of each district below 100 %. */
function summary({ roster }: Bureau, { person, period, at }: Nudge, reported: ReadonlySet<string>): Say {
  const due = dueOf(roster, period);
  const all = new Set(districtsWithin(roster.regions, person.region).map((d) => d.code));
  const ours = due.filter((s) => all.has(s.district));
  const below = districtsWithin(roster.regions, person.region).flatMap(({ code, name }) => {
    const theirs = due.filter((s) => s.district === code);
    const filed = theirs.filter((s) => reported.has(s.enterprise.id)).length;
    return filed === theirs.length ? [] : [fill(t.summaryDistrict, { district: name, filed, due_count: theirs.length })];
  });
  const title = fill(t.summaryTitle, {
    week: sayWeek(period, at),
    filed: ours.filter((s) => reported.has(s.enterprise.id)).length,
    due_count: ours.length,
    at: showInstant(at),
  });
  return text(title, below.length === 0 ? t.summaryAll : fill(t.summaryBelow, { districts: below.join('、') }));
}
