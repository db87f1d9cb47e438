// `npm run understand -- …`: how would the bot read this message?
import { readFile } from 'node:fs/promises';
import { readMessages, readUnderstand, ruleLines, type Sent, UNDERSTAND_HELP, understand } from '../desk/understand.ts';
import { readMessage } from '../reading/message.ts';
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

async function printFile(path: string): Promise<number> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch {
    return fail([`读不到文件 ${path}`]);
  }
  const messages = readMessages(content);
  return 'faults' in messages ? fail(messages.faults) : print(messages.sent);
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
}
