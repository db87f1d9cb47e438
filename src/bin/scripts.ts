// `npm run scripts -- check | chart | texts`: the conversation scripts linted, drawn, or every sentence listed.

import {
  actTexts,
  awayTexts,
  broadcastTexts,
  deadlineTexts,
  handOverTexts,
  leaveTexts,
  remindTexts,
  standInTexts,
} from '../../conversations/acts.ts';
import { assessmentTexts as assessmentDesk, bulletinTexts as bulletinDesk } from '../../conversations/bulletin.ts';
import { cardTexts } from '../../conversations/cards.ts';
import { commands, shown } from '../../conversations/commands.ts';
import { annexTexts, assessmentSheetTexts, bulletinSheetTexts, missingTexts, tableTexts } from '../../conversations/documents.ts';
import { dimensionHeadings, exportTexts, pictureDimensions, pictureTexts } from '../../conversations/exports.ts';
import { choiceTexts, formTexts } from '../../conversations/forms.ts';
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import { monthAsk, monthlyDoubtTexts, monthlyForm, monthlyTexts } from '../../conversations/monthly.ts';
import { coordinatorNudges, groupNudges, monthlyNudges, nudgeTexts, reporterNudges } from '../../conversations/nudges.ts';
import { oversightTexts } from '../../conversations/oversight.ts';
import { practiceForm, practiceTexts } from '../../conversations/practice.ts';
import { dimensionNames, measureFigures, measureNames, questionTexts } from '../../conversations/questions.ts';
import { rehearsalTexts } from '../../conversations/rehearsal.ts';
import { calendarTexts, snoozeTexts } from '../../conversations/snooze.ts';
import { troubleTexts } from '../../conversations/troubles.ts';
import {
  urgentAsks,
  urgentClock,
  urgentDone,
  urgentLists,
  urgentMissing,
  urgentParts,
  urgentRefused,
  urgentResolving,
  urgentTold,
} from '../../conversations/urgent.ts';
import { doubtTexts, weeklyDispatch, weeklyTexts } from '../../conversations/weekly-dispatch.ts';
import { ROLES } from '../domain/people.ts';
import { chartOf } from '../forms/definition/chart.ts';
import { lintScript, lintTexts, questionsOf, sentencesOf, type Texts } from '../forms/definition/lint.ts';
import { lintCommands } from '../forms/definition/lint-commands.ts';
import { helpLines, menuWords } from '../forms/definition/menus.ts';

const HELP = `npm run scripts -- check   每句话和每个步骤都查一遍，有问题就列出来
npm run scripts -- chart   画出填报流程（Mermaid）
npm run scripts -- texts   列出机器人说的每一句话`;

const TABLES: Readonly<Record<string, Texts>> = {
  'weekly-dispatch': weeklyTexts,
  doubts: doubtTexts,
  'front-desk': frontDeskTexts,
  cards: cardTexts,
  questions: questionTexts,
  measures: measureNames,
  figures: measureFigures,
  dimensions: dimensionNames,
  nudges: { ...nudgeTexts },
  'nudges to reporters': reporterNudges,
  'nudges to coordinators': coordinatorNudges,
  'monthly nudges': monthlyNudges,
  'nudges to groups': groupNudges,
  snooze: snoozeTexts,
  reminding: remindTexts,
  deadline: deadlineTexts,
  broadcast: broadcastTexts,
  acts: actTexts,
  standIn: standInTexts,
  leave: leaveTexts,
  away: awayTexts,
  handOver: handOverTexts,
  calendar: calendarTexts,
  oversight: oversightTexts,
  rehearsal: rehearsalTexts,
  'annex 1': annexTexts,
  'missing list': missingTexts,
  'annex 2': bulletinSheetTexts,
  assessment: assessmentSheetTexts,
  bulletin: bulletinDesk,
  'assessment desk': assessmentDesk,
  tables: tableTexts,
  exports: exportTexts,
  pictures: pictureTexts,
  'dimensions of pictures': pictureDimensions,
  'headings of tables': dimensionHeadings,
  monthly: monthlyTexts,
  "the month's form": monthlyForm,
  'which month': monthAsk,
  'monthly doubts': monthlyDoubtTexts,
  practice: practiceTexts,
  'practice being written': practiceForm,
  forms: formTexts,
  'kinds of question': choiceTexts,
  'urgent, asked': urgentAsks,
  'urgent, parts': urgentParts,
  'urgent, told': urgentTold,
  'urgent, done': urgentDone,
  'urgent, refused': urgentRefused,
  'urgent, missing': urgentMissing,
  'urgent, resolving': urgentResolving,
  'urgent, lists': urgentLists,
  'urgent, clock': urgentClock,
  troubles: troubleTexts,
  help: Object.fromEntries(ROLES.map((role) => [role, helpLines(shown, role)])),
  menus: Object.fromEntries(ROLES.map((role) => [role, menuWords(shown, role)])),
};

const SUBCOMMANDS: Readonly<Record<string, () => number>> = {
  check: () => {
    const faults = [
      ...lintCommands(commands, shown).map((f) => `commands ${f}`),
      ...lintScript(weeklyDispatch).map((f) => `${weeklyDispatch.name} ${f}`),
      ...Object.entries(TABLES).flatMap(([table, texts]) => lintTexts(texts).map((f) => `${table} ${f}`)),
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
    for (const { key, text } of questionsOf(weeklyDispatch)) console.log(`${weeklyDispatch.name} ${key}\t${text}`);
    for (const [table, texts] of Object.entries(TABLES)) {
      for (const { key, text } of sentencesOf(texts)) console.log(`${table} ${key}\t${text}`);
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
