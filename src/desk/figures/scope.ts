// Whose figures is a question about, cut to what the speaker may see?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { questionTexts as t } from '../../../conversations/questions.ts';
import type { FigureFilter } from '../../domain/figures.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { enterprisesFor } from '../../domain/rights.ts';
import type { Roster } from '../../domain/roster.ts';
import { dayOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';
import type { Speaker } from '../speaker.ts';

export type Scope = {
  /** 全市, the districts, 我的企业, or the enterprises and the person asked for. */
  readonly whose: string;
  readonly filter: FigureFilter;
  /** Those the filter leaves, in roster order. */
  readonly districts: readonly Region[];
  /** Of a specialist's own enterprises. */
  readonly isOwn: boolean;
  /** Said first where the question asked for more than the speaker may see. */
  readonly bounded: string | null;
};

export type Scoped =
  | { readonly kind: 'scope'; readonly scope: Scope }
  /** No such enterprise within the speaker's reach, whether or not there is one elsewhere. */
  | { readonly kind: 'notFound' }
  /** A name that fits several of the speaker's: ids. */
  | { readonly kind: 'which'; readonly enterprises: readonly string[] };

/** More names than these make a title nobody reads. */
const NAMED_IN_TITLE = 3;

/** Pure; the same for every figure of a question. */
export function scopeOf(speaker: Speaker, query: QueryReading): Scoped {
  const { roster } = speaker.bureau;
  const named = namedIn(query, reachOf(speaker));
  if (named.kind !== 'enterprises') return named;
  const within = districtsWithin(roster.regions, speaker.person.region);
  const isOwn = speaker.person.role === 'specialist';
  const asked = isOwn || query.districts === undefined ? within : within.filter((d) => query.districts?.includes(d.code));
  const districts = asked.length > 0 ? asked : within;
  const person = query.specialist === undefined ? null : seenPerson(speaker, query.specialist, districts);
  const isBeyond = !isOwn && query.districts !== undefined && asked.length < query.districts.length;
  const isCity = districts.length === within.length && within.length > 1;
  const place = without(roster, isOwn ? t.mine : isCity ? t.city : placeOf(districts, within), query.excluded);
  const isOthers = isOwn && (query.districts !== undefined || (query.specialist !== undefined && person === null));
  return {
    kind: 'scope',
    scope: {
      whose:
        named.ids !== null
          ? namesOf(roster, named.ids)
          : person !== null && !isOwn
            ? fill(t.person, { place: isCity ? '' : place, name: person.name })
            : place,
      filter: {
        districts: isOwn || (isCity && isEverywhere(roster, speaker)) ? null : districts.map((d) => d.code),
        types: query.types ?? null,
        enterprises: named.ids ?? (isOwn ? enterprisesToday(speaker) : null),
        specialist: person?.userid ?? null,
        surveyed: query.surveyed ?? false,
        ...(query.excluded && { excluded: query.excluded }),
        ...(query.filedOn && { filedOn: query.filedOn }),
      },
      districts,
      isOwn,
      bounded: isOthers
        ? t.onlyMine
        : isBeyond || (!isOwn && query.specialist !== undefined && person === null)
          ? fill(t.onlyDistrict, { district: place })
          : aloneSaid(speaker, query, within, place),
    },
  };
}

/** Districts side by side, or a place among them, asked by somebody who sees no other than their own. */
function aloneSaid(
  { bureau: { roster } }: Speaker,
  query: QueryReading,
  within: readonly Region[],
  place: string,
): string | null {
  const by: readonly Dimension[] = query.by === undefined ? [] : [query.by].flat();
  const isPlaced = query.rank !== undefined && !by.includes('enterprise');
  const isAlone = within.length === 1 && roster.regions.filter((r) => r.level === 'district').length > 1;
  if (!isAlone || (!isPlaced && !by.includes('district'))) return null;
  return fill(isPlaced ? a.noPlace : t.onlyPlace, { place });
}

/** More than half of the districts are said by those left out. */
function placeOf(districts: readonly Region[], within: readonly Region[]): string {
  const names = (some: readonly Region[]) => some.map((d) => d.name).join('、');
  const left = within.filter((d) => !districts.includes(d));
  const isMost = districts.length > 2 && left.length > 0 && left.length < districts.length;
  return isMost ? fill(a.exceptPlaces, { whose: t.city, names: names(left) }) : names(districts);
}

const without = (roster: Roster, whose: string, excluded: readonly string[] | undefined): string =>
  excluded === undefined ? whose : fill(a.exceptPlaces, { whose, names: namesOf(roster, excluded) });

/** Whether everybody a question names is within the speaker's reach: of others not even the name is said. */
export function isSeen(speaker: Speaker, query: QueryReading): boolean {
  const scoped = scopeOf(speaker, query);
  if (scoped.kind !== 'scope') return false;
  return query.specialist === undefined || scoped.scope.filter.specialist !== null;
}

/** The whole tree: then no district needs to be compared. */
const isEverywhere = ({ regions }: Roster, { person }: Speaker): boolean =>
  districtsWithin(regions, person.region).length === regions.filter((r) => r.level === 'district').length;

const enterprisesToday = ({ bureau: { roster }, person, arrivedAt }: Speaker): readonly string[] =>
  enterprisesFor(roster, person, 'seeFigures', dayOf(arrivedAt)).map((s) => s.enterprise.id);

/** Enterprises a speaker may name: today's, and for those who hold districts also those that have left from one of them for good. */
function reachOf(speaker: Speaker): ReadonlySet<string> {
  const { roster } = speaker.bureau;
  const ids = new Set(enterprisesToday(speaker));
  if (speaker.person.role === 'specialist') return ids;
  const held = new Set(districtsWithin(roster.regions, speaker.person.region).map((d) => d.code));
  const last = new Map(roster.assignments.map((a) => [a.enterprise, a]));
  for (const [id, { district, until }] of last)
    if (until !== null && until <= dayOf(speaker.arrivedAt) && held.has(district)) ids.add(id);
  return ids;
}

type NamedIn = Exclude<Scoped, { kind: 'scope' }> | { readonly kind: 'enterprises'; readonly ids: readonly string[] | null };

function namedIn(query: QueryReading, reach: ReadonlySet<string>): NamedIn {
  if (query.unknown !== undefined || query.excluded?.some((id) => !reach.has(id))) return { kind: 'notFound' };
  const ids = query.enterprise !== undefined ? [query.enterprise] : query.enterprises;
  if (ids !== undefined) return ids.every((id) => reach.has(id)) ? { kind: 'enterprises', ids } : { kind: 'notFound' };
  if (query.candidates === undefined) return { kind: 'enterprises', ids: null };
  const candidates = query.candidates.filter((id) => reach.has(id));
  if (candidates.length === 0) return { kind: 'notFound' };
  return candidates.length === 1 ? { kind: 'enterprises', ids: candidates } : { kind: 'which', enterprises: candidates };
}

/** A specialist may ask about themselves; whoever holds districts, about those who work there. */
function seenPerson({ person, bureau: { roster } }: Speaker, userid: string, districts: readonly Region[]) {
  const found = roster.people.find((p) => p.userid === userid);
  if (!found) return null;
  if (person.role === 'specialist') return userid === person.userid ? found : null;
  const codes = new Set(districts.map((d) => d.code));
  return codes.has(found.region) || roster.assignments.some((a) => a.specialist === userid && codes.has(a.district))
    ? found
    : null;
}

function namesOf({ enterprises }: Roster, ids: readonly string[]): string {
  const names = enterprises.filter((e) => ids.includes(e.id)).map((e) => e.name);
  const first = names.slice(0, NAMED_IN_TITLE).join('、');
  return names.length > NAMED_IN_TITLE ? fill(t.andOthers, { names: first, count: names.length }) : first;
}
