// The program: settings, clock, log, stores, then whichever parts this process runs, and an orderly end.

import { processClock } from './compose/clock.ts';
import { configured } from './compose/configured.ts';
import { loadSimulation } from './compose/load-simulation.ts';
import { start } from './compose/start.ts';
import { isProblem, type Problem } from './desk/problem.ts';
import { createPinoLog } from './http/pino-log.ts';
import { startFailure } from './store/start-failure.ts';

/** In-flight answers and sends are finished within this time of a SIGTERM; what hangs longer is cut off. */
const STOP_MS = 20_000;

function told(problem: Problem): string {
  if (problem.code === 'settings.faults') return ['设置有问题：', ...(problem.details.faults as readonly string[])].join('\n');
  if (problem.code === 'port.refused') {
    const { host, port, system } = problem.details;
    return system === 'EADDRINUSE'
      ? `端口 ${host}:${port} 已被占用，请换一个 PORT。`
      : `不能在 ${host}:${port} 上监听（${system}）。`;
  }
  return startFailure(problem) ?? `启动失败：${problem.code}`;
}

async function main(): Promise<void> {
  const config = configured();
  const { wecom, clockStart } = config;
  const simulation = wecom === null ? await loadSimulation(process.env.NODE_ENV === 'production', clockStart) : null;
  const clock = simulation?.clock ?? processClock(clockStart);
  const log = createPinoLog({
    level: config.logLevel,
    clock,
    secrets: config.secrets,
    write: (line) => process.stdout.write(line),
  });
  for (const warning of config.warnings) console.error(`注意：${warning}`);
  const running = await start(config, { clock, log, random: Math.random }, simulation);
  for (const { name, url } of running.addresses) console.log(`${name} ${url}`);
  let stopping = false;
  const stop = (signal: string, code: number) => {
    if (stopping) return;
    stopping = true;
    log.event('process.stopping', { signal });
    const cut = setTimeout(() => process.exit(1), STOP_MS + 10_000);
    cut.unref();
    running.stop(STOP_MS).then(
      () => process.exit(code),
      (error) => {
        log.event('bug', { error, at: 'stop' });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  // What nobody caught is a bug whose consequences are unknown: told, then ended in order; a supervisor starts us again.
  process.on('uncaughtException', (error) => {
    log.event('bug', { error, at: 'uncaught' });
    stop('uncaughtException', 1);
  });
}

main().catch((error: unknown) => {
  console.error(isProblem(error) ? told(error) : error);
  process.exit(1);
});
