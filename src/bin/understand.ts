// `npm run understand -- …`: how would the bot read this message?
import { readFile } from 'node:fs/promises';
import { explainThread, rosterAtHand, rosterOf, threadToExplain } from '../compose/explain-thread.ts';
import { isProblem } from '../desk/problem.ts';
import type { RosterFault } from '../desk/roster/sheets.ts';
import { showFaults } from '../desk/roster/show.ts';
import {
  readMessages,
  readUnderstand,
  ruleLines,
  type Sent,
  UNDERSTAND_HELP,
  type UnderstandWish,
  understand,
} from '../desk/understand.ts';
import { readMessage } from '../reading/message.ts';
import { startFailure } from '../store/start-failure.ts';
import { withStores } from './command.ts';

async function print(messages: readonly Sent[]): Promise<number> {
  return withStores(async ({ bureaus }) => {
    const read = understand(await bureaus.current(), messages, readMessage);
    if ('faults' in read) return fail(read.faults);
    process.stdout.write(read.lines.map((line) => `${line}\n`).join(''));
    return 0;
  });
}

function fail(faults: readonly string[]): number {
  console.error(faults.join('\n'));
  return 1;
}

/** Null: it could not be read, which was told. */
async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    fail([`读不到文件 ${path}`]);
    return null;
  }
}

async function printFile(path: string): Promise<number> {
  const content = await contentOf(path);
  if (content === null) return 1;
  const messages = readMessages(content.toString('utf8'));
  return 'faults' in messages ? fail(messages.faults) : print(messages.sent);
}

/** Ctrl-C waits until nothing is left behind. */
async function printThread({ path, text, roster: workbook }: Extract<UnderstandWish, { kind: 'thread' }>): Promise<number> {
  const content = await contentOf(path);
  if (content === null) return 1;
  const thread = threadToExplain(content.toString('utf8'), text);
  if ('faults' in thread) return fail(thread.faults);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  try {
    const bytes = workbook === null ? null : await contentOf(workbook);
    if (workbook !== null && bytes === null) return 1;
    const roster = bytes === null ? await rosterAtHand(thread) : await rosterOf(bytes, thread.startsAt);
    const explained = await explainThread(thread, roster, stopping.signal);
    if ('faults' in explained) return fail(explained.faults);
    process.stdout.write(explained.lines.map((line) => `${line}\n`).join(''));
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 130;
    if (isProblem(error, 'roster.faults')) return fail(showFaults(error.details.faults as readonly RosterFault[]));
    if (isProblem(error, 'file.refused')) return fail([String(error.details.sentence)]);
    const told = isProblem(error) ? startFailure(error) : null;
    if (told === null) throw error;
    return fail([told]);
  }
}

const wish = readUnderstand(process.argv.slice(2));
switch (wish.kind) {
  case 'help':
    console.log(UNDERSTAND_HELP);
    break;
  case 'rules':
    console.log(ruleLines().join('\n'));
    break;
  case 'faults':
    process.exitCode = fail([...wish.faults, '', UNDERSTAND_HELP]);
    break;
  case 'message':
    process.exitCode = await print([wish.sent]);
    break;
  case 'file':
    process.exitCode = await printFile(wish.path);
    break;
  case 'thread':
    process.exitCode = await printThread(wish);
}
