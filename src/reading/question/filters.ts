// About whom is a question: which districts, types, tiers, enterprises, people?
import { ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { PROGRAMMES } from '../../domain/programmes.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { placesOf } from '../names/places.ts';
import type { QueryReading, ReadingContext } from '../reading.ts';
import type { Marked } from './marks.ts';
import type { QuestionMark } from './words.ts';

export type Filters = Pick<
  QueryReading,
  | 'districts'
  | 'types'
  | 'tiers'
  | 'programmes'
  | 'enterprise'
  | 'doubt'
  | 'enterprises'
  | 'candidates'
  | 'specialist'
  | 'surveyed'
>;

/** The filters in the order of the domain's lists; null where they contradict (全市 beside a district, two people, candidates beside another name). */
export function filtersOf(marked: Marked, context: ReadingContext): Filters | null {
  const said = <K extends QuestionMark['is']>(is: K) =>
    marked.marks.flatMap(({ mark }) => (mark.is === is ? [mark as Extract<QuestionMark, { is: K }>] : []));
  const districts = districtsOf(marked, context);
  const enterprises = enterprisesOf(marked);
  const specialists = new Set(marked.people.map(({ person }) => person).filter((p) => p.role === 'specialist'));
  if (districts === null || enterprises === null || specialists.size > 1) return null;
  const types = inOrder(
    ENTERPRISE_TYPES,
    said('type').map((m) => m.type),
  );
  const tiers = inOrder(
    SKILL_TIERS,
    said('tier').map((m) => m.tier),
  );
  const programmes = programmesOf(marked);
  const [specialist] = specialists;
  return {
    ...(districts.length > 0 && { districts }),
    ...(types.length > 0 && types.length < ENTERPRISE_TYPES.length && { types }),
    ...(tiers.length > 0 && tiers.length < SKILL_TIERS.length && { tiers }),
    ...(programmes.length > 0 && { programmes }),
    ...enterprises,
    ...(specialist && { specialist: specialist.userid }),
    ...(said('surveyed').length > 0 && { surveyed: true }),
  };
}

const inOrder = <T>(all: readonly T[], some: readonly T[]): readonly T[] => all.filter((one) => some.includes(one));

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
  if (marked.marks.some(({ mark }) => mark.is === 'ownDistrict')) {
    if (known.inOrder([person.region]).length === 0) return null;
    codes.push(person.region);
  }
  const districts = known.inOrder(codes);
  return known.areAll(districts) ? [] : districts;
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
