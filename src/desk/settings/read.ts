// What does a settings file (YAML or JSON) set, for everybody and for one city, and what is wrong with it?
import { parseDocument } from 'yaml';
import { DEFAULT_CITY } from '../../domain/cities.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import { nearest } from './nearest.ts';
import { contradictions } from './order.ts';
import { SETTING_RULES, settingIn, settingsFrom } from './rules.ts';

/** Where a rule's value comes from: the program, the file's general part, or its part of the city. */
export type Source = 'default' | 'file' | 'city';

export type ReadSettings = { readonly settings: Settings; readonly sources: ReadonlyMap<string, Source> };

export type SettingsRead =
  | ({ readonly kind: 'read' } & ReadSettings)
  /** Sentences in Chinese, each with the name of what it is about and never with a value. */
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** What holds without a file. */
export const UNSET: ReadSettings = {
  settings: DEFAULT_SETTINGS,
  sources: new Map(SETTING_RULES.map(({ name }) => [name, 'default'])),
};

const MOST_CHARACTERS = 200_000;
const NAMES = SETTING_RULES.map(({ name }) => name);
const BY_NAME = new Map(SETTING_RULES.map(({ name, rule }) => [name, rule]));
const GROUPS = new Set(NAMES.flatMap((name) => name.split('.').map((_, i, parts) => parts.slice(0, i).join('.'))).slice(1));

type Given = Map<string, unknown>;

/** All that a file's text sets for the city. */
export function readSettings(text: string, city: string = DEFAULT_CITY): SettingsRead {
  const parsed = parse(text);
  if ('faults' in parsed) return { kind: 'faults', faults: parsed.faults };
  const faults: string[] = [];
  const general: Given = new Map();
  const own: Given = new Map();
  const { cities, ...rest } = parsed.entries;
  gather(rest, '', '', general, faults);
  if (cities !== undefined && cities !== null) {
    if (!isRecord(cities)) faults.push('cities 下面要按城市写：城市代码，再写这个城市的规则。');
    else
      for (const [code, values] of Object.entries(cities)) {
        if (code !== city) faults.push(`cities.${code} 不是本系统的城市，这里只有一个城市，代码是 ${city}。`);
        else if (isRecord(values)) gather(values, '', `cities.${code}.`, own, faults);
        else if (values !== null) faults.push(`cities.${code} 下面要写这个城市的规则，一行一条“名字: 值”。`);
      }
  }
  const settings = settingsFrom((name) => {
    const given = [own, general].find((some) => some.has(name));
    return given === undefined ? settingIn(DEFAULT_SETTINGS, name) : given.get(name);
  });
  // Of a rule that is badly written the default stands in, which contradicts nothing that was meant.
  const isKnown = (sentence: string) =>
    faults.every((fault) => !sentence.includes(fault.split(' ', 1)[0]?.replace(/^cities\.[^.]+\./, '') ?? ''));
  faults.push(
    ...contradictions(settings)
      .filter(isKnown)
      .map((sentence) => `${sentence}。`),
  );
  if (faults.length > 0) return { kind: 'faults', faults };
  const source = (name: string): Source => (own.has(name) ? 'city' : general.has(name) ? 'file' : 'default');
  return { kind: 'read', settings, sources: new Map(NAMES.map((name) => [name, source(name)])) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Parsed = { readonly entries: Readonly<Record<string, unknown>> } | { readonly faults: readonly string[] };

function parse(text: string): Parsed {
  if (text.length > MOST_CHARACTERS) return { faults: ['文件太大，不像规则文件。'] };
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return { faults: [...new Set(document.errors.map(({ code, linePos }) => `${placeOf(linePos)}${written(code)}`))] };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 20 });
  } catch {
    return { faults: ['文件里的引用（* 和 &）写错了，或者太多。'] };
  }
  if (content === null || content === undefined) return { entries: {} };
  return isRecord(content) ? { entries: content } : { faults: ['文件最外层要是一行一条“名字: 值”。'] };
}

const placeOf = (at: readonly { readonly line: number; readonly col: number }[] | undefined): string =>
  at?.[0] ? `第${at[0].line}行第${at[0].col}列：` : '';

function written(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return '这个名字写了两次。';
    case 'TAB_AS_INDENT':
      return '行首不能用制表符，请用空格。';
    case 'MULTIPLE_DOCS':
      return '一个文件只能有一份规则，请去掉 --- 。';
    default:
      return `不是正确的 YAML 或 JSON（${code}）。`;
  }
}

/** Takes the values of one level over, nested or with dots in the names; `shown` stands before each name in a fault. */
function gather(level: Readonly<Record<string, unknown>>, path: string, shown: string, into: Given, faults: string[]): void {
  for (const [key, value] of Object.entries(level)) {
    const name = path === '' ? key : `${path}.${key}`;
    const rule = BY_NAME.get(name);
    if (rule === undefined && !GROUPS.has(name)) {
      const meant = nearest(name, NAMES);
      faults.push(
        `${shown}${name} 没有这条规则${meant === null ? '，看有哪些：npm run settings' : `，是不是 ${shown}${meant}`}。`,
      );
    } else if (rule === undefined) {
      if (isRecord(value)) gather(value, name, shown, into, faults);
      else if (value !== null) faults.push(`${shown}${name} 是一组规则，要往下写到每一条。`);
    } else if (into.has(name)) {
      faults.push(`${shown}${name} 写了两次。`);
    } else {
      const read = rule.schema.safeParse(value);
      if (!read.success) faults.push(`${shown}${name} ${rule.wanted}。`);
      else into.set(name, read.data);
    }
  }
}
