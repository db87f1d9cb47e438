// `npm run doctor`: is this installation fit to serve? Each thing looked at, what is wrong with it, and what to do next.
import { processClock } from '../compose/clock.ts';
import { configured, configuredServers } from '../compose/configured.ts';
import { examine, examineWrong } from '../compose/doctor.ts';
import { type Finding, findingLines, problemFindings } from '../compose/doctor-findings.ts';
import { isProblem } from '../desk/problem.ts';

const HELP = `npm run doctor    逐项检查：设置、数据库和角色、对话存储、时钟、日历、名册、企业微信（令牌、可信地址、可见范围、菜单）、回调
                  每项一行：正常、留意，或有问题和下一步；什么也不改，不显示任何密码。有问题时退出码 1`;

// Who reads only the first lines hangs up; what was opened is closed all the same.
process.stdout.on('error', () => undefined);

const tellWithout = (secrets: readonly string[]) => (found: Finding) => console.log(findingLines(found, secrets).join('\n'));

async function main(): Promise<number> {
  let config: ReturnType<typeof configured>;
  try {
    config = configured('bot');
  } catch (error) {
    const faults = isProblem(error, 'settings.faults') ? problemFindings('设置', error) : [];
    if (faults.length === 0) throw error;
    // What is told of servers names no password.
    await examineWrong(faults, configuredServers(), processClock(null), tellWithout([]));
    console.log('\n有问题，请按下一步处理后再查一次。');
    return 1;
  }
  const isFaulty = await examine(config, processClock(config.clockStart), tellWithout(config.secrets));
  console.log(isFaulty ? '\n有问题，请按下一步处理后再查一次。' : '\n没有发现问题。');
  return isFaulty ? 1 : 0;
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(HELP);
else if (args.length > 0) {
  console.error(['有看不懂的参数', '', HELP].join('\n'));
  process.exitCode = 1;
} else process.exitCode = await main();
