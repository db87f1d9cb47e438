import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf } from '../../src/desk/reading-context.ts';
import { planImport } from '../../src/desk/roster/import-roster.ts';
import { UNSET } from '../../src/desk/settings/read.ts';
import { SETTING_RULES, settingIn } from '../../src/desk/settings/rules.ts';
import { readRosterWorkbook } from '../../src/documents/roster-workbook.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { dayOf } from '../../src/domain/time.ts';
import { interpret } from '../../src/reading/interpret.ts';
import { ERRCODES } from '../../src/wecom/errcode.ts';
import { NOTHING_OPEN } from '../reading/nothing-open.ts';

const root = path.join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const READMES = ['README.md', 'docs/README.en.md'] as const;
const pages: readonly string[] = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** All of the program's text, what it generates left out. */
const code = ['src', 'conversations']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
  .map(textOf)
  .join('\n');

/** Every hit of a pattern's first group, with its page. */
const found = (pattern: RegExp): readonly (readonly [string, string])[] =>
  pages.flatMap((page) => [...textOf(page).matchAll(pattern)].map((hit) => [page, hit[1] as string] as const));

/** What stands between two headings of one level. */
function sectionOf(page: string, heading: RegExp): string {
  const lines = textOf(page).split('\n');
  const from = lines.findIndex((line) => heading.test(line));
  const level = /^#+/.exec(lines[from] ?? '')?.[0];
  if (level === undefined) throw new Error(`${page} has no heading ${heading}`);
  const to = lines.findIndex((line, i) => i > from && /^#+ /.test(line) && (/^#+/.exec(line)?.[0].length ?? 0) <= level.length);
  return lines.slice(from + 1, to < 0 ? undefined : to).join('\n');
}

const quotedIn = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/g)].map((hit) => hit[1] as string);

