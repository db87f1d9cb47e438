// Which sentences, with what each means, come of a set of templates and a seed?

import { addWeeks, weekOf } from '../../../src/domain/time.ts';
import type { ReadingContext } from '../../../src/reading/reading.ts';
import { HARMLESS_WORDS } from './harmless-words.ts';
import { type KnownNumeral, type Piece, type Rendered, render, typed } from './pattern.ts';
import { PROOF_NEVER } from './proof-never.ts';
import { PROOF_QUERIES } from './proof-queries.ts';
import { PROOF_REPORTS } from './proof-reports.ts';
import { type Random, randomOf } from './random.ts';
import { type Bureau, bureauOf, PROOF_STOCK, type Speaker, TRAINING_STOCK } from './rosters.ts';
import type { NeverKind, QueryTemplate, TemplateSet } from './templates.ts';
import { TRAINING_NEVER } from './training-never.ts';
import { TRAINING_QUERIES } from './training-queries.ts';
import { TRAINING_REPORTS } from './training-reports.ts';
import { ANY_CHARACTERS, PROOF_VOICE, TRAINING_VOICE, type Voice } from './voice.ts';

type Json = Record<string, unknown>;

/** A made-up sentence with its known reading. `never`: nothing but what `want` states of a report may be stored, any harmless reading is right. */
export type Sentence = {
  readonly kind: 'plain' | 'lines' | 'vague' | 'query' | NeverKind | (string & {});
  readonly text: string;
  readonly now: string;
  readonly context: ReadingContext;
  readonly numerals: readonly KnownNumeral[];
  readonly want: Json;
  /** Other readings that are as right. */
  readonly orElse?: readonly Json[];
  readonly never: boolean;
};

export type Source = {
  readonly set: TemplateSet;
  readonly voice: Voice;
  readonly bureaus: readonly Bureau[];
  /** Shares of plain reports and, up to which, of vague ones and those never stored; the rest are questions. In percent. */
  readonly shares: readonly [plain: number, vague: number, never: number];
  /** How often a word that changes nothing is put in somewhere. */
  readonly inserted: number;
  /** Whether words nobody knows are put in, too. */
  readonly isNoisy: boolean;
};
export type SourceName = 'training' | 'proof';

export function sourceOf(name: SourceName, seed: number): Source {
  const stock = name === 'proof' ? PROOF_STOCK : TRAINING_STOCK;
  const bureaus = [1, 2, 3].map((n) => bureauOf(stock, seed * 31 + n));
  return name === 'proof'
    ? {
        set: { ...PROOF_REPORTS, ...PROOF_NEVER, queries: PROOF_QUERIES },
        voice: { ...PROOF_VOICE, fillers: HARMLESS_WORDS },
        bureaus,
        shares: [45, 52, 80],
        inserted: 0.3,
        isNoisy: false,
      }
    : {
        set: { ...TRAINING_REPORTS, ...TRAINING_NEVER, queries: TRAINING_QUERIES },
        voice: TRAINING_VOICE,
        bureaus,
        shares: [60, 66, 90],
        inserted: 0.5,
        isNoisy: true,
      };
}

/** `count` short sentences of one firm or one question, with no word put in: what the one-word test changes. */
export function plainSentences(seed: number, count: number): readonly Draft[] {
  const random = randomOf(seed);
  const source = sourceOf('proof', seed);
  return Array.from({ length: count }, (_, i) => {
    if (i % 5 < 2) {
      const template = random.pick(source.set.queries);
      const said = speak(template[0], source, random, askers(template[0]));
      return { pieces: said.rendered.pieces, sentence: made(said, 'query', queryOf(template, said), source, random, 0) };
    }
    const said = speak(`{N}{ }${random.pick(source.set.shortage)}`, source, random, reporters);
    return { pieces: said.rendered.pieces, sentence: made(said, 'plain', reportOf(said.rendered), source, random, 0) };
  });
}

/** A sentence and the pieces it is made of. */
export type Draft = { readonly pieces: readonly Piece[]; readonly sentence: Sentence };

/** `count` sentences, always the same for a name and a seed; about half plain reports, a quarter never to be stored, a fifth questions. */
export function sentences(name: SourceName, seed: number, count: number): readonly Sentence[] {
  const random = randomOf(seed);
  const source = sourceOf(name, seed);
  return Array.from({ length: count }, () => sentence(source, random));
}

function sentence(source: Source, random: Random): Sentence {
  const turn = random.int(100);
  if (turn < source.shares[0]) return plain(source, random);
  if (turn < source.shares[1]) return vague(source, random);
  if (turn < source.shares[2]) return never(source, random);
  return question(source, random);
}

type Said = {
  readonly rendered: Rendered;
  readonly scene: { readonly speaker: Speaker; readonly bureau: Bureau; readonly now: Date };
};

function speak(pattern: string, source: Source, random: Random, speakers: (b: Bureau) => readonly Speaker[]): Said {
  const bureau = random.pick(source.bureaus);
  const speaker = random.pick(speakers(bureau));
  const now = instant(random);
  const own = speaker.firms.length > 0 ? speaker.firms : bureau.specialists.flatMap((s) => s.firms);
  const scene = { random, voice: source.voice, bureau, speaker, now, firms: random.shuffled(own) };
  return { rendered: render(pattern, scene), scene };
}

