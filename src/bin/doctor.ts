// `npm run doctor`: is this installation fit to serve? Each thing looked at, what is wrong with it, and what to do next.
import { processClock } from '../compose/clock.ts';
import { configured } from '../compose/configured.ts';
import { examine } from '../compose/doctor.ts';
import { finding, findingLines, problemSentences } from '../compose/doctor-findings.ts';

const HELP = `npm run doctor    逐项检查：设置、数据库和角色、对话存储、时钟、日历、名册、企业微信（令牌、可信地址、可见范围、菜单）、回调
                  每项一行：正常、留意，或有问题和下一步；什么也不改，不显示任何密码。有问题时退出码 1`;

// Who reads only the first lines hangs up; what was opened is closed all the same.
process.stdout.on('error', () => undefined);

async function main(): Promise<number> {
  let config: ReturnType<typeof configured>;
  try {
    config = configured('bot');
  } catch (error) {
    const faults = problemSentences(error);
    if (faults === null) throw error;
    for (const says of faults)
      console.log(findingLines(finding.fault('设置', says, '改环境变量或 .env 里的这一项'), []).join('\n'));
    console.log('\n设置有问题，别的还没有查。');
    return 1;
  }
  const tell = (finding: Parameters<typeof findingLines>[0]) => console.log(findingLines(finding, config.secrets).join('\n'));
  const isFaulty = await examine(config, processClock(config.clockStart), tell);
  console.log(isFaulty ? '\n有问题，请按下一步处理后再查一次。' : '\n没有发现问题。');
  return isFaulty ? 1 : 0;
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(HELP);
else if (args.length > 0) {
  console.error(['有看不懂的参数', '', HELP].join('\n'));
  process.exitCode = 1;
} else process.exitCode = await main();
