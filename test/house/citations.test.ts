import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Pages whose sections are numbered, `## 4 Title` and `### 4.3 Title`, by the name comments cite them with. */
const PAGES = ['domain', 'wecom', 'notice', 'architecture', 'errors', 'operations', 'contributing'] as const;
const pageOf = (name: string): string => `docs/${name}.md`;

/** What can be cited of a page: its headings, and rows of its tables that begin with a number of their own (`| 10.13 |`). */
const SECTIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  PAGES.map((name) => {
    const found = textOf(pageOf(name)).matchAll(/^(?:#{2,3} (\d+(?:\.\d+)?) \S|\| (\d+\.\d+) \|)/gm);
    return [name, new Set([...found].map(([, heading, row]) => (heading ?? row) as string))] as const;
  }),
);

const files = ['src', 'conversations', 'prisma', 'test']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.split(path.sep).join('/')),
    ),
  )
  .filter((file) => /\.(?:ts|mjs|js|css|prisma|sql)$/.test(file) && !/\/(?:generated|node_modules|migrations)\//.test(file));

/** All comments of a file, one text each. */
function commentsOf(file: string): readonly string[] {
  const text = textOf(file);
  if (file.endsWith('.sql')) return [...text.matchAll(/--.*$/gm)].map(([comment]) => comment);
  if (file.endsWith('.prisma')) return [...text.matchAll(/\/\/.*$/gm)].map(([comment]) => comment);
  if (file.endsWith('.css')) return [...text.matchAll(/\/\*[\s\S]*?\*\//g)].map(([comment]) => comment);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const places = new Map<number, string>();
  const look = (node: ts.Node): void => {
    const all = [...(ts.getLeadingCommentRanges(text, node.pos) ?? []), ...(ts.getTrailingCommentRanges(text, node.end) ?? [])];
    for (const { pos, end } of all) places.set(pos, text.slice(pos, end));
    ts.forEachChild(node, look);
  };
  look(source);
  return [...places.values()];
}

const comments = files
  .filter((file) => !file.startsWith('test/house/'))
  .flatMap((file) => commentsOf(file).map((text) => ({ file, text })));

type Citation = { readonly file: string; readonly page: string; readonly section: string };

const CITED = new RegExp(`\\b(${PAGES.join('|')}) §(\\d+(?:\\.\\d+)?)`, 'g');
const citationsIn = (file: string, text: string): readonly Citation[] =>
  [...text.matchAll(CITED)].map(([, page, section]) => ({ file, page: page as string, section: section as string }));

const isThere = ({ page, section }: Citation): boolean => SECTIONS.get(page)?.has(section) === true;
const citations = comments.flatMap(({ file, text }) => citationsIn(file, text));

describe('comments', () => {
  it('cite sections that are there', () => {
    expect(citations.length).toBeGreaterThan(150);
    expect(citations.filter((citation) => !isThere(citation))).toEqual([]);
  });

  it('say of each section which page it is of', () => {
    const loose = comments.filter(({ text }) => (text.match(/§/g) ?? []).length > citationsIn('', text).length);
    expect(loose).toEqual([]);
  });

  it('name only documents that are in the repository', () => {
    const named = comments.flatMap(({ file, text }) => [...text.matchAll(/\b[\w-]+\.md\b/g)].map(([name]) => ({ file, name })));
    const isKept = ({ name }: { readonly name: string }) =>
      existsSync(path.join(root, 'docs', name)) || existsSync(path.join(root, name));
    expect(named.filter((one) => !isKept(one))).toEqual([]);
  });
});

describe('the rules', () => {
  it('are each cited by the code that holds them', () => {
    const cited = new Set(
      citations.filter(({ file, page }) => page === 'domain' && !file.startsWith('test/')).map((c) => c.section),
    );
    const sections = [...(SECTIONS.get('domain') ?? [])];
    const isWhole = (section: string) => !sections.some((other) => other.startsWith(`${section}.`));
    // What is not built yet has no code.
    const last = sections.at(-1);
    expect(sections.filter((section) => isWhole(section) && section !== last && !cited.has(section))).toEqual([]);
  });
});

describe('the pages', () => {
  it.each(['README.md', 'docs/README.en.md', 'docs/glossary.md', 'docs/changelog.md', ...PAGES.map(pageOf)])(
    '%s cites sections that are there',
    (file) => {
      const text = textOf(file);
      const own = file === 'docs/glossary.md' ? 'domain' : PAGES.find((name) => pageOf(name) === file);
      const bare = [...text.replaceAll(CITED, '').matchAll(/§(\d+(?:\.\d+)?)/g)].map(([, section]) => section as string);
      expect(citationsIn(file, text).filter((citation) => !isThere(citation))).toEqual([]);
      expect(bare.filter((section) => own === undefined || !SECTIONS.get(own)?.has(section))).toEqual([]);
    },
  );
});
