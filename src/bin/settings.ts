// `npm run settings [-- --check FILE]`: which rules hold here, where does each come from, and is a settings file right?
import { parseArgs } from 'node:util';
import { readTextFile } from '../compose/configured.ts';
import { settingsOf } from '../desk/settings/file.ts';
import type { SettingsRead } from '../desk/settings/read.ts';
import { settingsLines } from '../desk/settings/show.ts';

const HELP = `npm run settings                   列出每条规则：名字、现在的值、来源（默认、文件、城市）、决定什么
npm run settings -- --check 文件    检查一个规则文件（YAML 或 JSON），有问题一次说全，退出码 1

规则文件由环境变量 SETTINGS_FILE 指定，只写要改的规则，名字照上面列出的写，可以分级，也可以带点：

  reopenHours: 4
  nudges:
    weekly:
      preview: 周四 14:33
  urgent.enterprisePeople: 30
  cities:
    default:
      monthOpensOn: 15

城市里写的优先。改了以后重新启动才生效。`;

type Wish = { readonly kind: 'help' | 'list' | 'unknown' } | { readonly kind: 'check'; readonly file: string };

function readWish(args: readonly string[]): Wish {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean' }, check: { type: 'string' } } });
    if (values.help) return { kind: 'help' };
    return values.check === undefined ? { kind: 'list' } : { kind: 'check', file: values.check };
  } catch {
    return { kind: 'unknown' };
  }
}

/** Prints the rules or the faults; answers the exit code. */
function tell(read: SettingsRead, file: string | null, well: string | null): number {
  if (read.kind === 'faults') {
    console.error([`规则文件 ${file} 有问题：`, ...read.faults].join('\n'));
    return 1;
  }
  console.log([...(well === null ? [] : [well]), ...settingsLines(read)].join('\n'));
  return 0;
}

const wish = readWish(process.argv.slice(2));
switch (wish.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'unknown':
    console.error(['有看不懂的参数', '', HELP].join('\n'));
    process.exitCode = 1;
    break;
  case 'list': {
    const file = process.env.SETTINGS_FILE?.trim() || null;
    process.exitCode = tell(settingsOf(file, readTextFile), file, null);
    break;
  }
  case 'check':
    process.exitCode = tell(settingsOf(wish.file, readTextFile), wish.file, '没有问题。按这个文件，规则是：');
}
