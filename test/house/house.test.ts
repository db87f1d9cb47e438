import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { files, root, sources, textOf } from './sources.ts';

/** The floors of the house, lowest first; a room imports only from its own floor's own room and from below. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/domain'],
  ['src/forms/definition'],
  ['conversations'],
  ['src/reading'],
  ['src/forms'],
  ['src/desk'],
  ['src/features'],
  ['src/http', 'src/wecom', 'src/store', 'src/documents', 'src/simulator', 'src/llm'],
  ['src/main.ts', 'src/bin', 'src/compose'],
];
const roomOf = (file: string): string => FLOORS.flat().find((room) => file === room || file.startsWith(`${room}/`)) ?? '';
const floorOf = (file: string): number => FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)));

const importsOf = (file: string): readonly string[] =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1] as string);

const localImports = (file: string): readonly string[] =>
  importsOf(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => path.posix.join(path.posix.dirname(file), target))
    .filter((target) => !target.includes('/generated/'));

/** The parts of reading, lowest first: each imports from those before it; what stands beside them puts them together. */
const PARTS = [
  'text',
  'numbers',
  'words',
  'operators',
  'names',
  'periods',
  'lattice',
  'parse',
  'report',
  'second',
  'question',
  'command',
  'faq',
  'answer',
] as const;
/** The types of what is read stand below all parts. */
const BELOW_PARTS = ['src/reading/reading.ts', 'src/reading/numeral-role.ts'];

/**
 * Rooms that read what an operator writes: the environment, settings files, roster workbooks, transcripts to play. No message reaches them:
 * nothing on a message's way imports them, which is tested below, so their patterns decide no meaning.
 */
const OPERATORS_FILES = ['environment', 'settings', 'roster', 'transcript'].map((room) => `src/desk/${room}`);
/** Where messages pass. */
const MESSAGES_WAY = ['src/forms', 'src/desk', 'src/features'];

/** What opens, prepares, checks and listens to the database; results go through Prisma. */
const BESIDE_PRISMA = [
  'app-role',
  'clock-skew',
  'connection',
  'connection-tls',
  'database-survey',
  'listen',
  'migrate',
  'migration-lock',
  'policies',
  'prisma',
  'role-checks',
  'session',
];

