// Where does the simulator come from? It is loaded only where no app is set, never in production, and is no part of what is shipped.
import { Problem } from '../desk/problem.ts';
import type { Simulation } from './simulation.ts';

const fault = (sentence: string): Problem => new Problem('settings.faults', { faults: [sentence] });

/** Loads the simulator, its clock at `clockStart` (null = the machine's). Problems: settings.faults in production, and where the simulator was not shipped. */
export async function loadSimulation(isProduction: boolean, clockStart: Date | null): Promise<Simulation> {
  if (isProduction) throw fault('正式运行（NODE_ENV=production）要设 WECOM_CORP_ID 等应用的设置：模拟的企业微信不用于正式运行。');
  const { simulate } = await import('./simulated.ts').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw fault('没有设 WECOM_CORP_ID 等应用的设置，这份程序也不带模拟的企业微信。');
  });
  return simulate(clockStart);
}
