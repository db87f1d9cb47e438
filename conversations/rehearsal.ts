// What is said around a practice report (试报).
import { defineCommands, REPORTERS } from '../src/forms/definition/commands.ts';
import { noReportsRefusal } from './front-desk.ts';

export const rehearsalTexts = {
  mark: '【试报】',
  begun: '现在是试报，用的是您自己的企业，填什么都不上报、不计数。练完回“结束”。',
  notFiled: '这是试报，没有上报。可以接着练，练完回“结束”。',
  stale: '试报满2小时，已自动结束。下面是正式填报：',
  ended: '试报结束，刚才填的都没有上报。正式填报请回“上报”。',
} as const;

export const rehearsalCommands = defineCommands({
  rehearse: {
    roles: REPORTERS,
    refused: noReportsRefusal,
    words:
      '试报 试报一下 试填 试填一下 演练 练习 练习一下 模拟填报 模拟上报 试试 试一试 试一下 练一下 练手 演习 试用 试着报一下 预演',
    among: '试报 演练 练习 试填',
    help: { specialist: { at: [3, 3], say: '先练一遍：“试报”' } },
    menu: { specialist: 11 },
    app: { group: '帮助', place: 4, name: '练习一次' },
  },
});