/** Where a name that reaches outside may stand. */
const AT_HOME: readonly { readonly name: string; readonly pattern: RegExp; readonly homes: readonly string[] }[] = [
  { name: 'Date.now', pattern: /\bDate\.now\b/, homes: ['src/main.ts', 'src/bin', 'src/compose'] },
  { name: 'new Date()', pattern: /\bnew Date\(\)/, homes: ['src/main.ts', 'src/bin', 'src/compose'] },
  { name: 'process.env', pattern: /\bprocess\.env\b/, homes: ['src/main.ts', 'src/bin', 'src/compose'] },
  { name: 'Math.random', pattern: /\bMath\.random\b/, homes: ['src/main.ts', 'src/bin', 'src/compose'] },
  { name: 'fetch', pattern: /(?<![.\w])fetch\(/, homes: ['src/main.ts', 'src/bin', 'src/compose', 'src/simulator/page'] },
  {
    name: 'pg',
    pattern: /from 'pg'|\bpool\.query\b/,
    homes: ['src/store/servers', ...BESIDE_PRISMA.map((file) => `src/store/${file}.ts`)],
  },
  { name: 'dayjs', pattern: /from 'dayjs/, homes: ['src/domain/time.ts'] },
];

describe('the house', () => {
  it('has a floor for every file', () => expect(files.filter((file) => floorOf(file) < 0)).toEqual([]));

  it('lets no import go up, nor across a floor', () => {
    const wrong = files.flatMap((file) =>
      localImports(file)
        .filter(
          (target) => floorOf(target) > floorOf(file) || (floorOf(target) === floorOf(file) && roomOf(target) !== roomOf(file)),
        )
        .filter(() => floorOf(file) !== FLOORS.length - 1)
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets no feature import another', () => {
    const featureOf = (file: string) => /^src\/features\/([^/]+)\//.exec(file)?.[1];
    const wrong = files.flatMap((file) =>
      localImports(file)
        .filter((target) => featureOf(file) && featureOf(target) && featureOf(file) !== featureOf(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets the parts of reading import one way only', () => {
    const partOf = (file: string) => PARTS.findIndex((part) => file.startsWith(`src/reading/${part}/`));
    const inside = files.filter((file) => file.startsWith('src/reading/') && file.split('/').length > 3);
    expect(inside.filter((file) => partOf(file) < 0)).toEqual([]);
    const wrong = inside.flatMap((file) =>
      localImports(file)
        .filter((target) => target.startsWith('src/reading/') && !BELOW_PARTS.includes(target))
        .filter((target) => partOf(target) < 0 || partOf(target) > partOf(file))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  const isOf = (rooms: readonly string[]) => (file: string) => rooms.some((room) => file.startsWith(`${room}/`));

  it('keeps every Chinese pattern but those of operators’ files in the reading', () => {
    const outside = files.filter((file) => file.startsWith('src/') && !isOf(['src/reading', ...OPERATORS_FILES])(file));
    expect(outside.flatMap((file) => patternsIn(file, textOf(file)))).toEqual([]);
  });

  it('lets no message reach what reads operators’ files', () => {
    const way = files.filter((file) => isOf(MESSAGES_WAY)(file) && !isOf(OPERATORS_FILES)(file));
    const wrong = way.flatMap((file) =>
      localImports(file)
        .filter(isOf(OPERATORS_FILES))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    '/^改/.test(text)',
    `new RegExp(\`^(?:\${words})吗$\`)`,
    "text === '待审'",
    "switch (text) { case '同上周': }",
    "text.startsWith('更正')",
    "text.replace(/[，。]$/, '')",
    "text.split('、')",
    "['是', '对'].includes(text)",
    "new Set(['是', '对']).has(text)",
    `import { readCorrection } from '../reading/report/corrections.ts'; readCorrection(\`改 \${text}\`)`,
  ])('knows a pattern: %s', (source) => expect(patternsIn('src/desk/a.ts', source)).toHaveLength(1));

  it.each(["fill('已收到{count}家', { count })", "names.join('、')", `say(\`第\${number}周\`)`, "const LOST = '丢了';"])(
    'takes no words for a pattern: %s',
    (source) => expect(patternsIn('src/desk/a.ts', source)).toEqual([]),
  );

  it('has no circles', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const turn = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      if (done.has(file) || trail.includes(file) || !files.includes(file)) return;
      for (const target of localImports(file)) turn(target, [...trail, file]);
      done.add(file);
    };
    for (const file of files) turn(file, []);
    expect(circles).toEqual([]);
  });

  it('keeps the simulator out of everything but one file, which is loaded only when it is asked for', () => {
    const importers = (room: string) =>
      files.filter((file) => roomOf(file) !== room && localImports(file).some((target) => roomOf(target) === room));
    expect(importers('src/simulator')).toEqual(['src/compose/simulated.ts']);
    const naming = files.filter((file) => localImports(file).includes('src/compose/simulated.ts'));
    expect(naming).toEqual(['src/compose/load-simulation.ts']);
    expect(code('src/compose/load-simulation.ts')).not.toContain("from './simulated.ts'");
  });

  it('imports only files that are there', () => {
    const known = new Set(files);
    const missing = files.flatMap((file) =>
      localImports(file)
        .filter((target) => target.endsWith('.ts') && !known.has(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(AT_HOME)('keeps $name at home', ({ pattern, homes }) => {
    const strangers = files.filter(
      (file) => !homes.some((home) => file === home || file.startsWith(`${home}/`)) && pattern.test(code(file)),
    );
    expect(strangers).toEqual([]);
  });

  it('lets domain import no package but dayjs', () => {
    const wrong = files
      .filter((file) => file.startsWith('src/domain/'))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => !target.startsWith('.') && !target.startsWith('dayjs'))
          .map((target) => `${file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('opens each file with the question it answers', () =>
    expect(files.filter((file) => !/^\/\/ .{10,}[?？.。:]/.test(textOf(file).split('\n', 1)[0] ?? ''))).toEqual([]));

  it('keeps rules out of the database: its functions serve policies, append-only tables and the audit', () => {
    const sql = readdirSync(path.join(root, 'prisma'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.sql'))
      .map((file) => path.posix.join('prisma', file.split(path.sep).join('/')));
    const functions = sql.flatMap((file) =>
      [...textOf(file).matchAll(/^\s*CREATE (?:OR REPLACE )?FUNCTION (\w+)/gim)].map((m) => `${file}: ${m[1]}`),
    );
    expect(functions.length).toBeLessThanOrEqual(12);
    expect(functions.filter((name) => !name.startsWith('prisma/policies.sql: '))).toEqual([]);
  });

  it('has files of one idea, tests among them', () =>
    expect([...files, ...sources('test')].filter((file) => textOf(file).split('\n').length > 301)).toEqual([]));

  it('does without the words that say nothing', () => {
    const banned = /(^|[-/])(data|info|handle|handler|process|manager|service|util|utils|helper|helpers|common|misc)([-.]|$)/;
    expect(files.map((file) => file.replace(/^(src|conversations)\//, '')).filter((file) => banned.test(file))).toEqual([]);
  });

  it('exports nothing by default and hides nothing from the compiler', () => {
    const wrong = files.filter((file) =>
      /^export default|\bas any\b|@ts-(ignore|expect-error|nocheck)|\bexport \* from/m.test(code(file)),
    );
    expect(wrong).toEqual([]);
  });
});

/** Chinese characters and their punctuation. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const COMPARING = new Set(['===', '!==', '==', '!=']);
const SEARCHING = new Set(['includes', 'startsWith', 'endsWith', 'indexOf', 'replace', 'replaceAll', 'split', 'search', 'match']);
const OF_A_LIST = new Set(['includes', 'indexOf', 'has']);

/** Regular expressions, comparisons and searches with Chinese words in a source, and words put into the mouth of a reader. */
function patternsIn(file: string, text: string): readonly string[] {
  if (!CHINESE.test(text)) return [];
  const isChinese = (node: ts.Node | undefined) =>
    node !== undefined && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && CHINESE.test(node.getText());
  const readers = readersIn(text);
  const isCallOfPattern = ({ expression: called, arguments: [first] }: ts.CallExpression): boolean => {
    if (ts.isIdentifier(called)) return readers.has(called.text) && isChinese(first);
    if (!ts.isPropertyAccessExpression(called)) return false;
    const isList = ts.isArrayLiteralExpression(called.expression) || ts.isNewExpression(called.expression);
    if (isList && OF_A_LIST.has(called.name.text)) return CHINESE.test(called.expression.getText());
    return SEARCHING.has(called.name.text) && isChinese(first);
  };
  const isPattern = (node: ts.Node): boolean => {
    if (ts.isRegularExpressionLiteral(node)) return CHINESE.test(node.text);
    if (ts.isNewExpression(node)) return node.expression.getText() === 'RegExp' && CHINESE.test(node.getText());
    if (ts.isBinaryExpression(node))
      return COMPARING.has(node.operatorToken.getText()) && (isChinese(node.left) || isChinese(node.right));
    if (ts.isCaseClause(node)) return isChinese(node.expression);
    return ts.isCallExpression(node) && isCallOfPattern(node);
  };
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isPattern(node)) found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** What a source imports from the reading. */
const readersIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*'[^']*\/reading\/[^']*'/g)].flatMap((m) =>
      (m[1] as string).split(',').map((name) => name.trim()),
    ),
  );

/** A file without its comments, so that a word said there counts for nothing. */
function code(file: string): string {
  return textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}
