// The program: settings, clock, log, stores, then whichever parts this process runs, and an orderly end.

import { processClock } from './compose/clock.ts';
import { configured, configuredServers } from './compose/configured.ts';
import { loadSimulation } from './compose/load-simulation.ts';
import { start } from './compose/start.ts';
import { faultsBeyond } from './compose/survey-servers.ts';
import { isProblem, operatorLine, type Problem } from './desk/problem.ts';
import { createPinoLog } from './http/pino-log.ts';
import { startFailure } from './store/start-failure.ts';
import { failureLines } from './store/survey.ts';

/** In-flight answers and sends are finished within this time of a SIGTERM; what hangs longer is cut off. */
const STOP_MS = 20_000;

/** Everything that stands in the way of a start, one sentence a line. */
async function told(problem: Problem): Promise<string> {
  if (problem.code !== 'settings.faults') return startFailure(problem) ?? `启动失败：${operatorLine(problem.code)}`;
  const beyond = await faultsBeyond(configuredServers(), processClock(null));
  return ['设置有问题：', ...(problem.details.faults as readonly string[]), ...beyond.flatMap(failureLines)].join('\n');
}

async function main(): Promise<void> {
  const config = configured('bot');
  const { wecom, clockStart } = config;
  const simulation = wecom === null ? await loadSimulation(config.production, clockStart) : null;
  const clock = simulation?.clock ?? processClock(clockStart);
  const log = createPinoLog({
    level: config.logLevel,
    clock,
    secrets: config.secrets,
    write: (line) => process.stdout.write(line),
  });
  for (const warning of config.warnings) console.error(`注意：${warning}`);
  const stopping = new AbortController();
  const starting = start(config, { clock, log, random: Math.random, stopping: stopping.signal }, simulation);
  // In the same breath: a stop during the start waits for what is being opened, and closes it in order.
  const stop = (signal: string, code: number) => {
    if (stopping.signal.aborted) return;
    log.event('process.stopping', { signal });
    stopping.abort();
    const cut = setTimeout(() => process.exit(1), STOP_MS + 10_000);
    cut.unref();
    starting
      .then(
        (running) => running.stop(STOP_MS),
        () => undefined,
      )
      .then(
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
  try {
    for (const { name, url } of (await starting).addresses) console.log(`${name} ${url}`);
  } catch (error) {
    // What a stop broke off is no failure.
    if (!stopping.signal.aborted) throw error;
  }
}

const HELP = `npm start              启动机器人；没有设 WECOM_CORP_ID 等五项时启动模拟企业微信
npm start -- --help    显示本说明
设置写在环境变量里（见 README.md）；规则写在 SETTINGS_FILE 指定的文件里，查看：npm run settings`;

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(HELP);
else if (args.length > 0) {
  console.error(['有看不懂的参数', '', HELP].join('\n'));
  process.exitCode = 1;
} else
  main().catch(async (error: unknown) => {
    console.error(isProblem(error) ? await told(error).catch((failure: unknown) => failure) : error);
    process.exit(1);
  });
