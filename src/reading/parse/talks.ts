// Which stretches of a message, up to where something parts, are talk that states nothing?
import type { LatticeEdge } from '../lattice/edges.ts';
import type { Lattice } from '../lattice/lattice.ts';
import { GAP } from '../text/text.ts';
import type { Word } from '../words/report-words.ts';
import type { Situated } from './situated.ts';
import { textFacts } from './text-facts.ts';

/** `plain`: nothing in it could be a figure's · `near`: a verb or 其他 without its figure · `denying`: something is denied, nobody knows what. */
export const TONES = { plain: 0, near: 1, denying: 2, states: 3 } as const;
type Tone = (typeof TONES)[keyof typeof TONES];

/** Nobody talks longer without a comma. */
const LONGEST = 40;

/** From one place to the next parting. */
type Talk = { readonly to: number; readonly tone: Exclude<Tone, 3> };

export const PARTING = /[,，;。!.:、|()[\]?]/;
/** Words that state nothing by themselves. */
const SILENT: ReadonlySet<Word['kind']> = new Set<Word['kind']>([
  'noise',
  'trades',
  'firms',
  'pause',
  'joint',
  'staff',
  'recruit',
  'now',
  'before',
  'per',
  'all',
  'sum',
  'alike',
]);
/** A day of this week: when somebody was there, or somebody called. */
const A_DAY = /^(?![上下前去明后大]).*[天早晚午]$/;
/** What is denied may be what was told; an end of something may be the end of all. */
const DENIES = /[不没未无非别勿]/;
const ENDS = /[否停退禁免除]/;

/** The talk of a message, looked for where somebody asks. */
export class Talks {
  readonly found = new Map<number, Talk | null>();
  readonly lattice: Lattice<Word>;
  readonly situated: Situated;

  constructor(lattice: Lattice<Word>, situated: Situated) {
    this.lattice = lattice;
    this.situated = situated;
  }

  /** From there to the next parting; null where something is stated before it. At most as many steps as the longest talk has characters. */
  from(at: number): Talk | null {
    const known = this.found.get(at);
    if (known !== undefined) return known;
    const talk = this.look(at);
    this.found.set(at, talk);
    return talk;
  }

  private look(from: number): Talk | null {
    const { text, gaps } = this.situated.f;
    let to = from;
    while (
      to < text.length &&
      to - from <= LONGEST &&
      !PARTING.test(text[to] as string) &&
      (to === from || gaps[to] === GAP.none)
    )
      to++;
    if (to - from > LONGEST) return null;
    let tone: Tone = TONES.plain;
    const reached = new Set([from]);
    for (let at = from; at < to; at++) {
      if (!reached.has(at)) continue;
      for (const edge of this.lattice.at(at)) {
        tone = Math.max(tone, toneOf(edge, this.situated)) as Tone;
        if (tone === TONES.states) return null;
        reached.add(edge.to);
      }
    }
    return to === from ? null : { to, tone };
  }
}

function toneOf(edge: LatticeEdge<Word>, situated: Situated): Tone {
  switch (edge.kind) {
    case 'word':
      return toneOfWord(edge.word);
    case 'amount':
      return edge.amount.kind === 'other' ? TONES.plain : TONES.states;
    case 'name':
      return edge.extended === true ? TONES.plain : TONES.states;
    case 'period':
      return A_DAY.test(situated.f.text.slice(edge.from, edge.to)) ? TONES.plain : TONES.states;
    case 'text': {
      const written = situated.f.text.slice(edge.from, edge.to);
      if (ENDS.test(written) || textFacts(edge, situated).isCompany) return TONES.states;
      return DENIES.test(written) ? TONES.denying : TONES.plain;
    }
    case 'sign':
      return TONES.plain;
  }
}

function toneOfWord(word: Word): Tone {
  if (SILENT.has(word.kind)) return TONES.plain;
  switch (word.kind) {
    case 'operator':
      return word.operator.name === 'passed' ? TONES.plain : TONES.states;
    case 'tier':
      return word.short === true ? TONES.plain : TONES.states;
    case 'field':
    case 'others':
      return TONES.near;
    case 'not':
      return TONES.denying;
    default:
      return TONES.states;
  }
}
