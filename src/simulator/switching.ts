// How are switches set, and faults counted off?
import type { ApiFault, Switches } from './switches.ts';
import type { SimulatorState } from './world.ts';

/** Sets some switches; the page is told. */
export function setSwitches(world: SimulatorState, some: Partial<Switches>): void {
  world.switches = { ...world.switches, ...some };
  world.tell({ kind: 'switches', switches: world.switches });
}

/** The fault that befalls this API call, counted off. */
export function takeFault(world: SimulatorState): ApiFault {
  const { apiFault, apiFaultCalls } = world.switches;
  if (apiFault !== 'none' && apiFaultCalls > 0)
    setSwitches(world, apiFaultCalls === 1 ? { apiFault: 'none', apiFaultCalls: 0 } : { apiFaultCalls: apiFaultCalls - 1 });
  return apiFault;
}
