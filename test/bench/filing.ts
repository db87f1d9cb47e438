// What does filing a report cost beside one bare statement, and beside Prisma's nested create? (performance, goal 5)
import pg from 'pg';
import { SILENT } from '../../src/app/log.ts';
import type { ImportedRoster } from '../../src/app/ports.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { instantAt, weeksBetween } from '../../src/domain/time.ts';
import { writeRoster } from '../../src/store/bureau-rows.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { openReports } from '../../src/store/reports.ts';
import { startShared } from '../store/shared-server.ts';

// Short rounds, many of them: what else the machine does changes by the second, and strikes all three alike.
const ROUNDS = 12;
const FILINGS = 250;
const WARM_UP = 1_500;
const NAMES = ['bare', 'ours', 'prisma'] as const;
type Name = (typeof NAMES)[number];

const ENTERPRISES = 50;
const WEEKS = weeksBetween('2021-W01', '2030-W52');
const FIRST_MONDAY = instantAt('2021-01-04', '09:00').getTime();
const DAY_MS = 86_400_000;
const shortage = { general: 8, skilled: 3, senior: 0 };
const resolved = { general: 5, skilled: 0, senior: 0 };
const figures = { headcount: 120, shortage, resolved };

/** The same rows as ours, and an answer, without a check, a lock or a right: revision, report, tiers, the message's answer, audit. */
const BARE = {
  name: 'bare',
  text: `WITH revised AS (
    INSERT INTO report_revisions (enterprise, week, revision, district, message, corp, filed_by, arrived_at, punctuality, figures, doubts)
    VALUES ($1, $2, 1, 'A', $3, 'corp', 'person', $4, 'onTime', $5, '[]')
  ), held AS (
    INSERT INTO reports (enterprise, week, district, type, revision, headcount, filed_at, first_filed_at, punctuality)
    VALUES ($1, $2, 'A', 'other', 1, $6, $4, $4, 'onTime')
  ), acted AS (
    INSERT INTO acts (message, act, corp, userid, arrived_at, week, closes_at, answer) VALUES ($3, 'file', 'corp', 'person', $4, $2, $4, '[]')
  ), audited AS (
    INSERT INTO audit (at, corp, userid, role, region, act, message, details) VALUES ($4, 'corp', 'person', 'specialist', 'A', 'reports.file', $3, '{}')
  ), tiered AS (
    INSERT INTO report_tiers (enterprise, week, tier, district, shortage, resolved)
    SELECT $1, $2, t.tier, 'A', t.shortage, t.resolved FROM unnest($7::text[], $8::int[], $9::int[]) AS t (tier, shortage, resolved)
  )
  SELECT jsonb_build_array(jsonb_build_object('enterprise', $1::text, 'kind', 'filed', 'revision', 1, 'punctuality', 'onTime')) AS answer`,
};

const roster: ImportedRoster = {
  regions: [{ code: 'A', name: '示例区', aliases: [], parent: null, level: 'district' }],
  people: NAMES.map((userid) => ({ userid, account: userid, name: userid, role: 'specialist', region: 'A', active: true })),
  enterprises: NAMES.flatMap((name) =>
    Array.from({ length: ENTERPRISES }, (_, i) => ({
      id: `${name}${i}`,
      name: `示例${name}${i}公司`,
      aliases: [],
      creditCode: null,
      type: 'other',
      surveyed: false,
      headcount: null,
    })),
  ),
  assignments: NAMES.flatMap((name) =>
    Array.from({ length: ENTERPRISES }, (_, i) => ({
      enterprise: `${name}${i}`,
      district: 'A',
      specialist: name,
      from: '2021-01-04',
      until: null,
    })),
  ),
};

