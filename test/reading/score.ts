// How near is a reading to the wanted one, and would it store something nobody said?

import { ENTERPRISE_TYPES } from '../../src/domain/enterprises.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { weekOf } from '../../src/domain/time.ts';

type Json = Record<string, unknown>;

/** A sentence with its reading; `want_any` where several are defensible. */
export type Sample = {
  readonly id: string;
  readonly roster?: 'first' | 'second' | 'third' | 'fourth' | 'fifth';
  readonly as: string;
  readonly now: string;
  readonly text: string;
  readonly want?: Json;
  readonly want_any?: readonly Json[];
  readonly tag: string;
};

/** `honest`: unclear where something else was wanted. `dangerous`: a report that would store what was not wanted. */
export type Verdict = {
  readonly verdict: 'exact' | 'wrong' | 'honest';
  readonly dangerous: boolean;
  readonly argsDiffer: boolean;
};

const isObject = (v: unknown): v is Json => v !== null && typeof v === 'object' && !Array.isArray(v);
const listOf = (v: unknown): readonly unknown[] => (v === undefined || v === null ? [] : Array.isArray(v) ? v : [v]);
const sorted = (v: unknown): readonly string[] => [...new Set(listOf(v).map(String))].sort();
const canon = (v: unknown): string =>
  JSON.stringify(v, (_, x: unknown) =>
    isObject(x)
      ? Object.fromEntries(
          Object.keys(x)
            .sort()
            .map((k) => [k, x[k]]),
        )
      : x,
  );
const plain = (v: unknown): string =>
  String(v ?? '')
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase();
const problemsOf = (v: unknown): readonly string[] =>
  listOf(v)
    .filter(isObject)
    .map((p) => `${p.field ?? ''}|${p.why ?? ''}`)
    .sort();

function plainEntry(entry: Json): Json {
  const { text: _, ...o } = entry;
  for (const key of ['shortage', 'resolved']) if (isObject(o[key]) && Object.keys(o[key]).length === 0) delete o[key];
  for (const key of ['none', 'same']) if (o[key] === false) delete o[key];
  const [doubt, problems] = [sorted(o.doubt), problemsOf(o.problems)];
  delete o.doubt;
  delete o.problems;
  if (o.candidates !== undefined) o.candidates = sorted(o.candidates);
  return { ...o, ...(doubt.length > 0 && { doubt }), ...(problems.length > 0 && { problems }) };
}

/** One spelling for each reading, so that equal readings are equal objects. */
function normalised(reading: Json, now: string): Json {
  const { guesses: _, skipped: __, ...o } = reading;
  if (o.kind === 'unclear') return { kind: 'unclear' };
  const week = weekOf(new Date(now));
  if (o.kind === 'report') return { ...o, period: o.period ?? week, reports: listOf(o.reports).filter(isObject).map(plainEntry) };
  delete o.skipped;
  if (o.kind !== 'query') return o;
  delete o.doubt;
  o.period ??= { from: week, to: week };
  for (const key of ['measures', 'districts', 'types', 'tiers', 'programmes', 'candidates']) {
    if (o[key] === undefined) continue;
    const list = sorted(o[key]);
    if (list.length === 0) delete o[key];
    else o[key] = list;
  }
  if (canon(o.tiers) === canon([...SKILL_TIERS].sort())) delete o.tiers;
  if (canon(o.types) === canon([...ENTERPRISE_TYPES].sort())) delete o.types;
  if (Array.isArray(o.by) && o.by.length === 1) o.by = o.by[0] as unknown;
  if (o.form === 'text') delete o.form;
  if (o.top !== undefined && o.order === undefined) o.order = 'desc';
  const { month, year, from, to } = isObject(o.period) ? o.period : {};
  if (o.form === 'chart' && o.by === 'period' && (month || year || from !== to)) delete o.by;
  return o;
}

const sameUnknown = (a: unknown, b: unknown): boolean => {
  const [x, y] = [plain(a), plain(b)];
  return x === y || (Math.min(x.length, y.length) >= 2 && (x.includes(y) || y.includes(x)));
};

