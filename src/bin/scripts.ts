// `npm run scripts -- check | chart | texts`: the conversation scripts linted, drawn, or every sentence listed.

import { commands, shown } from '../../conversations/commands.ts';
import { TEXT_TABLES } from '../../conversations/texts.ts';
import { weeklyDispatch } from '../../conversations/weekly-dispatch.ts';
import { ROLES } from '../domain/people.ts';
import { chartOf } from '../forms/definition/chart.ts';
import { lintScript, lintTexts, questionsOf, sentencesOf, type Texts } from '../forms/definition/lint.ts';
import { lintCommands } from '../forms/definition/lint-commands.ts';
import { helpLines, menuWords } from '../forms/definition/menus.ts';

const HELP = `npm run scripts -- check   每句话和每个步骤都查一遍，有问题就列出来
npm run scripts -- chart   画出填报流程（Mermaid）
npm run scripts -- texts   列出机器人说的每一句话：写在哪个文件、叫什么`;

/** Where the questions of the week are written. */
const WEEK = 'conversations/weekly-dispatch.ts';
/** Where help and menus are put together. */
const COMMANDS = 'conversations/commands.ts';

/** Sentences by the file they stand in, then by the name they are exported by. */
const TABLES: Readonly<Record<string, Texts>> = {
  ...TEXT_TABLES,
  [COMMANDS]: {
    help: Object.fromEntries(ROLES.map((role) => [role, helpLines(shown, role)])),
    menus: Object.fromEntries(ROLES.map((role) => [role, menuWords(shown, role)])),
  },
};

const SUBCOMMANDS: Readonly<Record<string, () => number>> = {
  check: () => {
    const faults = [
      ...lintCommands(commands, shown).map((f) => `${COMMANDS} ${f}`),
      ...lintScript(weeklyDispatch).map((f) => `${WEEK} ${f}`),
      ...Object.entries(TABLES).flatMap(([file, texts]) => lintTexts(texts).map((f) => `${file} ${f}`)),
    ];
    const count = Object.values(TABLES).flatMap(sentencesOf).length + questionsOf(weeklyDispatch).length;
    console.log(faults.length > 0 ? faults.join('\n') : `${count}句话，没有问题`);
    return faults.length > 0 ? 1 : 0;
  },
  chart: () => {
    console.log(chartOf(weeklyDispatch));
    return 0;
  },
  texts: () => {
    for (const { key, text } of questionsOf(weeklyDispatch)) console.log(`${WEEK} ${key}\t${text}`);
    for (const [file, texts] of Object.entries(TABLES)) {
      for (const { key, text } of sentencesOf(texts)) console.log(`${file} ${key}\t${text}`);
    }
    return 0;
  },
};

const [name = '--help'] = process.argv.slice(2);
const command = SUBCOMMANDS[name];
if (command) {
  process.exitCode = command();
} else {
  console.log(HELP);
  process.exitCode = name === '--help' ? 0 : 1;
}
