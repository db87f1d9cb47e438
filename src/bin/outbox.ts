// `npm run outbox`: which messages wait, and which did not arrive or may not have?
import { parseArgs } from 'node:util';
import { undeliveredJson, undeliveredTable } from '../desk/outbox/undelivered.ts';
import { openUndelivered } from '../store/undelivered.ts';
import { withStores } from './command.ts';

const HELP = `npm run outbox                 列出待发的，和最近7天没送达或不知道是否送达的消息（不显示内容）
npm run outbox -- --days 30    看最近30天
npm run outbox -- --json       每行一个 JSON`;

const DAY_MS = 86_400_000;
const MOST_ROWS = 1_000;

type Wish = { readonly kind: 'help' } | { readonly kind: 'list'; readonly days: number; readonly json: boolean };

function readWish(args: readonly string[]): Wish | null {
  try {
    const flag = { type: 'boolean' } as const;
    const { values } = parseArgs({ args: [...args], options: { help: flag, json: flag, days: { type: 'string' } } });
    if (values.help) return { kind: 'help' };
    const days = values.days ?? '7';
    return /^[1-9]\d{0,3}$/.test(days) ? { kind: 'list', days: Number(days), json: values.json ?? false } : null;
  } catch {
    return null;
  }
}

const wish = readWish(process.argv.slice(2));
switch (wish?.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'list':
    process.exitCode = await withStores(async ({ stores, clock }) => {
      const since = new Date(clock.now().getTime() - wish.days * DAY_MS);
      const rows = await openUndelivered(stores.database).list(since, MOST_ROWS);
      for (const line of wish.json ? rows.map(undeliveredJson) : undeliveredTable(rows)) console.log(line);
      if (rows.length === MOST_ROWS) console.error(`只列出最早的${MOST_ROWS}条。`);
      return 0;
    });
    break;
  case undefined:
    console.error(HELP);
    process.exitCode = 1;
}
