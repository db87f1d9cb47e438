// Which cells does a roster workbook hold, read safely whatever the file is?
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isCompiled, programModule } from '../desk/environment/program-files.ts';
import type { Sheet } from '../desk/roster/sheets.ts';
import { PARSED, type Parsed, type ParsedSheet } from './roster-workbook-cells.ts';
import { BROKEN, type OpenedWorkbook, openWorkbookFile, refuseWorkbook, TOO_LARGE } from './roster-workbook-gate.ts';
import { packParts } from './zip-parts.ts';

type ParserLimits = {
  readonly heapMb: number;
  /** Of its own computing, which a busy machine does not make longer: the largest roster the gate lets in takes about 2 s. */
  readonly computingS: number;
  /** Only so that nothing waits for ever; what it ends is not the file's fault. */
  readonly patienceMs: number;
};
const LIMITS: ParserLimits = { heapMb: 128, computingS: 20, patienceMs: 10 * 60_000 };
const MOST_ANSWER_BYTES = 24 * 1024 * 1024;

const BUSY = '机器太忙，没能读完这个文件。名册没有任何改动，请过一会儿再试';

/**
 * The sheets of an xlsx file. Problems: file.refused with `details.sentence` in Chinese; a file that no roster is like is refused by its
 * size and content alone, so that no load of the machine makes a good file a bad one.
 */
export async function readRosterWorkbook(bytes: Buffer, limits: Partial<ParserLimits> = {}): Promise<readonly Sheet[]> {
  const opened = await openWorkbookFile(bytes);
  const { sheets } = await runParser(packParts(opened.parts), { ...LIMITS, ...limits });
  return joined(opened, sheets);
}

/** Every sheet the workbook lists; those that are none of the roster's without rows. */
function joined({ sheets }: OpenedWorkbook, parsed: readonly ParsedSheet[]): readonly Sheet[] {
  const read = [...parsed];
  return sheets.map(({ name, isHidden, lines }) => {
    const rows = lines === null ? [] : (read.shift()?.rows ?? []);
    return {
      name,
      isHidden,
      hiddenRows: lines?.rows ?? [],
      hiddenColumns: lines?.columns ?? [],
      rows: rows.map(([row, cells]) => ({
        row,
        cells: new Map(cells.map(([column, text, fault]) => [column, { text, fault }])),
      })),
    };
  });
}

/** Its share of computing, or of memory as V8 ends, was used up: more work than any roster is. */
const USED_UP: ReadonlySet<NodeJS.Signals> = new Set(['SIGXCPU', 'SIGABRT', 'SIGTRAP', 'SIGILL']);

/** Why a parser ended before it answered, in a sentence. */
function endedBy(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null && USED_UP.has(signal)) return TOO_LARGE;
  // Ended from outside: by our own patience, or by a machine short of memory.
  if (signal !== null || code === null) return BUSY;
  return BROKEN;
}

/** The parser has no settings, no network and no more memory than it is given; what it prints is all it can do. */
function runParser(packed: Buffer, { heapMb, computingS, patienceMs }: ParserLimits): Promise<Parsed> {
  const program = [process.execPath, `--max-old-space-size=${heapMb}`, ...loader(), parserPath()];
  const limits = `ulimit -S -t ${computingS}; ulimit -H -t ${computingS + 5}`;
  const child = spawn('/bin/sh', ['-c', `${limits}; exec "$@"`, 'sh', ...program], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    const answer: Buffer[] = [];
    let size = 0;
    const giveUp = () => child.kill('SIGKILL');
    const timer = setTimeout(giveUp, patienceMs);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_ANSWER_BYTES) giveUp();
      else answer.push(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      // No process could be had at all.
      reject(error.code === 'EAGAIN' || error.code === 'ENOMEM' ? refuseWorkbook(BUSY) : error),
    );
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (size > MOST_ANSWER_BYTES) return reject(refuseWorkbook(TOO_LARGE));
      const parsed = code === 0 ? parsedOf(Buffer.concat(answer)) : null;
      if (parsed === null) reject(refuseWorkbook(endedBy(code, signal)));
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