function sameEntry(want: Json, got: Json): boolean {
  const { doubt: wantedDoubt, problems: wantedProblems, ...w } = want;
  const { doubt: gotDoubt, problems: gotProblems, ...g } = got;
  if (!listOf(wantedDoubt).every((d) => listOf(gotDoubt).includes(d))) return false;
  if (w.unknown !== undefined && g.unknown !== undefined && sameUnknown(w.unknown, g.unknown)) g.unknown = w.unknown;
  const [wp, gp] = [listOf(wantedProblems).map(String), listOf(gotProblems).map(String)];
  if (wp.length !== gp.length) return false;
  if (!wp.every((p) => gp.includes(p) || (p.startsWith('|') && gp.some((q) => q.endsWith(p))))) return false;
  return canon(w) === canon(g);
}

function matched(wants: readonly Json[], gots: readonly Json[]): boolean {
  const [first, ...rest] = wants;
  if (wants.length !== gots.length) return false;
  if (first === undefined) return true;
  return gots.some(
    (g, i) =>
      sameEntry(first, g) &&
      matched(
        rest,
        gots.filter((_, j) => j !== i),
      ),
  );
}

function equal(want: Json, got: Json): boolean {
  if (want.kind !== got.kind) return false;
  if (want.kind === 'unclear') return true;
  if (want.kind === 'command') return want.name === got.name;
  if (want.kind !== 'report') return canon(want) === canon(got);
  const [{ reports: wr, ...w }, { reports: gr, ...g }] = [want, got];
  return canon(w) === canon(g) && matched(wr as Json[], gr as Json[]);
}

function sameArgs(want: Json, got: Json): boolean {
  const args = isObject(got.args) ? got.args : {};
  return Object.entries(isObject(want.args) ? want.args : {}).every(([key, value]) => {
    const given = args[key];
    if (key === 'at' && given !== undefined) return new Date(String(given)).getTime() === new Date(String(value)).getTime();
    return typeof value === 'string' && typeof given === 'string' ? plain(value) === plain(given) : canon(value) === canon(given);
  });
}

/** What an entry would write down, as field → value. */
function stored(entry: Json): ReadonlyMap<string, unknown> {
  const all = new Map<string, unknown>();
  if (entry.headcount !== undefined) all.set('headcount', entry.headcount);
  for (const key of ['shortage', 'resolved']) {
    const figures = entry[key];
    if (isObject(figures)) for (const [tier, value] of Object.entries(figures)) all.set(`${key}.${tier}`, value);
  }
  for (const key of ['none', 'same']) if (entry[key] === true) all.set(key, true);
  return all;
}

/** Whether everything `got` would store is in `want`. */
function fits(want: Json, got: Json, sameWeek: boolean): boolean {
  const values = stored(got);
  if (values.size === 0) return true;
  if (!sameWeek) return false;
  if (got.enterprise !== undefined && got.enterprise !== want.enterprise && !listOf(got.doubt).includes('name')) return false;
  const have = stored(want);
  const vague = listOf(want.problems).map((p) => String(p).split('|')[0]);
  return [...values].every(([key, value]) => have.get(key) === value && !vague.includes(key));
}

function isDangerous(wants: readonly Json[], got: Json): boolean {
  if (got.kind !== 'report') return false;
  const entries = got.reports as Json[];
  if (!entries.some((g) => stored(g).size > 0)) return false;
  return !wants.some(
    (w) => w.kind === 'report' && entries.every((g) => (w.reports as Json[]).some((e) => fits(e, g, got.period === w.period))),
  );
}

/** Judges a printed reading (JSON) against what a sample wants. */
export function judge(sample: Sample, got: Json): Verdict {
  const wants = (sample.want_any ?? [sample.want as Json]).map((w) => normalised(w, sample.now));
  const g = normalised(got, sample.now);
  const equals = wants.filter((w) => equal(w, g));
  return {
    verdict: equals.length > 0 ? 'exact' : g.kind === 'unclear' ? 'honest' : 'wrong',
    dangerous: equals.length === 0 && isDangerous(wants, g),
    argsDiffer: g.kind === 'command' && equals.length > 0 && !equals.some((w) => sameArgs(w, g)),
  };
}
