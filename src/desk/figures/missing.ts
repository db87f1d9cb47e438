// How is it said who has not reported yet?
import { questionTexts as t } from '../../../conversations/questions.ts';
import { weekDeadlines } from '../../domain/deadlines.ts';
import { may } from '../../domain/rights.ts';
import { enterpriseName, numbering, type Roster } from '../../domain/roster.ts';
import { dayOf, showDay, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Speaker } from '../speaker.ts';
import { sayWeek } from '../voices.ts';
import type { MissingAnswer } from './answer.ts';

/** Up to this many missing enterprises are named, which fills two messages; beyond it the districts are counted. */
const NAMED = 60;

type MissingEnterprise = MissingAnswer['missing']['missing'][number];

/** By district and specialist, with when that person last filed anything; a specialist's own by their numbers in the list. */
export function missingLines(answer: MissingAnswer, speaker: Speaker): readonly string[] {
  const { scope, week, missing } = answer;
  const now = speaker.arrivedAt;
  const said = { whose: scope.whose, week: sayWeek(week, now), due: missing.due, at: showInstant(now) };
  const bounded = scope.bounded === null ? [] : [scope.bounded];
  const rows = inRosterOrder(speaker.bureau.roster, missing.missing);
  if (rows.length === 0) return [...bounded, fill(t.missingNone, said)];
  const title = fill(t.missingTitle, { ...said, missing: rows.length, filed: missing.filed });
  if (scope.isOwn) return [...bounded, title, ...ownLines(answer, speaker, rows)];
  const isClosed = weekDeadlines(speaker.bureau.calendar, week).closes <= now;
  const first = rows[0] && speaker.bureau.roster.enterprises.find((e) => e.id === rows[0]?.enterprise);
  const closed = {
    short: first?.aliases[0] ?? first?.name ?? '',
    week: fill(t.weekOfYear, { year: week.slice(0, 4), number: Number(week.slice(6)) }),
  };
  const next = may(speaker.person, 'remind') ? [isClosed ? fill(t.missingClosed, closed) : t.missingNext] : [];
  return [...bounded, title, ...districtLines(answer, speaker, rows), ...next];
}

function inRosterOrder({ enterprises }: Roster, rows: readonly MissingEnterprise[]): readonly MissingEnterprise[] {
  const places = new Map(enterprises.map((e, i) => [e.id, i]));
  return rows.toSorted((a, b) => (places.get(a.enterprise) ?? 0) - (places.get(b.enterprise) ?? 0));
}

function ownLines(
  { week }: MissingAnswer,
  { bureau: { roster }, person }: Speaker,
  rows: readonly MissingEnterprise[],
): readonly string[] {
  const numbers = numbering(roster, person, week);
  return rows.map((row) =>
    fill(t.missingMine, { number: numbers.get(row.enterprise) ?? 0, name: enterpriseName(roster, row.enterprise) }),
  );
}

function districtLines(answer: MissingAnswer, speaker: Speaker, rows: readonly MissingEnterprise[]): readonly string[] {
  const { districts } = answer.scope;
  const isNamed = rows.length <= NAMED || districts.length === 1;
  const lines = districts.flatMap((district) => {
    const here = rows.filter((row) => row.district === district.code);
    if (here.length === 0) return [];
    return [
      fill(t.missingDistrict, { district: district.name, missing: here.length }),
      ...(isNamed ? personLines(answer, speaker, here) : []),
    ];
  });
  const first = districts.find((d) => rows.some((row) => row.district === d.code));
  return isNamed ? lines : [...lines, fill(t.missingMore, { district: first?.aliases[0] ?? first?.name ?? '' })];
}

/** Everybody's missing enterprises, those nobody active serves last. */
function personLines(
  { missing }: MissingAnswer,
  { bureau: { roster }, arrivedAt }: Speaker,
  here: readonly MissingEnterprise[],
): readonly string[] {
  const active = new Map(roster.people.filter((p) => p.active).map((p) => [p.userid, p.name]));
  const served = here.map((row) => ({
    ...row,
    specialist: row.specialist !== null && active.has(row.specialist) ? row.specialist : null,
  }));
  const people = [...new Set(served.map((row) => row.specialist))].toSorted((a, b) => Number(a === null) - Number(b === null));
  return people.map((userid) => {
    const names = served.flatMap((row) => (row.specialist === userid ? [enterpriseName(roster, row.enterprise)] : [])).join('、');
    if (userid === null) return fill(t.missingSpecialist, { specialist: t.noSpecialist, names });
    const specialist = active.get(userid) ?? '';
    const last = missing.contacts.get(userid);
    if (last === undefined) return fill(t.missingNoContact, { specialist, names });
    return fill(t.missingContact, { specialist, at: showDay(dayOf(last), dayOf(arrivedAt)), names });
  });
}
