// What does a pattern come to, as a text, as the roles of its numbers, and as what it means?
import { addWeeks, type Week, weekOf } from '../../../src/domain/time.ts';
import type { NumeralRole } from '../../../src/reading/numeral-role.ts';
import { spellings } from '../spellings.ts';
import type { Random } from './random.ts';
import type { Bureau, Firm, Speaker } from './rosters.ts';
import type { Voice } from './voice.ts';

/** A number of a sentence, by its place in the text as typed, and what it is there. */
export type KnownNumeral = { readonly from: number; readonly to: number; readonly role: NumeralRole };

type Field = `shortage.${string}` | `resolved.${string}` | 'headcount';
export type SaidOf = { readonly enterprise: string } & Record<string, unknown>;

/** A piece of the text: `isNumber` and `isName` are never parted; `isJoint` is where a word may be put in. */
export type Piece = { readonly text: string; readonly role?: NumeralRole; readonly isName?: true; readonly isJoint?: true };

export type Rendered = {
  readonly pieces: readonly Piece[];
  readonly week: Week;
  readonly entries: readonly SaidOf[];
  readonly asked: {
    readonly districts: readonly string[];
    readonly tiers: readonly string[];
    readonly week: Week;
    readonly top?: number;
  };
};

export type Scene = {
  readonly random: Random;
  readonly voice: Voice;
  readonly bureau: Bureau;
  readonly speaker: Speaker;
  readonly now: Date;
  /** Firms the pattern's {N} take, in order. */
  readonly firms: readonly Firm[];
};

const TIER_OF = { g: 'general', s: 'skilled', h: 'senior', t: 'total' } as const;
const UNITS = ['', '', '人', '个', '名'];

/**
 * Reads a pattern. `<a/b>` one of several; `{N}` the next firm, `{N+}` one more that shares what is
 * said, `{N*}` one of which the same is said, `{N=}` the one before again; `{0.S.s}` says 0 without a number; `{S.g}` `{R.t}` `{H}` a number said of it
 * (short, resolved, at work; g s h t; `{#S.g}` in digits); `{v.S.g}` one that is none; `{x}` `{x:5000}` a number that is no figure of ours; `{n.S.g}` one that
 * would be a figure and is not to be stored; `{普}{技}{高}` `{缺}{缺：}{解}{解：}{岗}{无}{同}{零}` the voice's words, `{~无}` without their
 * meaning; `{A}` `{S.A}` any tier, `{B}` another; `{u}` `{个}` counting words; `{上周}{本周}{W}` weeks; `{，}{、}{ }` joints; `{区}` a district; `{top}` a rank.
 */
