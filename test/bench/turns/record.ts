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

export type Recording = { readonly folder: string; readonly load: readonly number[]; readonly notes: readonly string[] };

export function writeRecord(file: string, lines: readonly Line[], { folder, load, notes }: Recording): void {
  const recorded = {
    at: new Date().toISOString(),
    commit: commitOf(folder),
    node: process.version,
    processor: cpus()[0]?.model ?? '',
    processors: cpus().length,
    load,
    notes,
  };
  writeFileSync(file, `${JSON.stringify(RECORD.parse({ recorded, lines }), null, 2)}\n`);
}

/** A line for every figure that both have: now, then, and the ratio of the two. */
export function compared(file: string, lines: readonly Line[]): readonly string[] {
  const { recorded, lines: before } = RECORD.parse(JSON.parse(readFileSync(file, 'utf8')));
  const rows = lines.flatMap((line) => {
    const was = before.find(({ name }) => name === line.name);
    return was ? [`${show(line)}; was ${digits(was.value)}, now ${digits(line.value / was.value)} of it`] : [];
  });
  return [`against ${recorded.commit} of ${recorded.at} (load ${recorded.load.join(' → ')})`, ...rows];
}
