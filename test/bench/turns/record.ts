// How are figures kept, so that a later version of the product can be compared with this one?
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { z } from 'zod';
import { digits, GOALS, type GoalName, type Line, show } from './goals.ts';

const RECORD = z.object({
  recorded: z.object({
    at: z.string(),
    commit: z.string(),
    node: z.string(),
    processor: z.string(),
    processors: z.number(),
    /** Of the machine in the last minute, before and after. */
    load: z.array(z.number()),
    notes: z.array(z.string()),
    /** Short and full forms are not to be compared: they differ in the weeks that were filed before. */
    form: z.enum(['short', 'full']),
  }),
  lines: z.array(
    z.object({
      name: z.enum(Object.keys(GOALS) as [GoalName, ...GoalName[]]),
      value: z.number(),
      details: z.record(z.string(), z.number().nullable()),
    }),
  ),
});

export const loadNow = (): number => Number((loadavg()[0] ?? 0).toFixed(2));

const commitOf = (folder: string): string => {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
};

export type Form = 'short' | 'full';
export type Recording = {
  readonly folder: string;
  readonly load: readonly number[];
  readonly notes: readonly string[];
  readonly form: Form;
};

export function writeRecord(file: string, lines: readonly Line[], { folder, load, notes, form }: Recording): void {
  const recorded = {
    at: new Date().toISOString(),
    commit: commitOf(folder),
    node: process.version,
    processor: cpus()[0]?.model ?? '',
    processors: cpus().length,
    load,
    notes,
    form,
  };
  writeFileSync(file, `${JSON.stringify(RECORD.parse({ recorded, lines }), null, 2)}\n`);
}

/** A line for every figure that both have: now, then, and the ratio of the two. */
export function compared(file: string, lines: readonly Line[], form: Form): readonly string[] {
  const { recorded, lines: before } = RECORD.parse(JSON.parse(readFileSync(file, 'utf8')));
  const rows = lines.flatMap((line) => {
    const was = before.find(({ name }) => name === line.name);
    return was ? [`${show(line)}; was ${digits(was.value)}, now ${digits(line.value / was.value)} of it`] : [];
  });
  const warning =
    recorded.form === form ? [] : [`it was the ${recorded.form} form then and is the ${form} form now: not the same thing`];
  return [`against ${recorded.commit} of ${recorded.at} (load ${recorded.load.join(' → ')})`, ...warning, ...rows];
}
