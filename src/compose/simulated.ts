// Who plays WeCom when no app is set: the simulator, with the demo roster where there is none yet.
import { readFile } from 'node:fs/promises';
import type { WecomConfig } from '../app/config.ts';
import { importRoster } from '../app/import-roster.ts';
import type { Bureaus } from '../app/ports.ts';
import { Problem } from '../app/problem.ts';
import { memoryTokenStore } from '../app/token-store.ts';
import { readRosterWorkbook } from '../documents/roster-workbook.ts';
import { inventCorp, membersOf } from '../simulator/corp.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import { createApi } from '../wecom/api.ts';
import { apiConnections } from '../wecom/exchange.ts';
import { MENU } from '../wecom/menu.ts';
import type { Outside } from './outside.ts';

const DEMO_ROSTER = new URL('../simulator/demo-roster.xlsx', import.meta.url);

export type Simulated = {
  readonly simulator: Simulator;
  readonly wecom: WecomConfig;
  /** Proves the callback URL and makes the app's menu, as an administrator would; once the web listens. */
  introduce(): Promise<void>;
  /** The roster may have changed: so may who is in the corp. */
  refresh(): void;
};

/** Whoever reaches the page can write as anybody, so it is for this machine alone. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/** Starts the simulator's server API on a free loopback port; its callbacks go to this process, whose port is asked for when they do. */
export async function simulateWecom(
  host: string,
  port: () => number,
  { clock, random }: Outside,
  bureaus: Bureaus,
): Promise<Simulated> {
  if (!LOOPBACK.has(host)) {
    throw new Problem('settings.faults', {
      faults: ['没有设 WECOM_*，只能模拟企业微信；模拟页面只能在本机打开，HOST 请用 127.0.0.1。'],
    });
  }
  const { roster } = await bureaus.current();
  if (roster.people.length === 0) {
    const sheets = await readRosterWorkbook(await readFile(DEMO_ROSTER));
    await importRoster(bureaus, sheets, { by: 'demo', at: clock.now(), dryRun: false });
  }
  const corp = inventCorp();
  const simulator = createSimulator({
    corp,
    clock,
    random,
    botUrl: () => `http://${host}:${port()}/wecom/callback`,
    members: membersOf((await bureaus.current()).roster),
  });
  const apiBase = await simulator.listen();
  const { corpId, agentId, secret, token, aesKey } = corp;
  const wecom: WecomConfig = { corpId, agentId, secret, pairs: [{ token, aesKey }], apiBase };
  return {
    simulator,
    wecom,
    async introduce() {
      await simulator.check();
      const dispatcher = apiConnections();
      try {
        await createApi(wecom, { dispatcher, tokens: memoryTokenStore(clock), sleep: async () => {} }).createMenu(MENU);
      } finally {
        await dispatcher.close();
      }
    },
    refresh: () =>
      void bureaus.current().then(
        ({ roster }) => simulator.setMembers(membersOf(roster)),
        () => undefined,
      ),
  };
}
