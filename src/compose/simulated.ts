// Who plays WeCom when no app is set: the simulator, with the demo roster where there is none yet.
import { readFile } from 'node:fs/promises';
import type { WecomConfig } from '../app/config.ts';
import { importRoster } from '../app/import-roster.ts';
import type { Bureaus } from '../app/ports.ts';
import { readRosterWorkbook } from '../documents/roster-workbook.ts';
import { inventCorp, membersOf } from '../simulator/corp.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import type { Outside } from './start.ts';

const DEMO_ROSTER = new URL('../simulator/demo-roster.xlsx', import.meta.url);

export type Simulated = { readonly simulator: Simulator; readonly wecom: WecomConfig };

/** Starts the simulator's server API on a free loopback port; its callbacks go to this process, whose port is asked for when they do. */
export async function simulateWecom(
  host: string,
  port: () => number,
  { clock, random }: Outside,
  bureaus: Bureaus,
): Promise<Simulated> {
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
  return { simulator, wecom: { corpId, agentId, secret, pairs: [{ token, aesKey }], apiBase } };
}
