// How are expected readings written short in a text file, and told apart from what was read?
import { readFileSync } from 'node:fs';
import type { FigureProblem, Reading, ReportEntry, SpokenFigures } from '../../src/reading/reading.ts';
import { loadWorld, type ReadingWorld } from './world.ts';

/** One sentence of `test/fixtures/reports.txt`. */
export type Sentence = {
  readonly world: ReadingWorld;
  readonly account: string;
  readonly now: string;
  readonly text: string;
  /** What it means, in the short form. */
  readonly want: string;
  /** What is right as well. */
  readonly others: readonly string[];
};

const FIELDS = { 缺: 'shortage', 解: 'resolved', 岗: 'headcount' } as const;
const TIERS = { 普: 'general', 技: 'skilled', 高: 'senior', 总: 'total' } as const;
const letterOf = (map: Readonly<Record<string, string>>, value: string): string =>
  Object.keys(map).find((k) => map[k] === value) ?? '?';

export function readSentences(name: string): readonly Sentence[] {
  const file = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
  const worlds = {
    first: loadWorld('first'),
    second: loadWorld('second'),
    fourth: loadWorld('fourth'),
    sixth: loadWorld('sixth'),
  };
  const sentences: Sentence[] = [];
  let who: Pick<Sentence, 'world' | 'account' | 'now'> | undefined;
  let text = '';
  for (const line of file.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    if (line.startsWith('> ')) text = line.slice(2).replaceAll('⏎', '\n').replaceAll('⇥', '\t');
    else if (line.startsWith('< ') && who !== undefined) {
      const [want = '', ...others] = line.slice(2).split(' || ').map(sorted);
      sentences.push({ ...who, text, want, others });
    } else {
      const [roster, account, now] = line.split(' ') as ['first' | 'second' | 'fourth' | 'sixth', string, string];
      who = { world: worlds[roster], account, now };
    }
  }
  return sentences;
}

/** The short form with the statements of each entry in one order, so that equal readings are equal texts. */
function sorted(want: string): string {
  return want
    .split(' | ')
    .map((entry) => {
      const at = entry.indexOf(': ');
      return at < 0
        ? entry.trim()
        : `${entry.slice(0, at).trim()}: ${entry
            .slice(at + 2)
            .trim()
            .split(/\s+/)
            .sort()
            .join(' ')}`;
    })
    .join(' | ');
}

/** A reading in the short form; names as short as `want` writes them. */
export function shortForm(reading: Reading, sentence: Sentence, week: string): string {
  switch (reading.kind) {
    case 'report': {
      const wanted = sentence.want.replace(/^\d{4}-W\d\d /, '').split(' | ');
      const shown = reading.reports
        .map((entry, i) => `${nameOf(entry, sentence, wanted[i] ?? '')}: ${saidOf(entry)}`)
        .join(' | ');
      return reading.period === week ? shown : `${reading.period} ${shown}`;
    }
    case 'command':
      return `command ${reading.name}`;
    case 'query':
    case 'unclear':
      return reading.kind;
  }
}

function nameOf(entry: ReportEntry, { world: { names } }: Sentence, wanted: string): string {
  const full = (id: string) => names.nameOf(id) ?? id;
  const short = (id: string, as: string) => (full(id).includes(as) && as.length > 1 ? as : full(id));
  const [typed = ''] = wanted.split(': ');
  if ('unknown' in entry) return `?${entry.unknown}`;
  if ('candidates' in entry) {
    const options = typed.replace(/[{}]/g, '').split('/');
    return `{${entry.candidates.map((id, i) => short(id, options[i] ?? '')).join('/')}}`;
  }
  return `${short(entry.enterprise, typed.replace(/~$/, ''))}${entry.doubt ? '~' : ''}`;
}

function saidOf(entry: ReportEntry): string {
  const figures = (field: 'shortage' | 'resolved', spoken: SpokenFigures | undefined) =>
    Object.entries(spoken ?? {}).map(([tier, n]) => `${letterOf(FIELDS, field)}${letterOf(TIERS, tier)}${n}`);
  const problems = (entry.problems ?? []).map((p: FigureProblem) => `!${p.why}:${p.field ?? '?'}`);
  return [
    ...(entry.headcount === undefined ? [] : [`岗${entry.headcount}`]),
    ...figures('shortage', entry.shortage),
    ...figures('resolved', entry.resolved),
    ...(entry.none ? ['none'] : []),
    ...(entry.same ? ['same'] : []),
    ...problems,
  ]
    .sort()
    .join(' ');
}