export function render(pattern: string, scene: Scene): Rendered {
  const { random, voice } = scene;
  const now = weekOf(scene.now);
  const pieces: Piece[] = [];
  const entries: SaidOf[] = [];
  const districts: string[] = [];
  const tiers: string[] = [];
  const firms = [...scene.firms];
  let shared: SaidOf[] = [];
  let lastFirm: Firm | undefined;
  let week = now;
  let top: number | undefined;
  const put = (text: string, more: Omit<Piece, 'text'> = {}) => pieces.push({ text, ...more });
  const said = (change: (entry: Record<string, unknown>) => void) => {
    for (const entry of shared) change(entry);
  };
  const store = (field: Field, value: number) =>
    said((entry) => {
      const [kind, tier] = field.split('.') as [string, string | undefined];
      if (tier === undefined) entry[kind] = value;
      else {
        const before = (entry[kind] ?? {}) as Record<string, number>;
        entry[kind] = { ...before, [tier]: value + (before[tier] ?? 0) };
      }
    });
  const fieldOf = (code: string): Field => {
    if (code === 'H') return 'headcount';
    const [kind, tier] = code.split('.') as ['S' | 'R', keyof typeof TIER_OF];
    return `${kind === 'S' ? 'shortage' : 'resolved'}.${TIER_OF[tier]}`;
  };
  const number = (code: string): number => {
    if (code === 'H') return random.chance(0.8) ? 40 + random.int(900) : 1000 + 10 * random.int(900);
    const kinds = code.startsWith('R') ? [6, 15] : [12, 40, 40, 130];
    return random.int(random.pick(kinds)) + (random.chance(0.06) ? 0 : 1);
  };
  const spelled = (n: number): string => {
    if (random.chance(0.72)) return String(n);
    // A full-width comma parts figures as often as thousands, and 俩 仨 take no counting word.
    return random.pick(spellings(n).filter((s) => !/[，俩仨]/.test(s)));
  };
  const slot = (code: string): void => {
    const isMeant = !code.startsWith('~');
    const inDigits = code.startsWith('#');
    const word = isMeant && !inDigits ? code : code.slice(1);
    switch (word) {
      case 'N': {
        const firm = firms.shift();
        if (firm === undefined) throw new Error(`more firms in ${pattern} than there are`);
        lastFirm = firm;
        const entry: SaidOf = { enterprise: firm.name };
        if (isMeant) {
          entries.push(entry);
          shared = [entry];
        }
        put(random.pick(firm.mentions), { isName: true });
        return void put('', { isJoint: true });
      }
      case 'N+': {
        const firm = firms.shift() as Firm;
        const entry: SaidOf = { enterprise: firm.name };
        entries.push(entry);
        shared = [...shared, entry];
        put(random.pick(['、', '、', '和', ' ']), { isName: true });
        put(random.pick(firm.mentions), { isName: true });
        return void put('', { isJoint: true });
      }
      case 'N*': {
        const firm = firms.shift() as Firm;
        entries.push({ ...(shared[0] ?? {}), enterprise: firm.name });
        return void put(random.pick(firm.mentions), { isName: true });
      }
      case 'N=':
        return void put(random.pick((lastFirm as Firm).mentions), { isName: true });
      case '普':
      case '技':
      case '高': {
        const tier = { 普: 'general', 技: 'skilled', 高: 'senior' }[word] as 'general' | 'skilled' | 'senior';
        tiers.push(tier);
        return void put(random.pick(voice.tiers[tier]));
      }
      case '缺':
        return void put(random.pick(voice.short));
      case '缺：':
        return void put(random.pick(voice.shortHeads));
      case '解':
        return void put(random.pick(voice.found));
      case '解：':
        return void put(random.pick(voice.foundHeads));
      case '岗':
        return void put(random.pick(voice.work));
      case '无':
        if (isMeant) said((entry) => Object.assign(entry, { none: true }));
        return void put(random.pick(voice.none));
      case '同':
        if (isMeant) said((entry) => Object.assign(entry, { same: true }));
        return void put(random.pick(voice.same));
      case '零':
        if (isMeant) store('resolved.total', 0);
        return void put(random.pick(voice.nobody));
      case 'u':
        return void put(random.pick(UNITS));
      case '个':
        return void put(random.pick(['个', '名']));
      case '上周':
        if (isMeant) week = addWeeks(now, -1);
        return void put(random.pick(voice.lastWeek));
      case '本周':
        return void put(random.pick(voice.thisWeek));
      case 'W': {
        const back = random.int(4);
        if (isMeant) week = addWeeks(now, -back);
        put(`第${Number(addWeeks(now, -back).slice(-2))}周`);
        return;
      }
      case '，':
        return void put(random.pick(['，', '，', '；', '。', '\n', ' ']), { isJoint: true });
      case '、':
        return void put(random.pick(['', '、', '，', ' ']), { isJoint: true });
      case ' ':
        return void put(random.pick(['', ' ', ' ', '：']), { isJoint: true });
      case '|':
        return void put('', { isJoint: true });
      case '区': {
        const district = random.pick(scene.bureau.districts.filter((d) => !districts.includes(d.name)));
        districts.push(district.name);
        return void put(random.pick(district.mentions), { isName: true });
      }
      case 'top':
        top = 2 + random.int(9);
        return void put(random.chance(0.5) ? String(top) : (spellings(top)[1] as string), { role: 'other' });
    }
    const [, kind = '', rest = ''] = /^([xvnL0]|)[.:]?(.*)$/s.exec(word) ?? [];
    if (kind === 'x') put(rest === '' ? spelled(2 + random.int(60)) : rest, { role: 'other' });
    else if (kind === '0') store(fieldOf(rest), 0);
    else if (kind === 'L') put(rest, { role: 'listNumber' });
    else if (kind === 'n') put(spelled(number(rest) + 1), { role: 'other' });
    else if (kind === 'v') {
      const field = fieldOf(rest);
      said((entry) => Object.assign(entry, { problems: [...((entry.problems ?? []) as unknown[]), { field, why: 'vague' }] }));
      put(random.pick(voice.vague), { role: 'vague' });
    } else if (/^(S|R)\.[gsht]$|^H$/.test(word)) {
      const value = number(word);
      store(fieldOf(word), value);
      put(inDigits ? String(value) : spelled(value), { role: fieldOf(word) as NumeralRole });
    } else throw new Error(`no slot {${code}} (${pattern})`);
  };
  put('', { isJoint: true });
  const [a, b, c] = random.shuffled(['普g', '技s', '高h']) as [string, string, string];
  const tierOf = (letter: string) => ({ A: a, B: b, C: c })[letter] as string;
  const tiered = pattern
    .replace(/\{([ABC])\}/g, (_, letter: string) => `{${tierOf(letter)[0]}}`)
    .replace(/([SR]\.)([ABC])\}/g, (_, kind: string, letter: string) => `${kind}${tierOf(letter)[1]}}`);
  const chosen = tiered.replace(/<([^<>]*)>/g, (_, options: string) => random.pick(options.split('/')));
  for (const [, code, text] of chosen.matchAll(/\{([^}]+)\}|([^{]+)/g)) code === undefined ? put(text as string) : slot(code);
  put('', { isJoint: true });
  return { pieces, week, entries, asked: { districts, tiers, week, ...(top !== undefined && { top }) } };
}

/** Characters that make another word or number of a numeral right before them. */
const CLINGS = /^[多来几余半个人名位上下左右以之一两二三四五六七八九十百千万成样前不点号天年月日家分到或至起岁级的说数]/;

/** The text of the pieces with words put into some joints, and where its numbers stand. */
export function typed(
  pieces: readonly Piece[],
  inserted: ReadonlyMap<number, string>,
): { text: string; numerals: readonly KnownNumeral[] } {
  let text = '';
  const numerals: KnownNumeral[] = [];
  let lastWasNumber = false;
  pieces.forEach((piece, i) => {
    const word = inserted.get(i);
    if (word !== undefined) {
      text += piece.text;
      if (piece.text === '' && (lastWasNumber || /[人个名几少]$/.test(text)) && CLINGS.test(word)) text += '，';
      text += word;
      const next = pieces.slice(i + 1).find((p) => p.text !== '');
      if (piece.text !== '') text += piece.text === '：' ? '，' : piece.text;
      // 整体上|上周 would be two weeks ago.
      else if (next?.role !== undefined || next?.text.startsWith(word.at(-1) as string)) text += '，';
      lastWasNumber = false;
      return;
    }
    if (piece.role !== undefined) numerals.push({ from: text.length, to: text.length + piece.text.length, role: piece.role });
    text += piece.text;
    if (piece.text !== '') lastWasNumber = piece.role !== undefined || (lastWasNumber && /^[人个名]$/.test(piece.text));
  });
  return { text, numerals };
}
