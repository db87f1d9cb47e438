// Puts the app's menu into WeCom, so that nobody has to remember a command.
import { setTimeout as sleep } from 'node:timers/promises';
import { configured } from '../compose/configured.ts';
import { isProblem, type Problem } from '../desk/problem.ts';
import { memoryTokenStore } from '../desk/token-store.ts';
import { createApi } from '../wecom/api.ts';
import { apiConnections } from '../wecom/exchange.ts';
import { MENU } from '../wecom/menu.ts';

const HELP = `用法：npm run menu [-- --dry-run]

在企业微信里为本应用创建菜单（上报、查询、帮助）。点菜单等于发送对应的文字。
需要设置 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_SECRET、WECOM_TOKEN、WECOM_ENCODING_AES_KEY。

  --dry-run   只显示菜单，不创建
  --help      显示本说明
`;

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--help' && arg !== '--dry-run');
  if (unknown.length > 0) throw new Error(`不认识的参数：${unknown.join(' ')}\n\n${HELP}`);
  if (args.includes('--help')) return console.log(HELP);
  if (args.includes('--dry-run')) return console.log(JSON.stringify(MENU, null, 2));

  const { wecom } = configured();
  if (wecom === null) throw new Error('还没有设置 WECOM_*，不知道为哪个应用创建菜单。');
  const dispatcher = apiConnections();
  try {
    const tokens = memoryTokenStore({ now: () => new Date() });
    await createApi(wecom, { dispatcher, tokens, sleep }).createMenu(MENU);
    console.log('菜单已创建，成员重新进入应用即可看到。');
  } finally {
    await dispatcher.close();
  }
}

function toldOf({ code, details }: Problem): string {
  const number = details.errcode === undefined ? '' : `（错误码 ${details.errcode}）`;
  switch (code) {
    case 'settings.faults':
      return ['设置有问题：', ...(details.faults as readonly string[])].join('\n');
    case 'wecom.away':
      return '连不上企业微信，请检查网络后再试。';
    case 'wecom.throttled':
      return `企业微信说调用太频繁，请过一会儿再试${number}。`;
    case 'wecom.configuration':
      return `企业微信不接受现在的设置，请核对 Secret、AgentId 和可信 IP${number}${details.from ? `，本机出口地址 ${details.from}` : ''}。`;
    default:
      return `菜单没有创建${number}。`;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(isProblem(error) ? toldOf(error) : error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
