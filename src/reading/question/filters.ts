// About whom is a question: which districts, types, tiers, enterprises, people?
import { ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { PROGRAMMES } from '../../domain/programmes.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { placesOf } from '../names/places.ts';
import type { QueryReading, ReadingContext } from '../reading.ts';
import { asksWhich, type QuestionMark } from './mark.ts';
import type { Marked } from './marks.ts';

export type Filters = Pick<
  QueryReading,
  | 'districts'
  | 'types'
  | 'tiers'
  | 'programmes'
  | 'enterprise'
  | 'doubt'
  | 'enterprises'
  | 'excluded'
  | 'candidates'
  | 'specialist'
  | 'surveyed'
  | 'demand'
>;

/** The filters in the order of the domain's lists; null where they contradict (全市 beside a district, two people, candidates beside another name). */
export function filtersOf(marked: Marked, context: ReadingContext): Filters | null {
  const said = <K extends QuestionMark['is']>(is: K) =>
    marked.marks.flatMap(({ mark }) => (mark.is === is ? [mark as Extract<QuestionMark, { is: K }>] : []));
  const districts = districtsOf(marked, context);
  const enterprises = enterprisesOf(marked);
  const specialists = new Set(marked.people.map(({ person }) => person).filter((p) => p.role === 'specialist'));
  const excluded = excludedIn(marked);
  const [demand, otherDemand] = new Set(marked.demands);
  if (districts === null || enterprises === null || excluded === null || specialists.size > 1) return null;
  if (otherDemand !== undefined) return null;
  const out = marked.leftOut.marks;
  const types = withoutThose(
    ENTERPRISE_TYPES,
    said('type').flatMap(typesOf),
    out.flatMap((m) => (m.is === 'type' ? typesOf(m) : [])),
  );
  const tiers = withoutThose(
    SKILL_TIERS,
    isAmongAll(marked) ? [] : said('tier').map((m) => m.tier),
    out.flatMap((m) => (m.is === 'tier' ? [m.tier] : [])),
  );
  const programmes = programmesOf(marked);
  const [specialist] = specialists;
  return {
    ...(districts.length > 0 && { districts }),
    ...(types.length > 0 && types.length < ENTERPRISE_TYPES.length && { types }),
    ...(tiers.length > 0 && tiers.length < SKILL_TIERS.length && { tiers }),
    ...(programmes.length > 0 && { programmes }),
    ...enterprises,
    ...(excluded.length > 0 && { excluded }),
    ...(specialist && { specialist: specialist.userid }),
    ...(said('surveyed').length > 0 && { surveyed: true }),
    ...(demand !== undefined && { demand }),
  };
}

const AMONG = /^其中$/;

/** 全市缺多少，其中普工多少: the whole is asked first, and a tier of it besides; the answer tells each tier and the sum. */
function isAmongAll({ marks }: Marked): boolean {
  const parts: (typeof marks)[number][][] = [[]];
  for (const m of marks) {
    if (m.mark.is === 'pause' || (m.mark.is === 'filler' && AMONG.test(m.text))) parts.push([]);
    else parts.at(-1)?.push(m);
  }
  const asksOf = (part: typeof marks): boolean =>
    part.some(({ mark }) => mark.is === 'measure' && mark.strength !== 'weak') &&
    part.some(({ mark, text }) => mark.is === 'asking' || (mark.is === 'measure' && /多少|几/.test(text)));
  const first = parts.findIndex(asksOf);
  const tier = parts.findIndex((part) => part.some(({ mark }) => mark.is === 'tier'));
  return first !== -1 && tier > first && !parts[first]?.some(({ mark }) => mark.is === 'tier');
}

const typesOf = ({ type, also }: Extract<QuestionMark, { is: 'type' }>) => (also === undefined ? [type] : [type, also]);

const inOrder = <T>(all: readonly T[], some: readonly T[]): readonly T[] => all.filter((one) => some.includes(one));

/** Those that are named, or all, without those that are left out. */
function withoutThose<T>(all: readonly T[], named: readonly T[], out: readonly T[]): readonly T[] {
  const some = named.length > 0 || out.length === 0 ? inOrder(all, named) : all;
  return some.filter((one) => !out.includes(one));
}

/** Enterprises that are left out; null where it is not certain which. */
function excludedIn({ leftOut }: Marked): readonly string[] | null {
  const ids = leftOut.names.map((named) => ('enterprise' in named ? named.enterprise : null));
  return ids.includes(null) ? null : (ids as readonly string[]);
}

/** A programme that is named counts before words of its figures. */
function programmesOf(marked: Marked): Filters['programmes'] & object {
  const named = marked.marks.flatMap(({ mark }) => (mark.is === 'programme' ? [mark] : []));
  const strong = named.filter((m) => !m.weak);
  return inOrder(
    PROGRAMMES,
    (strong.length > 0 ? strong : named).map((m) => m.programme),
  );
}

function districtsOf(marked: Marked, { regions, person }: ReadingContext): readonly string[] | null {
  const known = placesOf(regions);
  // 滕州锐柏: the place in front of a name belongs to the name.
  const fronts = new Set(marked.names.map((n) => n.from));
  const codes = marked.places.filter((p) => !fronts.has(p.to)).flatMap((p) => p.districts);
  // 联络员某某那边缺多少: the district that is theirs.
  codes.push(...marked.people.flatMap(({ person: p }) => (p.role === 'coordinator' ? [p.region] : [])));
  if (marked.marks.some(({ mark }) => mark.is === 'ownDistrict')) {
    if (known.inOrder([person.region]).length === 0) return null;
    codes.push(person.region);
  }
  const out = [...marked.leftOut.districts, ...(marked.leftOut.marks.some((m) => m.is === 'ownDistrict') ? [person.region] : [])];
  const all = regions.filter((r) => r.level === 'district').map((r) => r.code);
  const districts = known.inOrder(withoutThose(all, codes, out));
  // 东城和西城比 in a city of two: those that are compared stay named, though they are all there are.
  const isCompared =
    marked.marks.some(
      ({ mark, text }) => mark.is === 'respectively' || (mark.is === 'by' ? mark.who === true : asksWhich(mark, text)),
    ) && marked.places.filter((p) => p.districts.length === 1).length > 1;
  return known.areAll(districts) && !isCompared ? [] : districts;
}

function enterprisesOf(marked: Marked): Pick<Filters, 'enterprise' | 'doubt' | 'enterprises' | 'candidates'> | null {
  const ids = new Set<string>();
  let candidates: readonly string[] | undefined;
  let doubt = false;
  for (const { named } of marked.names) {
    if ('enterprise' in named) {
      ids.add(named.enterprise);
      doubt ||= named.doubt !== undefined;
    } else if ('candidates' in named) {
      if (candidates !== undefined) return null;
      candidates = named.candidates;
    } else return null;
  }
  const [only, second] = ids;
  if (candidates !== undefined) return only === undefined ? { candidates } : null;
  if (only === undefined) return {};
  return { ...(second === undefined ? { enterprise: only } : { enterprises: [...ids] }), ...(doubt && { doubt: 'name' }) };
}
