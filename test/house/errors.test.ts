import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../src/desk/problem.ts';
import { ERRCODES } from '../../src/wecom/errcode.ts';

const root = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .map((file) => readFileSync(path.join(root, 'src', file), 'utf8'));

/** Section 2 of the page: one entry a code, in the catalogue's words. */
const ENTRY = /^### 2\.\d+ `([\w.]+)`\n\nretry: (yes|no) · loud: (yes|no)\n\n> (.+)$/gm;
const entries = [...page.matchAll(ENTRY)].map(([, code, retry, loud, says]) => ({
  code,
  retryable: retry === 'yes',
  loud: loud === 'yes',
  says,
}));

/** Section 4: which errcodes of the platform are which problem, as far as they are listed for every call. */
const listed = page
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .flatMap(([, numbers = '', code = '']): (readonly [number, string])[] => {
    const problem = /^`(wecom\.\w+)`$/.exec(code)?.[1];
    if (problem === undefined || numbers.includes(' of a ')) return [];
    return [...numbers.matchAll(/−?\d+/g)].map(([number]) => [Number(number.replace('−', '-')), problem] as const);
  });

describe('the page of errors', () => {
  it('has an entry for each code of the catalogue, in its order, with its traits and its sentences', () => {
    expect(entries.length).toBeGreaterThan(20);
    expect(entries).toEqual(
      Object.entries(PROBLEMS).map(([code, { retryable, loud, says, next }]) => ({
        code,
        retryable,
        loud,
        says: `${says}${next}`,
      })),
    );
  });

  it('numbers its entries in order', () =>
    expect([...page.matchAll(/^### 2\.(\d+) /gm)].map(([, number]) => Number(number))).toEqual(entries.map((_, i) => i + 1)));

  it('sorts the errcodes of the platform as the program does', () => {
    const ordered = (pairs: Iterable<readonly [number, string]>) => [...pairs].sort(([a], [b]) => a - b);
    expect(ordered(listed)).toEqual(ordered(ERRCODES));
  });
});

/** The first argument of each `log.event(…)`, words alone; `message.*` is put together of the ways a row is settled. */
const logged = sources.flatMap((text) =>
  [...text.matchAll(/\bevent\(\s*([^`;]*?)(?:,|\))/g)].flatMap(
    ([, first = '']) => first.match(/(?<=')[a-z]+(?:\.[a-z]+)?(?=')/g) ?? [],
  ),
);
const settled = [
  ...sources.flatMap((text) => /const EVENTS: Readonly<Record<Settlement[^=]*= (\{[^}]*\})/.exec(text)?.[1] ?? []),
  "'unbooked'",
]
  .flatMap((text) => text.match(/(?<=')[a-z]+(?=')/g) ?? [])
  .map((how) => `message.${how}`);

describe('the page of operations', () => {
  it('lists every event of the log, and no other', () => {
    const operations = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');
    const table = operations.slice(operations.indexOf('| event | level |'), operations.indexOf('## 10 '));
    const listed = table
      .split('\n')
      .flatMap((line) => (line.startsWith('| `') ? (line.split('|')[1]?.match(/(?<=`)[a-z.]+(?=`)/g) ?? []) : []));
    expect(listed.length).toBeGreaterThan(25);
    expect(new Set(listed)).toEqual(new Set([...logged, ...settled]));
  });
});

describe('the catalogue', () => {
  it('tells its operator what is wrong and what to do, in whole sentences', () => {
    const halves = Object.entries(PROBLEMS).filter(([, { says, next }]) => !says.endsWith('。') || !next.endsWith('。'));
    expect(halves).toEqual([]);
  });

  it('knows every code that is logged as a problem', () => {
    const codes = sources
      .flatMap((text) => [...text.matchAll(/event\('problem', \{[^}]*code: '([^']+)'/g)])
      .map(([, code]) => code as string);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !Object.hasOwn(PROBLEMS, code))).toEqual([]);
  });
});
