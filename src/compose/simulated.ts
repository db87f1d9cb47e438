// How does the simulator play WeCom towards this process, with the demo roster where there is none yet?
import { readFile } from 'node:fs/promises';
import type { WecomConfig } from '../desk/environment/config.ts';
import { programFile } from '../desk/environment/program-files.ts';
import type { Bureaus } from '../desk/ports.ts';
import { importRoster } from '../desk/roster/import-roster.ts';
import { memoryTokenStore } from '../desk/token-store.ts';
import { readRosterWorkbook } from '../documents/roster-workbook.ts';
import { type TurnableClock, turnableClock } from '../simulator/clock.ts';
import { inventCorp, membersOf } from '../simulator/corp.ts';
import { simulatorPage } from '../simulator/page.ts';
import { createSimulator } from '../simulator/simulator.ts';
import { createApi } from '../wecom/api.ts';
import { apiConnections } from '../wecom/exchange.ts';
import { MENU } from '../wecom/menu.ts';
import { processClock } from './clock.ts';
import type { Outside } from './outside.ts';
import type { Simulated, Simulation } from './simulation.ts';

const DEMO_ROSTER = programFile('simulator/demo-roster.xlsx');

/** A simulator that opens nothing yet, with the clock everybody in this process goes by. */
export function simulate(clockStart: Date | null): Simulation {
  const clock = turnableClock(processClock(clockStart));
  return { clock, open: (host, port, outside, bureaus) => open(clock, host, port, outside, bureaus) };
}

async function open(
  clock: TurnableClock,
  host: string,
  port: () => number,
  { random }: Outside,
  bureaus: Bureaus,
): Promise<Simulated> {
  const { roster } = await bureaus.current();
  if (roster.people.length === 0) {
    const sheets = await readRosterWorkbook(await readFile(DEMO_ROSTER));
    await importRoster(bureaus, sheets, { by: 'demo', at: clock.now(), dryRun: false, remove: null });
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
    wecom,
    page: simulatorPage(simulator),
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
    onTurn: (listener) => void clock.onTurn(listener),
    close: simulator.close,
  };
}