describe('the documents', () => {
  it('name only paths that are there', () => {
    const named = found(/`((?:src|test|docs|prisma|conversations|\.ci)\/[^`\s]*)`/g).filter(([, file]) => !/[<*]/.test(file));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(([, file]) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('name only what stands in the file beside it', () => {
    const named = found(/(`[^`\s]+\.(?:ts|sql)` \(`[^)]+)\)/g).flatMap(([page, hit]) => {
      const [file = '', ...symbols] = quotedIn(`${hit}`);
      return symbols.map((symbol) => [page, file, symbol] as const);
    });
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, file, symbol]) => !new RegExp(`\\b${symbol}\\b`).test(textOf(file)))).toEqual([]);
  });

  it('explain only words that are in the code', () => {
    const words = textOf('docs/glossary.md')
      .split('\n')
      .flatMap((line) => (line.startsWith('| `') ? quotedIn(line.split('|')[1] ?? '') : []));
    expect(words.length).toBeGreaterThan(80);
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(code))).toEqual([]);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('link only to files and headings that are there', () => {
    const links = found(/\]\(([^)\s]+)\)/g).filter(([, link]) => !/^https?:/.test(link));
    const dead = links.filter(([page, link]) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
      if (!existsSync(path.join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(dead).toEqual([]);
  });

  it('name only commands that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = [...found(/\bnpm run (?:--silent )?([a-z:-]+)/g), ...found(/\bnpm (start|test)\b/g)];
    expect(named.filter(([, script]) => scripts[script] === undefined)).toEqual([]);
  });

  it('name only settings that there are', () => {
    const names = SETTING_RULES.map(({ name }) => name);
    const groups = new Set(names.map((name) => name.split('.')[0] as string));
    const isRule = (token: string) => groups.has(token.split('.')[0] as string) && /^[a-zA-Z]+(?:\.[a-zA-Z]+)*$/.test(token);
    const rules = found(/`([^`\s:]+)(?:: [^`]+)?`/g).filter(([, token]) => isRule(token));
    expect(rules.length).toBeGreaterThan(60);
    const known = (token: string) => names.some((name) => name === token || name.startsWith(`${token}.`));
    expect(rules.filter(([, token]) => !known(token))).toEqual([]);
    const environment = new Set([...environmentNames(), ...FOR_TESTS]);
    const variables = found(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+|HOST|PORT|ROLES|CARDS)`/g);
    const isConstant = (token: string) => new RegExp(`\\bconst ${token}\\b`).test(code);
    expect(variables.filter(([, token]) => !environment.has(token) && !isConstant(token))).toEqual([]);
  });

  it('keep workplaces, numbers of issues, registries and people out', () => {
    const kept =
      /\/(?:work|tmp|home|root|Users)\/|(?<![\w&`"'[(（])#\d+\b|registry\.|npmmirror|\b1[3-9]\d{9}\b|[\w.]+@[\w-]+\.(?:com|cn|net|org)\b/g;
    expect(pages.flatMap((page) => [...textOf(page).matchAll(kept)].map((hit) => [page, hit[0]]))).toEqual([]);
  });

  it('tell every error code of the platform that the program knows', () => {
    const told = new Set(sectionOf('docs/wecom.md', /^## 11 /).match(/-?\b\d+\b/g));
    expect([...ERRCODES.keys()].filter((code) => !told.has(String(code)))).toEqual([]);
  });

  it('number the sections that comments cite in their order, each once', () => {
    for (const page of ['docs/notice.md', 'docs/domain.md', 'docs/wecom.md']) {
      const numbers = [...textOf(page).matchAll(/^#{2,3} (\d+(?:\.\d+)?) \S/gm)].map((hit) =>
        (hit[1] as string).split('.').map(Number),
      );
      const headings = textOf(page).match(/^#{2,3} /gm) ?? [];
      expect([page, numbers.length]).toEqual([page, headings.length]);
      const sorted = numbers.toSorted(([a = 0, b = -1], [c = 0, d = -1]) => a - c || b - d);
      expect([page, numbers]).toEqual([page, sorted]);
      expect(new Set(numbers.map(String)).size).toBe(numbers.length);
    }
  });
});

describe('the two READMEs', () => {
  const [chinese, english] = READMES;

  it('lead to each other in their first lines', () => {
    expect(textOf(chinese).split('\n', 1)[0]).toContain('(docs/README.en.md)');
    expect(textOf(english).split('\n', 1)[0]).toContain('(../README.md)');
  });

  it('have the same headings, tables and blocks', () => {
    const shape = (page: string) =>
      textOf(page)
        .split('\n')
        .flatMap((line) => /^(?:#+ |```\w*$|\d\. |!\[)|^\|(?=.*\|$)/.exec(line)?.[0] ?? []);
    expect(shape(english)).toEqual(shape(chinese));
  });

  it('name the same commands, settings and files, in one order', () => {
    const named = (page: string) =>
      quotedIn(textOf(page)).filter(
        (token) => !token.startsWith('https://') && token !== 'REDIS_URL' && token !== 'DATA_DIR' && token !== 'DATABASE_URL',
      );
    expect(named(english)).toEqual(named(chinese));
  });

  it('name every setting of the environment', () => {
    for (const page of READMES) {
      const table = quotedIn(sectionOf(page, /^### (?:启动时的设置|Settings at the start)/));
      expect([page, environmentNames().filter((name) => !table.includes(name))]).toEqual([page, []]);
    }
  });

  it('give every rule with its default', () => {
    const printed = SETTING_RULES.map(({ name, rule }) => `\`${name}\` ${rule.show(settingIn(UNSET.settings, name))}`);
    for (const page of READMES) {
      const table = sectionOf(page, /^### (?:本局的规则|The bureau's own rules)/);
      const cells = table.split('\n').flatMap((line) => (line.startsWith('|') ? line.split(/ \| | · | \|$/) : []));
      expect([page, printed.filter((rule) => !cells.includes(rule))]).toEqual([page, []]);
    }
  });

  it('lead to every other page', () => {
    const others = pages
      .filter((page) => !(READMES as readonly string[]).includes(page))
      .map((page) => path.posix.basename(page));
    for (const page of READMES) expect([page, others.filter((name) => !textOf(page).includes(`${name})`))]).toEqual([page, []]);
  });

  it('name the two commands the checks run', () => {
    const script = textOf('.ci/run');
    for (const command of ['npm ci', 'npm test']) {
      expect(script).toContain(`with_node_alone ${command}`);
      for (const page of READMES) expect(textOf(page)).toContain(command);
    }
  });
});

describe('what the README says one may type', () => {
  let roster: Roster;
  const now = new Date('2026-11-26T15:00:00+08:00');
  beforeAll(async () => {
    const sheets = await readRosterWorkbook(readFileSync(path.join(root, 'src/simulator/demo-roster.xlsx')));
    const none = { regions: [], people: [], enterprises: [], assignments: [] };
    roster = { version: 1, ...planImport(none, sheets, dayOf(now)).change.roster };
  });

  /** The demo roster's person for the first cell of a row. */
  const ACCOUNTS: Readonly<Record<string, string>> = {
    所有人: 'zhuanyuan-sz-01',
    专员: 'zhuanyuan-sz-01',
    联络员: 'lianluo-sz',
    专班: 'zhuanban-01',
  };

  const listed = sectionOf('README.md', /^### 聊天里的/)
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, who = '', said = '']) => quotedIn(said).map((text) => [who, text] as const));
  /** What is said on the first, second and third phone. */
  const tried = sectionOf('README.md', /^## 先试三件事/)
    .split('\n')
    .filter((line) => /^\d\. /.test(line))
    .flatMap((line, i) => quotedIn(line).map((text) => [['专员', '联络员', '专班'][i] as string, text] as const));
  const rows = [...tried, ...listed];

  it('is a list, and three things to try', () => {
    expect(listed.length).toBeGreaterThan(50);
    expect(tried.length).toBeGreaterThan(8);
  });

  it.each(rows)('%s can say %s', (who, text) => {
    const person = roster.people.find((p) => p.userid === ACCOUNTS[who]);
    if (person === undefined) throw new Error(`the demo roster has nobody for ${who}`);
    const bureau = { roster, calendar: { days: new Map(), years: new Set([2026]), moved: new Map() } };
    const { meanings } = interpret(text, contextOf({ bureau, person, arrivedAt: now }), NOTHING_OPEN);
    expect(meanings[0]?.kind).not.toBe('unclear');
  });
});

/** Headings of a page as they are linked to: lower case, blanks as hyphens, punctuation left out. */
const anchorsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^#{1,6} (.+)$/gm)].map((hit) =>
    (hit[1] as string)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

/** Not the program's: of tests alone. */
const FOR_TESTS = ['TEST_DATABASE_URL', 'TEST_REDIS_URL', 'CHROMIUM'];

/** Names of the environment, as the file that reads them lists them. */
function environmentNames(): readonly string[] {
  const [, fields = ''] =
    /const FIELDS = z\.object\(\{\n([\s\S]*?)\n\}\);/.exec(textOf('src/desk/environment/environment.ts')) ?? [];
  const names = [...fields.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((hit) => hit[1] as string);
  if (names.length < 10) throw new Error('the settings are listed elsewhere now');
  return names;
}
