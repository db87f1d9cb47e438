// What do questions about a week and a year cost, and does the cost stay as the city grows from 340 enterprises to 10,000?
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Inquiries } from '../../src/desk/figures/port.ts';
import { SILENT } from '../../src/desk/log.ts';
import { isProblem } from '../../src/desk/problem.ts';
import type { COSTLY_FIGURES, FigureQuestion } from '../../src/domain/figures.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { weeksBetween } from '../../src/domain/time.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openInquiries } from '../../src/store/inquiries.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { recomputeSums } from '../../src/store/week-sums.ts';
import { digits } from './turns/goals.ts';
import type { BenchOptions } from './turns/options.ts';
import { openStores } from './turns/stores.ts';

const SIZES = [340, 10_000] as const;
const WEEKS = weeksBetween('2021-W01', '2021-W52');
const NOW = new Date('2022-01-05T10:00:00+08:00');
const ALL = { districts: null, types: null, enterprises: null, specialist: null, surveyed: false } as const;
const ONE = [{ weeks: ['2021-W50'], standing: '2021-W50' }];
const YEAR = [{ weeks: WEEKS, standing: '2021-W52' }];
const TOTALS = ['resolvedToDate', 'enterprises'] as const satisfies readonly (typeof COSTLY_FIGURES)[number][];
const TASK = { corp: 'c', userid: 'task', role: 'taskForce', region: 'C' } as const;
const LIA = { corp: 'c', userid: 'lia', role: 'coordinator', region: 'D1' } as const;

type Ask = (inquiries: Inquiries) => Promise<unknown>;
const figures =
  (question: Omit<FigureQuestion, 'filter'>, asker: typeof TASK | typeof LIA = TASK): Ask =>
  (inquiries) =>
    inquiries.figures(asker, { filter: asker === LIA ? { ...ALL, districts: ['D1'] } : ALL, ...question }, NOW);

type Bench = {
  readonly says: string;
  readonly ask: Ask;
  /** At most so many ms of PostgreSQL at 340. */
  readonly at340?: number;
  /** At most so many times the cost at 340, of both processes together. */
  readonly times?: number;
  /** At most so many ms at 10,000, of both processes together. */
  readonly at10000?: number;
};

const BENCHES: readonly Bench[] = [
  { says: '合计 of a week, 累计 included', ask: figures({ spans: ONE, by: [], needs: TOTALS }), times: 1.5 },
  { says: '合计 of a week, a district', ask: figures({ spans: ONE, by: [], needs: TOTALS }, LIA), times: 1.5 },
  { says: 'a year, 缺工 and 解决', ask: figures({ spans: YEAR, by: [], needs: [] }), at340: 30, times: 1.5 },
  { says: 'a year, 合计 with served enterprises', ask: figures({ spans: YEAR, by: [], needs: TOTALS }), at340: 30, times: 1.5 },
  {
    says: 'a year, by district',
    ask: figures({ spans: YEAR, by: ['district'], needs: ['resolvedToDate'] }),
    at340: 30,
    times: 1.5,
  },
  { says: 'a year, by week', ask: figures({ spans: YEAR, by: ['period'], needs: ['resolvedToDate'] }), at340: 30, times: 1.5 },
  { says: 'a year, a district by type', ask: figures({ spans: YEAR, by: ['type'], needs: [] }, LIA), at340: 30, times: 1.5 },
  { says: 'a year, 新增需求', ask: figures({ spans: YEAR, by: [], needs: ['newDemand'] }), at340: 30, times: 1.5 },
  { says: 'a week, by enterprise', ask: figures({ spans: ONE, by: ['enterprise'], needs: [] }), at340: 30, at10000: 100 },
  { says: 'a year, by enterprise', ask: figures({ spans: YEAR, by: ['enterprise'], needs: [] }), at340: 30, at10000: 100 },
  {
    says: 'a year, 出处 of 解决',
    ask: (i) => i.sources(TASK, { filter: ALL, weeks: WEEKS, measure: 'resolved', tiers: SKILL_TIERS, limit: 20 }, NOW),
    at340: 30,
    at10000: 100,
  },
  { says: 'who is missing', ask: (i) => i.missing(TASK, '2021-W50', ALL, NOW), at340: 30, at10000: 100 },
];

