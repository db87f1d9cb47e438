// Which report do the roles the second reader gives make of the names that were found?
import { type Week, weekOf } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import type { NumeralRole } from '../numeral-role.ts';
import type { FigureField, FigureProblem, ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import type { Landmarks } from './signs.ts';
import type { Tagged } from './tagger.ts';
import { classesIn, WORD_CLASSES } from './word-classes.ts';

type Said = { figures: Map<FigureField, number>; problems: FigureProblem[]; none: boolean; same: boolean };

const TIER_OF: Readonly<Record<string, string>> = { g: 'general', s: 'skilled', h: 'senior' };
const KINDS = ['shortage', 'resolved'] as const;

/** What each name's stretch of the text says, up to the next name; null where nothing or nobody is named, or more than one week. */
export function ownReading(
  f: Folded,
  { names, periods, amounts }: Landmarks,
  tagged: readonly Tagged[],
  { now }: Pick<ReadingContext, 'now'>,
): ReportReading | null {
  const known = names.filter((name): name is typeof name & { readonly named: Named } => name.named !== undefined);
  const weeks = new Set(periods.flatMap(({ week }) => (week === undefined ? [] : [week])));
  const [period = weekOf(now), another] = weeks;
  const isSaid = wordsSaid(f);
  const figures = tagged.filter(({ role }) => role === 'headcount' || role.includes('.'));
  if (!figures.every(({ role }) => isSaid(role))) return null;
  if (known.length === 0 || another !== undefined || period > weekOf(now)) return null;
  if (/^(?:并?不是|并非)/.test(f.text)) return null;
  // 后天技工7人到岗: nothing of it has come yet.
  if (periods.some(({ when }) => when === 'future')) return null;
  const reports = new Map<string, ReportEntry>();
  for (const [i, { to, named }] of known.entries()) {
    const stretch = { from: i === 0 && known.length === 1 ? 0 : to, to: known[i + 1]?.from ?? f.text.length };
    const entry = entryOf(named, saidIn(f, stretch, amounts, tagged));
    if (entry === null) return null;
    const key = JSON.stringify(named);
    if (reports.has(key)) return null;
    reports.set(key, entry);
  }
  return { kind: 'report', period: period as Week, reports: [...reports.values()] };
}

/** Whether a word of a figure's kind and tier is in the text at all: 甲厂 5 is no 普工. */
function wordsSaid(f: Folded): (role: NumeralRole) => boolean {
  const classes = classesIn(f);
  const has = (...some: readonly string[]) => some.some((value) => classes.has(value));
  // 在岗普工12人, 普工有19人在干: they are there.
  const isThere = !has('S') && (has('H') || /有/.test(f.text));
  return (role) => {
    const [kind, tier] = role.split('.');
    if (kind === 'headcount') return has('H');
    if (kind === 'resolved' && !has('R')) return false;
    if (kind === 'shortage' && isThere) return false;
    return tier === 'total' ? has('S', 'R') : has(...Object.keys(TIER_OF).filter((letter) => TIER_OF[letter] === tier));
  };
}

function saidIn(
  f: Folded,
  { from, to }: { readonly from: number; readonly to: number },
  amounts: Landmarks['amounts'],
  tagged: readonly Tagged[],
): Said {
  const said: Said = { figures: new Map(), problems: [], none: false, same: false };
  const add = (field: FigureField, value: number) => said.figures.set(field, value + (said.figures.get(field) ?? 0));
  /** Words of a class since the last number or mark, and where the last ended. */
  let before: { readonly value: string; readonly to: number }[] = [];
  for (let at = from; at < to; ) {
    const n = amounts.findIndex((amount) => amount.from === at);
    const amount = amounts[n];
    if (amount !== undefined) {
      const { role, figure } = tagged[n] as Tagged;
      const isFigure = role === 'headcount' || role.includes('.');
      if (amount.kind === 'vague' ? isFigure || role === 'vague' : role === 'vague')
        said.problems.push({ text: f.typed(amount.from, amount.to), field: figure, why: 'vague' });
      else if (isFigure && amount.value !== undefined) add(role as FigureField, amount.value);
      before = [];
      at = amount.to;
      continue;
    }
    const word = longestWord(WORD_CLASSES, f, at, to);
    if (word === null) {
      if (/[，,。;；!]/.test(f.text[at] as string)) before = [];
      at++;
      continue;
    }
    const last = before.at(-1);
    const tier = last !== undefined && last.to === at ? TIER_OF[last.value] : undefined;
    const isDenied = last?.value === '!' && last.to === at;
    if (word.value === 'Z' && !isDenied && endsHere(f, word.to, to)) {
      if (tier !== undefined) add(`shortage.${tier}` as FigureField, 0);
      else said.none = true;
    } else if (word.value === '=' && !isDenied) {
      // 金穗一样: as the one before, or as last week?
      if (!LIKE_WHOM.test(f.text.slice(at, word.to)) || /上/.test(f.text.slice(from, at))) said.same = true;
    } else if (word.value === 'R' && last?.value === '!') {
      const of = TIER_OF[before.at(-2)?.value ?? ''] ?? 'total';
      add(`resolved.${of}` as FigureField, 0);
    }
    before.push({ value: word.value, to: word.to });
    at = word.to;
  }
  return said;
}

const LIKE_WHOM = /^(?:一样|相同|一致)$/;

/** 不缺订单: something else is not missing. */
const endsHere = ({ text, gaps }: Folded, at: number, to: number): boolean =>
  at >= to || gaps[at] !== GAP.none || /[^\p{L}\p{N}]|[了的啊呀哈呢]/u.test(text[at] as string);

function entryOf(named: Named, { figures, problems, none, same }: Said): ReportEntry | null {
  if (figures.size === 0 && problems.length === 0 && !none && !same) return null;
  const headcount = figures.get('headcount');
  const isShort = [...figures].some(([field, value]) => field.startsWith('shortage') && value > 0);
  const spoken = KINDS.map((kind) => {
    const of = [...figures].filter(([field]) => field.startsWith(kind));
    return of.length === 0
      ? {}
      : { [kind]: Object.fromEntries(of.map(([field, value]) => [field.slice(kind.length + 1), value])) };
  });
  return {
    ...named,
    ...(headcount !== undefined && { headcount }),
    ...Object.assign({}, ...spoken),
    ...(none && !isShort && { none }),
    ...(same && { same }),
    ...(problems.length > 0 && { problems }),
  };
}