/** Monday to Friday at work, between March and November: no week of another year, no weekend. */
const instant = (random: Random): Date =>
  new Date(Date.UTC(2026, 2, 2 + 7 * random.int(36) + random.int(5), 1 + random.int(8), random.int(60)));

const reporters = ({ specialists, coordinators }: Bureau): readonly Speaker[] => [
  ...specialists,
  ...specialists,
  ...coordinators,
];

function made(
  said: Said,
  kind: Sentence['kind'],
  want: Json,
  source: Source,
  random: Random,
  inserted = source.inserted,
): Sentence {
  const { pieces } = said.rendered;
  const joints = pieces.flatMap((p, i) => (p.isJoint ? [i] : []));
  const words = new Map(random.chance(inserted) ? [[random.pick(joints), filler(source, random)]] : []);
  const { text, numerals } = typed(pieces, words);
  const { bureau, speaker, now } = said.scene;
  return { kind, text, now: now.toISOString(), context: bureau.context(speaker, now), numerals, want, never: false };
}

function filler({ voice, isNoisy }: Source, random: Random): string {
  if (!isNoisy || random.chance(0.5)) return random.pick(voice.fillers);
  return Array.from({ length: 1 + random.int(4) }, () => random.pick(ANY_CHARACTERS)).join('');
}

const reportOf = ({ week, entries }: Rendered): Json => ({ kind: 'report', period: week, reports: entries });

function statement(set: TemplateSet, random: Random): string {
  if (random.chance(0.4)) return random.pick(set.statements);
  const parts = [
    ...(random.chance(0.25) ? [random.pick(set.work)] : []),
    ...(random.chance(0.92) ? [random.pick(set.shortage)] : []),
    ...(random.chance(0.45) ? [random.pick(set.resolved)] : []),
  ];
  if (parts.length === 0) return `{N}{ }${random.pick(set.shortage)}`;
  return `{N}{ }${(random.chance(0.2) ? random.shuffled(parts) : parts).join('{，}')}`;
}

function plain(source: Source, random: Random): Sentence {
  const { set } = source;
  const isMessage = random.chance(0.3);
  const body = isMessage
    ? random.pick(set.messages)
    : random.chance(0.78)
      ? statement(set, random)
      : Array.from({ length: 2 + random.int(3) }, () => statement(set, random)).join(random.pick(['\n', '\n', '；', '。']));
  const said = speak(dressed(body, set, random), source, random, reporters);
  return made(said, body.includes('\n') ? 'lines' : 'plain', reportOf(said.rendered), source, random);
}

function dressed(body: string, set: TemplateSet, random: Random): string {
  return `${random.chance(0.25) ? random.pick(set.openings) : ''}${body}${random.chance(0.25) ? random.pick(set.closings) : ''}`;
}

function vague(source: Source, random: Random): Sentence {
  const said = speak(dressed(random.pick(source.set.vague), source.set, random), source, random, reporters);
  return made(said, 'vague', reportOf(said.rendered), source, random);
}

/** Numbers that are said, and not to be stored. */
const unmeant = (pattern: string): string =>
  pattern.replace(
    /\{([SRv]\.|H|N|[无同零]|0)/g,
    (_, code: string) =>
      `{${code === 'N' || /[无同零]/.test(code) ? '~' : code === 'v.' || code === '0' ? code : 'n.'}${code === 'v.' || code === '0' ? '' : code}`,
  );

function never(source: Source, random: Random): Sentence {
  const { set } = source;
  const kinds = Object.keys(set.never) as NeverKind[];
  const isOperator = random.chance(0.35);
  const [kind, before, behind] = isOperator ? random.pick(set.operators) : [random.pick(kinds), '', ''];
  const simple = () => `{N}${random.pick(['', '', ' ', '：'])}${random.pick(random.chance(0.75) ? set.shortage : set.resolved)}`;
  const body = isOperator ? `${before}${unmeant(simple())}${behind}` : random.pick(set.never[kind]);
  const said = speak(random.chance(0.15) ? dressed(body, set, random) : body, source, random, reporters);
  return { ...made(said, kind, reportOf(said.rendered), source, random, 0.08), never: true };
}

function question(source: Source, random: Random): Sentence {
  const template = random.pick(source.set.queries);
  const said = speak(template[0], source, random, askers(template[0]));
  return made(said, 'query', queryOf(template, said), source, random);
}

const askers =
  (pattern: string) =>
  (bureau: Bureau): readonly Speaker[] =>
    pattern.includes('{N}') ? [bureau.taskForce, ...bureau.coordinators, ...bureau.specialists] : [bureau.taskForce];

function queryOf([, fields]: QueryTemplate, { rendered, scene }: Said): Json {
  const { period, ...rest } = fields;
  const { districts, tiers, week, top } = rendered.asked;
  const current = weekOf(scene.now);
  const [entry] = rendered.entries;
  return {
    kind: 'query',
    ...rest,
    period:
      period === 'year'
        ? { year: Number(current.slice(0, 4)) }
        : period === 'last8'
          ? { from: addWeeks(current, -7), to: current }
          : period === 'before'
            ? { from: addWeeks(current, -1), to: addWeeks(current, -1) }
            : { from: week, to: week },
    ...(districts.length > 0 && { districts }),
    ...(tiers.length > 0 && { tiers }),
    ...(top !== undefined && { top }),
    ...(entry !== undefined && { enterprise: entry.enterprise }),
  };
}
