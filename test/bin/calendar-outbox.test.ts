import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import { text } from '../../src/desk/say.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { freshDatabase, type TestDatabase } from '../store/database.ts';
import { runCommand } from './commands.ts';

let db: TestDatabase;
let env: Readonly<Record<string, string>>;
const folder = mkdtempSync(join(tmpdir(), 'dispatch-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  db = await freshDatabase();
  env = { DATABASE_URL: db.url, DATABASE_OWNER_URL: db.ownerUrl, CLOCK_START: '2026-11-26T10:00:00+08:00' };
});

describe('npm run calendar', () => {
  const calendar = (...args: readonly string[]) => runCommand('calendar', args, env);
  const file = (name: string, content: string | Uint8Array) => {
    const at = join(folder, name);
    writeFileSync(at, content);
    return at;
  };
  const YEAR = '2027-01-01,休,元旦\n2027-02-17,休,春节\n2027-02-20,班,春节\n2027-10-01,休,国庆节\n';

  it('shows a year that is missing, takes it in whole, and shows it as it can be imported', async () => {
    expect((await calendar('show', '2027')).stdout).toBe('# 2027年还没有录入完整，缺的按周末和元旦、五一、国庆推算\n');
    expect(await calendar('import', file('2027.csv', YEAR))).toMatchObject({ code: 0, stdout: '已导入：写入4天，取消0天。\n' });
    expect((await calendar('show', '2027')).stdout).toBe(`# 2027年\n${YEAR}`);
    expect((await calendar('import', file('again.csv', YEAR))).stdout).toBe('和现有的安排一样，没有变化。\n');
    expect((await calendar('show')).stdout).toContain('2026-10-01,休,国庆节');
  }, 60_000);

  it('takes nothing of a file with a fault, and takes a day back', async () => {
    const bad = await calendar('import', file('bad.csv', '2027-03-01,休,x\n2027-02-30,休,y\n'));
    expect(bad).toMatchObject({ code: 1, stdout: '' });
    expect(bad.stderr).toBe('第2行：日期要写成 2027-02-17\n\n没有导入任何一天。\n');
    expect((await calendar('import', file('back.csv', '2027-02-20,平\n'))).stdout).toBe('已导入：写入0天，取消1天。\n');
    expect((await calendar('show', '2027')).stdout).not.toMatch(/02-20|03-01/);
    // A spreadsheet's own encoding.
    const gb = Uint8Array.from([...Buffer.from('2028-01-01,'), 0xd0, 0xdd, ...Buffer.from(','), 0xd4, 0xaa, 0xb5, 0xa9]);
    expect((await calendar('import', file('gb.csv', gb))).stdout).toBe(
      '已导入：写入1天，取消0天。\n2028年还没有10月1日，仍算没有录入完整。\n',
    );
    expect((await calendar('show', '2028')).stdout).toContain('2028-01-01,休,元旦');
    const [audit] = await db.asOwner<{ n: string }>(`SELECT count(*) AS n FROM audit WHERE act = 'calendar.import'`);
    expect(Number(audit?.n)).toBe(3);
  }, 60_000);

  it('helps, and says what it cannot read', async () => {
    expect(await calendar('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('每行一天') });
    expect(await calendar('import', join(folder, 'none.csv'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('没有这个文件'),
    });
    expect(await calendar('import', file('x.csv', Uint8Array.of(80, 75, 0, 4)))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('CSV'),
    });
    expect(await calendar('show', '27')).toMatchObject({ code: 1, stdout: '' });
  }, 60_000);
});

describe('npm run outbox', () => {
  const outbox = (...args: readonly string[]) => runCommand('outbox', args, env);

  it('lists what waits, failed or may not have arrived, and never what it says', async () => {
    expect((await outbox()).stdout).toBe('没有待发的，也没有没送达的。\n');
    const ledger = openLedger(db.database);
    const at = new Date('2026-11-26T01:00:00Z');
    const row = (person: string, dueAt = at) =>
      outgoing({
        key: person,
        corp: 'c',
        person,
        kind: 'nudge',
        say: text('秘密'),
        dueAt,
        stage: 'lastCall',
        period: '2026-W48',
      });
    await ledger.plan([row('wang'), row('zhao'), row('li'), row('later', new Date('2026-11-27T01:00:00Z'))]);
    for (const one of await ledger.claim(at, 3, 60_000)) {
      const outcomes = {
        wang: { kind: 'failed', problem: 'wecom.receiver', unsent: true },
        zhao: { kind: 'unknown' },
        li: { kind: 'sent', msgid: null },
      } as const;
      await ledger.settle(one, outcomes[one.person as keyof typeof outcomes], at);
    }
    const { code, stdout } = await outbox();
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      '编号\t状态\t类别\t收件人\t时段\t应发时间\t再试时间\t领取次数\t原因',
      '1\t失败\t提醒\twang\t2026-W48 lastCall\t2026-11-26T09:00:00+08:00\t—\t1\t这个人收不到消息：不在应用可见范围，或账号不存在（wecom.receiver）',
      '2\t不明\t提醒\tzhao\t2026-W48 lastCall\t2026-11-26T09:00:00+08:00\t—\t1\t—',
      '4\t待发\t提醒\tlater\t2026-W48 lastCall\t2026-11-27T09:00:00+08:00\t—\t0\t—',
      '待发1条，失败1条，不明1条',
      '失败的原因排除后，用 npm run outbox -- retry 补发。',
    ]);
    const json = (await outbox('--json')).stdout;
    expect(
      json
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l).state),
    ).toEqual(['failed', 'unknown', 'due']);
    expect(json).not.toContain('秘密');
  }, 60_000);

  it('says what a wrong setting keeps waiting, and what to do about it', async () => {
    const ledger = openLedger(db.database);
    const at = new Date('2026-11-26T01:03:00Z');
    const waiting = ['ma', 'hu', 'lu'].map((person) =>
      outgoing({ key: `w/${person}`, corp: 'c', person, kind: 'nudge', say: text('秘密'), dueAt: at }),
    );
    await ledger.plan(waiting);
    for (const one of await ledger.claim(at, 2, 60_000)) {
      const retryAt = new Date('2026-11-26T02:30:00Z');
      await ledger.settle(one, { kind: 'retry', at: retryAt, problem: 'wecom.configuration 60020', unsent: true }, at);
    }
    const { stdout } = await outbox();
    expect(stdout).toContain('\t2026-11-26T10:30:00+08:00\t1\t本机出口地址不在“企业可信IP”里');
    expect(stdout.trim().split('\n').at(-1)).toBe(
      '有3条因为企业微信的设置发不出去，最早的应在2026-11-26T09:03:00+08:00发出：本机出口地址不在“企业可信IP”里，请在管理后台添加，约一分钟后生效（wecom.configuration 60020）。改好后会自动补发，已过期的除外。',
    );
  }, 60_000);

  it('retry: what failed is due again, once, with an audit row; what may have arrived is not', async () => {
    expect((await outbox('retry', '--dry-run')).stdout).toBe('有1条可以补发，没有改动。\n  1\twang\n');
    expect(await outbox('retry', '2', '3', '99')).toMatchObject({
      code: 1,
      stdout: [
        '没有可以补发的。',
        '没有补发的：',
        '  2\tzhao\t可能已经送达，再发会收到两次，没有补发',
        '  3\tli\t不是失败的，没有补发',
        '没有这些编号：99',
        '',
      ].join('\n'),
    });
    expect(await outbox('retry')).toMatchObject({ code: 0, stdout: '1条已放回待发，很快会发出。\n  1\twang\n' });
    expect((await outbox('retry')).stdout).toBe('没有可以补发的。\n');
    const acts = await db.asOwner<{ userid: string; details: unknown }>(
      `SELECT userid, details FROM audit WHERE act = 'outbox.retry'`,
    );
    expect(acts).toEqual([{ userid: 'command', details: { rows: ['1'] } }]);
  }, 60_000);

  it('helps, and refuses what it does not understand', async () => {
    expect(await outbox('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('retry 12 15') });
    for (const args of [['--days', 'x'], ['retry', 'x'], ['retry', '--json'], ['resend'], ['--dry-run']])
      expect(await outbox(...args), args.join(' ')).toMatchObject({ code: 1, stdout: '' });
  }, 60_000);
});