async function open() {
  const server = await startShared();
  const name = `bench_${process.pid}`;
  const admin = new pg.Client(server.adminUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} OWNER ${new URL(server.ownerUrl).username}`);
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const { role } = await migrate({ url: at(server.url), ownerUrl: at(server.ownerUrl), log: SILENT });
  const bot = openDatabase({ url: at(server.url), role });
  // Beyond row-level security, which the two others do without.
  const free = openDatabase({ url: at(server.adminUrl), role: null });
  const since = instantAt('2021-01-04', '08:00');
  await bot.prisma.$transaction(async (rows) =>
    writeRoster(rows, roster, 'bench', since, (await rows.bureauVersion.findFirstOrThrow()).version),
  );
  return {
    bot,
    free,
    async close() {
      await bot.close();
      await free.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
      await server.stop();
    },
  };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Interleaved rounds, CPU time of this process; prints the medians of the rounds' ratios. About a minute. */
export async function run(): Promise<void> {
  const { bot, free, close } = await open();
  const reports = openReports({ pool: bot.pool, random: Math.random, cumulativeSince: 'year' });
  const filed: Record<Name, number> = { bare: 0, ours: 0, prisma: 0 };

  const ways: Record<Name, (enterprise: string, week: string, message: string, at: Date) => Promise<unknown>> = {
    bare: (enterprise, week, message, at) => {
      const perTier = [SKILL_TIERS, SKILL_TIERS.map((t) => shortage[t]), SKILL_TIERS.map((t) => resolved[t])];
      return free.pool.query({
        ...BARE,
        values: [enterprise, week, message, at.toISOString(), JSON.stringify(figures), figures.headcount, ...perTier],
      });
    },
    ours: async (enterprise, week, message, at) => {
      const [answer] = await reports.file({
        asker: { corp: 'corp', userid: 'ours', role: 'specialist', region: 'A' },
        message,
        arrivedAt: at,
        week,
        dueAt: new Date(at.getTime() + DAY_MS),
        closesAt: new Date(at.getTime() + 5 * DAY_MS),
        entries: [{ enterprise, figures, doubts: [] }],
      });
      if (answer?.kind !== 'filed') throw new Error(`not filed: ${JSON.stringify(answer)}`);
    },
    prisma: (enterprise, week, message, at) => {
      const tiers = SKILL_TIERS.map((tier) => ({ tier, district: 'A', shortage: shortage[tier], resolved: resolved[tier] }));
      const report = { district: 'A', type: 'other', headcount: 120, filedAt: at, firstFiledAt: at, punctuality: 'onTime' };
      const revision = { enterprise, week, revision: 1, district: 'A', message, corp: 'corp', filedBy: 'person', arrivedAt: at };
      return free.prisma.reportRevision.create({
        data: {
          ...revision,
          punctuality: 'onTime',
          figures,
          doubts: [],
          reports: { create: { ...report, tiers: { create: tiers } } },
        },
      });
    },
  };

  const file = async (name: Name, count: number, atOnce: number): Promise<void> => {
    const until = filed[name] + count;
    const one = async () => {
      while (filed[name] < until) {
        const n = filed[name]++;
        const week = WEEKS[Math.floor(n / ENTERPRISES)] ?? '';
        await ways[name](
          `${name}${n % ENTERPRISES}`,
          week,
          `${name} ${n}`,
          new Date(FIRST_MONDAY + Math.floor(n / ENTERPRISES) * 7 * DAY_MS),
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  };

  try {
    for (const name of NAMES) await file(name, WARM_UP, 8);
    for (const atOnce of [1, 8]) {
      const node: Record<Name, number[]> = { bare: [], ours: [], prisma: [] };
      const time: Record<Name, number[]> = { bare: [], ours: [], prisma: [] };
      for (let round = 0; round < ROUNDS; round++) {
        for (let i = 0; i < NAMES.length; i++) {
          const name = NAMES[(i + round) % NAMES.length] ?? 'ours';
          const [cpuBefore, began] = [process.cpuUsage(), performance.now()];
          await file(name, FILINGS, atOnce);
          const { user, system } = process.cpuUsage(cpuBefore);
          node[name].push((user + system) / FILINGS);
          time[name].push(((performance.now() - began) * 1000) / FILINGS);
        }
      }
      const ratio = (of: Record<Name, number[]>, a: Name, b: Name) =>
        median(of[a].map((x, i) => x / (of[b][i] ?? Number.NaN))).toFixed(2);
      const each = (value: (name: Name) => number) => NAMES.map((name) => `${name} ${value(name).toFixed(0)}`).join(', ');
      console.log(
        `a report, ${atOnce} at once, µs: Node CPU ${each((n) => median(node[n]))}; wall ${each((n) => median(time[n]))}`,
      );
      console.log(
        `  Node CPU: ours / bare ${ratio(node, 'ours', 'bare')} (goal ≤ 1.3), prisma / ours ${ratio(node, 'prisma', 'ours')} (goal ≥ 10)`,
      );
    }
  } finally {
    await close();
  }
}
