// `npm run outbox`: which messages wait and why, which did not arrive, and `retry`: send again what failed for a reason that is gone.
import { parseArgs } from 'node:util';
import { showRetries } from '../desk/outbox/retry.ts';
import { showRefusal, undeliveredJson, undeliveredTable } from '../desk/outbox/undelivered.ts';
import { openUndelivered } from '../store/undelivered.ts';
import { withStores } from './command.ts';

const HELP = `npm run outbox                 列出待发的，和最近7天过期、失败或不知道是否送达的消息（不显示内容）
npm run outbox -- --days 30    看最近30天
npm run outbox -- --json       每行一个 JSON
npm run outbox -- retry        最近7天（--days 可改）失败的，全部放回待发
npm run outbox -- retry 12 15  只放回编号12、15
    加 --dry-run 只看会补发哪些。过期的、可能已经送达的不补发；本人已经报了的，轮到时不发。`;

const DAY_MS = 86_400_000;
const MOST_ROWS = 1_000;

type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly days: number; readonly json: boolean }
  | { readonly kind: 'retry'; readonly days: number; readonly ids: readonly string[] | null; readonly dryRun: boolean };

function readWish(args: readonly string[]): Wish | null {
  try {
    const flag = { type: 'boolean' } as const;
    const options = { help: flag, json: flag, 'dry-run': flag, days: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return { kind: 'help' };
    if (!/^[1-9]\d{0,3}$/.test(values.days ?? '7')) return null;
    const days = Number(values.days ?? '7');
    const [command, ...ids] = positionals;
    if (command === undefined) return values['dry-run'] ? null : { kind: 'list', days, json: values.json ?? false };
    if (command !== 'retry' || values.json || !ids.every((id) => /^[1-9]\d{0,17}$/.test(id))) return null;
    return { kind: 'retry', days, ids: ids.length === 0 ? null : [...new Set(ids)], dryRun: values['dry-run'] ?? false };
  } catch {
    return null;
  }
}

const list = ({ days, json }: Extract<Wish, { kind: 'list' }>): Promise<number> =>
  withStores(async ({ stores, clock }) => {
    const now = clock.now();
    const undelivered = openUndelivered(stores.database);
    const rows = await undelivered.list(new Date(now.getTime() - days * DAY_MS), MOST_ROWS);
    for (const line of json ? rows.map(undeliveredJson) : undeliveredTable(rows)) console.log(line);
    const refusal = json ? null : await undelivered.refusal(now);
    if (refusal !== null) console.log(showRefusal(refusal));
    if (rows.length === MOST_ROWS) console.error(`只列出最早的${MOST_ROWS}条。`);
    return 0;
  });

/** 1 where a row that was asked for by its number is not sent again. */
const retry = ({ days, ids, dryRun }: Extract<Wish, { kind: 'retry' }>): Promise<number> =>
  withStores(async ({ stores, clock }) => {
    const now = clock.now();
    const since = new Date(now.getTime() - days * DAY_MS);
    const retries = await openUndelivered(stores.database).retry({ ids, since, by: 'command', dryRun }, now);
    const known = new Set(retries.map((r) => r.id));
    const missing = (ids ?? []).filter((id) => !known.has(id));
    for (const line of showRetries(retries, missing, dryRun)) console.log(line);
    return ids !== null && (missing.length > 0 || retries.some((r) => r.fate !== 'again')) ? 1 : 0;
  });

const wish = readWish(process.argv.slice(2));
switch (wish?.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'list':
    process.exitCode = await list(wish);
    break;
  case 'retry':
    process.exitCode = await retry(wish);
    break;
  case undefined:
    console.error(HELP);
    process.exitCode = 1;
}
