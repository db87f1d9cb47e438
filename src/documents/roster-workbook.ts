// Which cells does a roster workbook hold, read safely whatever the file is?
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isCompiled, programModule } from '../desk/environment/program-files.ts';
import type { Sheet } from '../desk/roster/sheets.ts';
import { PARSED, type Parsed } from './roster-workbook-cells.ts';
import { BROKEN, openWorkbookFile, refuseWorkbook, TOO_LARGE } from './roster-workbook-gate.ts';
import { packParts } from './zip-parts.ts';

const PARSER_HEAP_MB = 128;
/** Of its own computing: on a busy machine a good roster takes longer by the clock. */
const PARSER_CPU_S = 10;
const PARSER_MS = 60_000;
const MOST_ANSWER_BYTES = 24 * 1024 * 1024;

/** The sheets of an xlsx file. Problems: file.refused with `details.sentence` in Chinese, within a second for what no workbook should hold. */
export async function readRosterWorkbook(bytes: Buffer): Promise<readonly Sheet[]> {
  const parts = await openWorkbookFile(bytes);
  const parsed = await runParser(packParts(parts));
  if ('tooLarge' in parsed) throw refuseWorkbook(TOO_LARGE);
  return parsed.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map(([row, cells]) => ({ row, cells: new Map(cells.map(([column, text, fault]) => [column, { text, fault }])) })),
  }));
}

/** The parser has no settings, no network and no more memory than it is given; what it prints is all it can do. */
function runParser(packed: Buffer): Promise<Parsed> {
  const program = [process.execPath, `--max-old-space-size=${PARSER_HEAP_MB}`, ...loader(), parserPath()];
  const child = spawn('/bin/sh', ['-c', `ulimit -t ${PARSER_CPU_S}; exec "$@"`, 'sh', ...program], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    const answer: Buffer[] = [];
    let size = 0;
    const giveUp = () => child.kill('SIGKILL');
    const timer = setTimeout(giveUp, PARSER_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_ANSWER_BYTES) giveUp();
      else answer.push(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const parsed = code === 0 ? parsedOf(Buffer.concat(answer)) : null;
      if (parsed === null) reject(refuseWorkbook(BROKEN));
      else resolve(parsed);
    });
    // A parser that died early closes its end; its exit code says all there is to say.
    child.stdin.on('error', () => {});
    child.stdin.end(packed);
  });
}

/** Null where a parser that a file took over answers something else. */
function parsedOf(answer: Buffer): Parsed | null {
  try {
    return PARSED.safeParse(JSON.parse(answer.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

const parserPath = (): string => fileURLToPath(programModule('documents/roster-workbook-parser'));
// From source the child needs the same loader as the program; a compiled program needs none.
const loader = (): readonly string[] => (isCompiled ? [] : ['--import', createRequire(import.meta.url).resolve('tsx')]);
