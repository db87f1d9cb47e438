// Which enterprises come, change, move and leave when a workbook lists them anew?
import type { Enterprise } from './enterprises.ts';
import { place } from './placements.ts';
import type { Assignment, Roster } from './roster.ts';
import { type Day, mondayOf, type Week } from './time.ts';

/** One enterprise as a workbook gives it. */
export type WantedEnterprise = Omit<Enterprise, 'id'> & {
  readonly district: string;
  readonly specialist: string | null;
  /** 在册; false = 退出. */
  readonly listed: boolean;
  /** 生效周; null = this week, for what is new or changed. */
  readonly week: Week | null;
};

/** Names in roster order; nobody is in two of the lists. */
export type Changes = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly left: readonly string[];
};

/** What is worth telling about the enterprises of an import; names in roster order. */
export type EnterpriseNotes = {
  readonly enterprises: Changes;
  /** Those whose 生效周 was history already, so that the change holds from this week's Monday. */
  readonly postponed: readonly string[];
  /** Given as 退出 though the roster never had them: nothing was added. */
  readonly neverListed: readonly string[];
  /** Found by name, with another credit code than before. */
  readonly otherCode: readonly string[];
  /** New, or newly of type `other`: the four conditions are to be confirmed (notice §2.2). */
  readonly newOthers: readonly string[];
};

/** Company names are compared without spaces, letter case and the width of letters and brackets. */
export const nameKey = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

type Outcome = {
  readonly enterprise: Enterprise;
  readonly history: readonly Assignment[];
  readonly became: keyof Changes | null;
  readonly postponed: boolean;
  readonly otherCode: boolean;
  readonly newOther: boolean;
};

type EnterpriseChange = {
  readonly items: readonly Enterprise[];
  readonly assignments: readonly Assignment[];
  readonly notes: EnterpriseNotes;
};

/** Pure; see `changeRoster`. `monday` is this week's. */
export function changeEnterprises(
  old: Pick<Roster, 'enterprises' | 'assignments'>,
  wanted: readonly WantedEnterprise[],
  monday: Day,
): EnterpriseChange {
  const known = matchEnterprises(old.enterprises, wanted);
  const histories = historiesOf(old.assignments);
  const neverListed = wanted.filter((row) => !row.listed && !known.has(row));
  const stays = new Set([...known.values()].map((e) => e.id));
  // Enterprises are never removed, so the count gives ids that were never used.
  let next = old.enterprises.length + 1;
  const outcomes = [
    ...wanted
      .filter((row) => row.listed || known.has(row))
      .map((row) => outcomeOf(known.get(row), known.get(row)?.id ?? `e${next++}`, row, histories, monday)),
    ...old.enterprises.filter((e) => !stays.has(e.id)).map((e) => outcomeOf(e, e.id, null, histories, monday)),
  ];
  const names = (which: (o: Outcome) => boolean) => outcomes.filter(which).map((o) => o.enterprise.name);
  return {
    items: outcomes.map((o) => o.enterprise),
    assignments: outcomes.flatMap((o) => o.history),
    notes: {
      enterprises: {
        added: names((o) => o.became === 'added'),
        changed: names((o) => o.became === 'changed'),
        left: names((o) => o.became === 'left'),
      },
      postponed: names((o) => o.postponed),
      neverListed: neverListed.map((row) => row.name),
      otherCode: names((o) => o.otherCode),
      newOthers: names((o) => o.newOther),
    },
  };
}

/** `row` null: the workbook no longer has it. `before` undefined: it is new. At least one of them is there. */
function outcomeOf(
  before: Enterprise | undefined,
  id: string,
  row: WantedEnterprise | null,
  histories: ReadonlyMap<string, readonly Assignment[]>,
  monday: Day,
): Outcome {
  const was = histories.get(id) ?? [];
  const enterprise = row ? asEnterprise(id, row) : (before as Enterprise);
  const asked = row?.week ? mondayOf(row.week) : null;
  const { history, postponed } = place(id, was, row?.listed ? row : null, asked, monday);
  const became = !before
    ? 'added'
    : isListed(was) && !isListed(history)
      ? 'left'
      : sameEnterprise(before, enterprise) && sameHistory(was, history)
        ? null
        : 'changed';
  return {
    enterprise,
    history,
    became,
    postponed,
    otherCode: !!before?.creditCode && enterprise.creditCode !== null && before.creditCode !== enterprise.creditCode,
    newOther: isListed(history) && enterprise.type === 'other' && (before?.type !== 'other' || !isListed(was)),
  };
}

const asEnterprise = (id: string, row: WantedEnterprise): Enterprise => ({
  id,
  name: row.name,
  aliases: row.aliases,
  creditCode: row.creditCode,
  type: row.type,
  surveyed: row.surveyed,
  headcount: row.headcount,
});

function historiesOf(assignments: readonly Assignment[]): ReadonlyMap<string, readonly Assignment[]> {
  const histories = new Map<string, Assignment[]>();
  for (const a of assignments) {
    const of = histories.get(a.enterprise);
    if (of) of.push(a);
    else histories.set(a.enterprise, [a]);
  }
  for (const of of histories.values()) of.sort((a, b) => (a.from < b.from ? -1 : 1));
  return histories;
}

/** An enterprise is known by its credit code, else by its name; each old one answers to one row at most. */
function matchEnterprises(
  old: readonly Enterprise[],
  wanted: readonly WantedEnterprise[],
): ReadonlyMap<WantedEnterprise, Enterprise> {
  const known = new Map<WantedEnterprise, Enterprise>();
  const byCode = new Map(old.flatMap((e) => (e.creditCode === null ? [] : [[e.creditCode, e] as const])));
  for (const row of wanted) {
    const found = row.creditCode === null ? undefined : byCode.get(row.creditCode);
    if (found) known.set(row, found);
  }
  const taken = new Set([...known.values()].map((e) => e.id));
  // Those still listed stand first on the roster: of two with one name the first is meant.
  const byName = new Map(
    old
      .filter((e) => !taken.has(e.id))
      .toReversed()
      .map((e) => [nameKey(e.name), e]),
  );
  for (const row of wanted) {
    const found = known.has(row) ? undefined : byName.get(nameKey(row.name));
    if (found) known.set(row, found);
  }
  return known;
}

const isListed = (history: readonly Assignment[]): boolean => history.at(-1)?.until === null;

const sameEnterprise = (a: Enterprise, b: Enterprise): boolean =>
  a.name === b.name &&
  a.creditCode === b.creditCode &&
  a.type === b.type &&
  a.surveyed === b.surveyed &&
  a.headcount === b.headcount &&
  sameList(a.aliases, b.aliases);

const sameHistory = (a: readonly Assignment[], b: readonly Assignment[]): boolean =>
  a.length === b.length && a.every((x, i) => sameAssignment(x, b[i]));

const sameAssignment = (a: Assignment, b: Assignment | undefined): boolean =>
  a.from === b?.from && a.until === b.until && a.district === b.district && a.specialist === b.specialist;

export const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i]);