/** A city of so many enterprises whose rows were written at once; every eleventh report is missing. */
async function seed(owner: pg.Client, city: string, size: number): Promise<void> {
  const run = (sql: string) => owner.query(sql.replaceAll(':city', `'${city}'`).replaceAll(':size', String(size)));
  await run(`SELECT set_config('bot.all', 'on', false), set_config('bot.city', :city, false)`);
  await run(`INSERT INTO regions (city, code, name, aliases, parent, level, districts, place)
    VALUES (:city, 'C', '示例市', '{}', NULL, 'city', ARRAY(SELECT 'D' || n FROM generate_series(1, 7) n), 0)`);
  await run(`INSERT INTO regions (city, code, name, aliases, parent, level, districts, place)
    SELECT :city, 'D' || n, '第' || n || '区', '{}', 'C', 'district', ARRAY['D' || n], n FROM generate_series(1, 7) n`);
  await run(`INSERT INTO people (city, userid, account, name, role, region, active, place)
    SELECT :city, 's' || n, 's' || n, '测试' || n, 'specialist', 'D' || (1 + n % 7), true, n FROM generate_series(0, :size / 6) n
    UNION ALL VALUES (:city, 'task', 'task', '测试', 'taskForce', 'C', true, 99998), (:city, 'lia', 'lia', '测试', 'coordinator', 'D1', true, 99999)`);
  await run(`INSERT INTO enterprises (city, id, name, aliases, type, surveyed, headcount, place)
    SELECT :city, 'e' || n, '示例' || n || '公司', '{}',
      (ARRAY['majorProject', 'unemploymentMonitored', 'employmentMonitored', 'other'])[1 + n % 4], n % 2 = 0, 100, n
    FROM generate_series(1, :size) n`);
  await run(`INSERT INTO assignments (city, enterprise, starts, ends, district, specialist)
    SELECT :city, 'e' || n, '2020-01-06', NULL, 'D' || (1 + n / 6 % 7), 's' || n / 6 FROM generate_series(1, :size) n`);
  await run(`INSERT INTO reports (city, week, enterprise, district, specialist, type, surveyed, due, revision, headcount, shortage_general,
      shortage_skilled, shortage_senior, resolved_general, resolved_skilled, resolved_senior, filed_at, filed_by, first_filed_at, punctuality)
    SELECT :city, '2021-W' || lpad(w::text, 2, '0'), 'e' || n, 'D' || (1 + n / 6 % 7), 's' || n / 6,
      (ARRAY['majorProject', 'unemploymentMonitored', 'employmentMonitored', 'other'])[1 + n % 4], n % 2 = 0, true, 1,
      100 + n % 50, (n * w) % 17, n % 3, 0, w % 5, n % 2, 0, '2021-06-01', 's' || n / 6, '2021-06-01',
      CASE WHEN (n + w) % 13 = 0 THEN 'late' ELSE 'onTime' END
    FROM generate_series(1, 52) w, generate_series(1, :size) n WHERE (n + w) % 11 <> 0`);
  await run(`INSERT INTO bureau_versions (city, version) VALUES (:city, 1)`);
}

/** ms of CPU of one process's main thread so far. */
const cpuOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6;
const nodeCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN;

export async function run({ short }: BenchOptions): Promise<undefined> {
  const stores = await openStores();
  const closing: (() => Promise<unknown>)[] = [stores.close];
  try {
    const at = await stores.newDatabase('totals');
    const { role } = await migrate({ ...at, log: SILENT });
    const owner = new pg.Client({ connectionString: at.ownerUrl, options: '-c timezone=UTC' });
    await owner.connect();
    // Figures come from the current reports; what each filing said would only take longer to write.
    await owner.query('ALTER TABLE reports DROP CONSTRAINT IF EXISTS reports_city_enterprise_week_revision_fkey');
    const cities = [];
    for (const size of SIZES) {
      const city = `city${size}`;
      await seed(owner, city, size);
      const database = openDatabase({ url: at.url, role, max: 1, city, random: () => 0.5 });
      closing.push(database.close);
      for (const { text, values } of recomputeSums(city, WEEKS)) await owner.query(text, values as unknown[]);
      const bureaus = openBureaus({ ...database, log: SILENT });
      closing.push(async () => bureaus.close());
      await bureaus.current();
      const { rows } = await database.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      cities.push({ inquiries: openInquiries({ ...database, bureaus, cumulativeSince: 'year' }), pid: rows[0]?.pid ?? 0 });
    }
    await owner.query('ANALYZE');
    await owner.end();
    console.log(`ms of CPU of PostgreSQL + Node, medians; ${WEEKS.length} weeks, ${SIZES.join(' and ')} enterprises`);
    for (const bench of BENCHES) {
      try {
        const [small, large] = await measured(bench.ask, cities, short ? 5 : 15);
        if (small && large) for (const line of verdicts(bench, small, large)) console.log(line);
      } catch (error) {
        if (!isProblem(error)) throw error;
        console.log(`${bench.says}: SHORT no answer (${error.code})`);
      }
    }
  } finally {
    for (const step of closing.reverse()) await step();
  }
  return undefined;
}

type Cost = { readonly database: number; readonly node: number };

async function measured(
  ask: Ask,
  cities: readonly { readonly inquiries: Inquiries; readonly pid: number }[],
  rounds: number,
): Promise<readonly Cost[]> {
  for (const { inquiries } of cities) await ask(inquiries);
  const all = cities.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { inquiries, pid }] of cities.entries()) {
      const [database, node] = [cpuOf(pid), nodeCpu()];
      await ask(inquiries);
      all[i]?.push({ database: cpuOf(pid) - database, node: nodeCpu() - node });
    }
  }
  return all.map((costs) => ({ database: median(costs.map((c) => c.database)), node: median(costs.map((c) => c.node)) }));
}

function verdicts({ says, at340, times, at10000 }: Bench, small: Cost, large: Cost): readonly string[] {
  const sum = ({ database, node }: Cost) => database + node;
  const shown = ({ database, node }: Cost) => `${digits(database)} + ${digits(node)}`;
  const ratio = sum(large) / sum(small);
  const against = (value: number, most: number | undefined, unit: string) =>
    most === undefined ? [] : [`${value <= most ? 'ok' : 'SHORT'} ${digits(value)} ${unit} ≤ ${most}`];
  const said = [
    ...against(small.database, at340, 'ms of PostgreSQL at 340'),
    ...against(ratio, times, '× from 340 to 10,000'),
    ...against(sum(large), at10000, 'ms at 10,000'),
  ];
  return [`${says}: ${shown(small)} → ${shown(large)}; ${said.join('; ')}`];
}
