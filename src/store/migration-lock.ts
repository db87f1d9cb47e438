// Who migrates the database? One process at a time; who waits in vain is told for whom.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { z } from 'zod';
import type { Log } from '../desk/log.ts';
import { Problem } from '../desk/problem.ts';

/** The advisory lock Prisma's own migrate uses. */
export const MIGRATE_LOCK = 72_707_369;

/** Longer than migrations of ours take. */
const WAIT_MS = 60_000;
const PAUSE_MS = 250;

const HOLDER = `
SELECT a.pid, a.usename::text AS role, a.application_name AS program, host(a.client_addr) AS address
FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
const LOCK_HOLDER = z.object({
  pid: z.number(),
  role: z.string().nullable(),
  program: z.string().nullable(),
  address: z.string().nullable(),
});

/** Holds it until the session ends. Throws migration.refused naming its holder, after `waitMs`; what the connection throws. */
export async function takeMigrationLock(owner: pg.Client, log: Log, waitMs: number = WAIT_MS): Promise<void> {
  const end = performance.now() + waitMs;
  for (let isTold = false; ; isTold = true) {
    const { rows } = await owner.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [MIGRATE_LOCK]);
    if (rows[0]?.taken) return;
    const holder = LOCK_HOLDER.safeParse((await owner.query(HOLDER, [MIGRATE_LOCK])).rows[0]).data;
    if (!isTold && holder) log.event('migration.waits', { ...holder, waitMs });
    if (performance.now() + PAUSE_MS > end) throw heldBy(holder, waitMs);
    await sleep(PAUSE_MS);
  }
}

function heldBy(holder: z.infer<typeof LOCK_HOLDER> | undefined, waitMs: number): Problem {
  const { pid = null, role = null, program = null, address = null } = holder ?? {};
  const who = [pid && `进程号 ${pid}`, role && `角色 ${role}`, program && `程序 ${program}`, address && `来自 ${address}`];
  return new Problem('migration.refused', {
    why: `数据库升级的锁被另一个会话占着（${who.filter(Boolean).join('，')}），等了 ${Math.round(waitMs / 1_000)} 秒：如果是另一个机器人正在升级，等它做完再启动；不是的话，请数据库管理员执行 SELECT pg_terminate_backend(${pid ?? '进程号'}); 再启动。`,
  });
}
