// How would the bot read these messages, asked from the command line?
import { parseArgs } from 'node:util';
import type { Reading, ReadingContext } from '../reading/reading.ts';
import { showReading } from '../reading/show.ts';
import { DISPATCH_RULES } from './dispatch.ts';
import { instantOf } from './instant.ts';
import type { Bureau } from './ports.ts';
import { contextOf } from './reading-context.ts';

export const UNDERSTAND_HELP = `npm run understand -- --as 账号 --now 2021-05-14T11:58:00+08:00 "甲公司 缺普工8技工3"
npm run understand -- --file 消息.jsonl
npm run understand -- --thread 对话.txt ["接着说的一句"] [--roster 名册.xlsx]
npm run understand -- --rules

显示机器人会怎样理解一条消息（没有正在进行的填报时），每条一行 JSON，什么都不改动。
文件每行一个 {"as":"账号","now":"带时区的时间","text":"消息"}。时间必须带时区，例如 +08:00 或 Z。
--thread 在临时的库里按默认规则重演一段对话（写法见 test/transcripts，用完即删，不碰正在运行的机器人），
再说明最后一条消息：当时问着什么、念过什么，有哪些意思、各归哪条规则、哪个算数（taken），机器人怎么回。
后面写上一句，就说明在整段对话之后说这一句。名册默认用样例的，样例里没有的账号用演示名册，也可以用 --roster 指定。
--rules 列出一条消息由谁来答的规则，按先后顺序。`;

/** One message as somebody would send it. */
export type Sent = { readonly as: string; readonly now: Date; readonly text: string };

export type UnderstandWish =
  | { readonly kind: 'help' | 'rules' }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }
  | { readonly kind: 'message'; readonly sent: Sent }
  | { readonly kind: 'file'; readonly path: string }
  /** `text`: said after all of it; null: its last message is explained. `roster` null: one that is at hand. */
  | { readonly kind: 'thread'; readonly path: string; readonly text: string | null; readonly roster: string | null };

const SPACES = '消息里有空格时请用引号括起来';

/** What the arguments after `npm run understand --` ask for, or every fault in them. */
export function readUnderstand(args: readonly string[]): UnderstandWish {
  const parsed = parsedOf(args);
  if (parsed === null) return { kind: 'faults', faults: ['有看不懂的参数'] };
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const { as, now, file, thread, roster } = values;
  if (values.rules) {
    const isAlone = [as, now, file, thread, roster, ...positionals].every((given) => given === undefined);
    return isAlone ? { kind: 'rules' } : { kind: 'faults', faults: ['--rules 要单独用'] };
  }
  if (thread !== undefined) {
    const [text = null, ...more] = positionals;
    const faults = [
      ...([as, now, file].every((given) => given === undefined) ? [] : ['--thread 不能和 --as、--now 或 --file 一起用']),
      ...(more.length === 0 ? [] : [SPACES]),
    ];
    return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'thread', path: thread, text, roster: roster ?? null };
  }
  if (roster !== undefined) return { kind: 'faults', faults: ['--roster 要和 --thread 一起用'] };
  if (file !== undefined) {
    const isAlone = as === undefined && now === undefined && positionals.length === 0;
    return isAlone ? { kind: 'file', path: file } : { kind: 'faults', faults: ['--file 不能和 --as、--now 或消息一起用'] };
  }
  const [text, second] = positionals;
  const instant = instantOf(now ?? '');
  const faults = [
    ...(as === undefined ? ['请用 --as 写明是谁的账号'] : []),
    ...(instant === null ? ['请用 --now 写明时间，要带时区，例如 2021-05-14T11:58:00+08:00'] : []),
    ...(text === undefined ? ['请在最后写上消息，用引号括起来'] : []),
    ...(second === undefined ? [] : [SPACES]),
  ];
  if (faults.length > 0 || as === undefined || instant === null || text === undefined) return { kind: 'faults', faults };
  return { kind: 'message', sent: { as, now: instant, text } };
}

function parsedOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { help: flag, rules: flag, as: text, now: text, file: text, thread: text, roster: text } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    return null;
  }
}

/** The dispatcher's rules in their order, one a line. */
export const ruleLines = (): readonly string[] =>
  DISPATCH_RULES.map(({ name, takes, why }, i) => `${i + 1}. ${name}: ${why} (${takes.join(', ')})`);

/** The messages of a file, blank lines left out, or every fault with its line. */
export function readMessages(content: string): { readonly sent: readonly Sent[] } | { readonly faults: readonly string[] } {
  const sent: Sent[] = [];
  const faults: string[] = [];
  content.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const message = messageOf(line);
    if (message === null) faults.push(`第${i + 1}行要写成 {"as":"账号","now":"带时区的时间","text":"消息"}`);
    else sent.push(message);
  });
  return faults.length > 0 ? { faults } : { sent };
}

function messageOf(line: string): Sent | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (json === null || typeof json !== 'object') return null;
  const { as, now, text } = json as Record<string, unknown>;
  const instant = typeof now === 'string' ? instantOf(now) : null;
  return typeof as === 'string' && typeof text === 'string' && instant !== null ? { as, now: instant, text } : null;
}

/** One JSON line for each message, or every account that may not speak to the bot. */
export function understand(
  bureau: Bureau,
  messages: readonly Sent[],
  read: (text: string, context: ReadingContext) => Reading,
): { readonly lines: readonly string[] } | { readonly faults: readonly string[] } {
  const people = new Map(bureau.roster.people.filter((p) => p.active).map((p) => [p.userid, p]));
  const strangers = new Set(messages.map((m) => m.as).filter((as) => !people.has(as.toLowerCase())));
  if (strangers.size > 0) return { faults: [...strangers].map((as) => `名册里没有在岗的账号 ${as}`) };
  const lines = messages.flatMap(({ as, now, text }) => {
    const person = people.get(as.toLowerCase());
    if (person === undefined) return [];
    const context = contextOf({ bureau, person, arrivedAt: now });
    return [JSON.stringify(showReading(read(text, context), context))];
  });
  return { lines };
}
