// 谁是联络员, 谁负责甲公司: who serves an enterprise, who coordinates a district? From the roster alone.
import { answerTexts as a } from '../../../conversations/answers.ts';
import { listTableTexts as tables } from '../../../conversations/exports.ts';
import { questionTexts as t } from '../../../conversations/questions.ts';
import type { AnswerTable } from '../../desk/documents/table.ts';
import type { QueryAnswer } from '../../desk/figures/answer.ts';
import { type Scope, scopeOf } from '../../desk/figures/scope.ts';
import { isTotals } from '../../desk/figures/titles.ts';
import { officeName } from '../../desk/greeting.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { stoodInOn } from '../../domain/absences.ts';
import { ENTERPRISE_TYPE_NAMES } from '../../domain/enterprises.ts';
import type { Region } from '../../domain/regions.ts';
import { absencesOf, coordinatorsOf, personName, type Served, servedOn } from '../../domain/roster.ts';
import { dayOf, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';

/** More names than these are a list to be exported. */
const NAMES = 20;

type Contacts =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | Exclude<QueryAnswer, { kind: 'figures' | 'missing' }>;

/** As the roster stands now. Somebody the speaker may not see is not found, as one that does not exist. Pure. */
export function contactsFor(speaker: Speaker, query: QueryReading): Contacts {
  const scoped = scopeOf(speaker, query);
  if (scoped.kind !== 'scope') return scoped;
  const { scope } = scoped;
  return { kind: 'lines', lines: [...(scope.bounded === null ? [] : [scope.bounded]), ...linesOf(speaker, query, scope)] };
}

/** Beside the enterprises that reported of somebody's: how many are theirs on the roster. Null where none is meant. */
export function servedLine(speaker: Speaker, query: QueryReading): string | null {
  const whose = query.specialist ?? (speaker.person.role === 'specialist' ? speaker.person.userid : undefined);
  if (whose === undefined || !query.measures.includes('enterprises') || isTotals(query.measures)) return null;
  const isNarrow =
    query.types !== undefined || query.surveyed !== undefined || query.enterprise !== undefined || query.enterprises;
  const scoped = isNarrow ? null : scopeOf(speaker, { ...query, specialist: whose });
  if (scoped?.kind !== 'scope' || scoped.scope.filter.specialist === null) return null;
  const { roster } = speaker.bureau;
  const own = servedOn(roster, dayOf(speaker.arrivedAt)).filter((s) => s.specialist === whose);
  return ofSpecialist(personName(roster, whose), own);
}

function linesOf(speaker: Speaker, query: QueryReading, { filter, districts }: Scope): readonly string[] {
  const { bureau, arrivedAt } = speaker;
  const served = servedOn(bureau.roster, dayOf(arrivedAt));
  const isNamed = query.enterprise !== undefined || query.enterprises !== undefined || query.candidates !== undefined;
  if (isNamed) {
    const found = served.filter((s) => filter.enterprises?.includes(s.enterprise.id));
    return found.length === 0 ? [a.contactLeft] : found.map((s) => ofEnterprise(speaker, s));
  }
  if (filter.specialist !== null) {
    const own = served.filter((s) => s.specialist === filter.specialist);
    return [ofSpecialist(personName(bureau.roster, filter.specialist), own)];
  }
  const by = [query.by].flat();
  // A specialist is told of their own alone.
  const meant = ofKinds(query, served).filter((s) => filter.enterprises?.includes(s.enterprise.id) ?? true);
  return districts.flatMap((district) => [
    coordinatorLine(speaker, district),
    ...(by.includes('enterprise')
      ? servedLines(speaker, district, meant)
      : by.includes('specialist')
        ? [specialistsLine(speaker, district, served)]
        : []),
  ]);
}

const ofKinds = ({ types, surveyed }: QueryReading, served: readonly Served[]): readonly Served[] =>
  served.filter(({ enterprise: e }) => (types?.includes(e.type) ?? true) && (!surveyed || e.surveyed));

/** Each specialist of a district with their enterprises, those nobody serves last. */
function servedLines({ bureau: { roster } }: Speaker, district: Region, served: readonly Served[]): readonly string[] {
  const here = served.filter((s) => s.district === district.code);
  const keys = [...roster.people.map((p) => p.userid), null].filter((key) => here.some((s) => s.specialist === key));
  return keys.map((key) => {
    const own = here.filter((s) => s.specialist === key).map((s) => s.enterprise.name);
    return fill(a.contactOwn, { name: personName(roster, key) || t.noSpecialist, count: own.length, names: own.join('、') });
  });
}

/** The same of every enterprise the speaker sees, as a table. Null where somebody or something else is asked about. */
export function contactsTable(speaker: Speaker, query: QueryReading): AnswerTable | null {
  const scoped = scopeOf(speaker, query);
  if (scoped.kind !== 'scope') return null;
  const { filter, districts, whose, isOwn } = scoped.scope;
  const { bureau, arrivedAt: now } = speaker;
  const { roster } = bureau;
  const codes = new Set(districts.map((d) => d.code));
  const served = ofKinds(query, servedOn(roster, dayOf(now))).filter(
    (s) =>
      (isOwn || codes.has(s.district)) &&
      (filter.enterprises?.includes(s.enterprise.id) ?? true) &&
      (filter.specialist === null || s.specialist === filter.specialist),
  );
  const place = (code: string) => roster.regions.findIndex((r) => r.code === code);
  const rows = served.toSorted((x, y) => place(x.district) - place(y.district));
  return {
    sheet: tables.contactsSheet,
    name: fill(tables.contactsFile, { whose }),
    title: fill(tables.contactsTitle, { whose, count: rows.length }),
    under: fill(a.stateAt, { at: showInstant(now) }),
    headings: tables.contactsHeadings,
    rows: rows.map(({ enterprise, district, specialist }) => [
      districtName(speaker, district),
      enterprise.name,
      ENTERPRISE_TYPE_NAMES[enterprise.type],
      personName(roster, specialist) || t.noSpecialist,
      coordinatorNames(speaker, district),
    ]),
  };
}

const coordinatorNames = ({ bureau: { roster } }: Speaker, district: string): string =>
  coordinatorsOf(roster, district)
    .map((p) => p.name)
    .join('、') || a.nobody;

const districtName = ({ bureau: { roster } }: Speaker, code: string): string =>
  roster.regions.find((r) => r.code === code)?.name ?? '';

/** Its specialist, or while there is none or somebody stands in, the coordinators (domain §3.5). */
function ofEnterprise(speaker: Speaker, { enterprise, district, specialist }: Served): string {
  const { roster } = speaker.bureau;
  const said = {
    name: enterprise.name,
    district: districtName(speaker, district),
    specialist: personName(roster, specialist),
    coordinators: coordinatorNames(speaker, district),
  };
  if (specialist === null) return fill(a.contactNoSpecialist, said);
  const isStoodIn = stoodInOn(absencesOf(roster), dayOf(speaker.arrivedAt)).has(specialist);
  return fill(isStoodIn ? a.contactStoodIn : a.contactEnterprise, said);
}

function ofSpecialist(name: string, own: readonly Served[]): string {
  const names = own
    .slice(0, NAMES)
    .map((s) => s.enterprise.name)
    .join('、');
  const listed = own.length > NAMES ? fill(t.andOthers, { names, count: own.length }) : names;
  return own.length === 0
    ? fill(a.contactServesNone, { name })
    : fill(a.contactServes, { name, count: own.length, names: listed });
}

const coordinatorLine = (speaker: Speaker, district: Region): string =>
  coordinatorsOf(speaker.bureau.roster, district.code).length === 0
    ? fill(a.contactNoCoordinator, { district: district.name, office: officeName(speaker.bureau.roster) })
    : fill(a.contactDistrict, { district: district.name, names: coordinatorNames(speaker, district.code) });

function specialistsLine({ bureau: { roster } }: Speaker, district: Region, served: readonly Served[]): string {
  const keys = new Set(served.filter((s) => s.district === district.code).flatMap((s) => s.specialist ?? []));
  const names = roster.people.filter((p) => keys.has(p.userid)).map((p) => p.name);
  const listed = names.slice(0, NAMES).join('、');
  return fill(a.contactSpecialists, {
    district: district.name,
    names:
      names.length === 0 ? a.nobody : names.length > NAMES ? fill(a.andPeople, { names: listed, count: names.length }) : listed,
  });
}
