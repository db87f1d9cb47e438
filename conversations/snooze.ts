// What is answered to “一小时后提醒我”, and told to the task force of the calendar.
import { defineCommands, REPORTERS } from '../src/forms/definition/commands.ts';

export const snoozeTexts = {
  set: '好的，{at}提醒您未报的{count}户。',
  night: '晚上不打扰，{at}提醒您未报的{count}户。',
  lastCall: '{due}截止，最晚{at}提醒您最后一次，不能再往后了。未报{count}户。',
  tooLate: '离截止（{due}）不远了，不能再往后提醒。未报{count}户。',
  closing: '{closes}锁定，不能那么晚提醒。未报{count}户。',
  nothing: '您没有要报的企业，不用提醒。',
  past: '这个时间已经过了，请说以后的时间，例如：一小时后提醒我',
  reporters: '提醒是给填报人用的，您没有要报的企业。',
  how: '现在就报回“上报”',
} as const;

/** To the task force. */
export const calendarTexts = {
  missingAhead: '{year}年的放假和调休安排还没有导入。到时只按周末和元旦、五一、国庆推算，截止和提醒可能不准。',
  missingNow: '{year}年的放假和调休安排还没有导入，现在只按周末和元旦、五一、国庆推算，截止和提醒可能不准。',
  missingHow: '请把放假通知交给系统管理员导入。',
  emptyWeek: '第{number}周（{days}）全是假期，没有工作日：截止仍是{due}，节前不提醒，只在{overdue}提醒一次未报的。',
  emptyWeekHow: '要改截止时间，直接回：截止 {period} {proposed}',
} as const;

export const snoozeCommands = defineCommands({
  snooze: {
    roles: REPORTERS,
    refused: snoozeTexts.reporters,
    words:
      '稍后提醒 稍后提醒我 等会提醒我 等会儿提醒我 待会提醒我 待会儿提醒我 晚点提醒我 晚点提醒 过会提醒我 过会儿提醒我 一会提醒我 一会儿提醒我 回头提醒我 等下提醒我 稍后再提醒 稍后再提醒我 晚点再提醒我 待会再提醒我 提醒我 到时提醒我',
    help: { specialist: { at: [6, 1], say: '“一小时后提醒我”' } },
  },
});
