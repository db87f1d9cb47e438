// What is said when a week, a month's bulletin or a year's assessment is published: one set of sentences for all three.
import { defineCommands } from '../src/forms/definition/commands.ts';

export const publicationTexts = {
  form: { what: '等您确认的发布', cancelled: '好的，没有发布。', dropped: '好的，没有发布。' },
  notAllowed: '发布由市局专班办理。',
  nothing: '没有到期未发布的周。',
  week: '{week}周调度',
  month: '{month}月通报',
  year: '{year}年考核',
  /** {after}: what publishing means for that period. */
  ask: '{after}\n没问题回“确认”，不发布回“取消”',
  afterWeek: '发布后各区市更正要申请，通知{count}位联络员。',
  afterMonth: '发布后更正要申请，发给{count}位联络员和市局专班。',
  afterYear: '发布后定为最终，发给{count}位联络员和市局专班。',
  waiting: '等您“确认”发布：{period}',
  published: '已发布{period}，{time}，已通知{count}位联络员。',
  publishedFile: '已发布{period}，{time}，发给{count}位联络员，表格发给市局专班。',
  publishedNoFile: '已发布{period}，{time}，发给{count}位联络员。表格没有生成，请稍后回“{typed}”。',
  already: '{period}已由{by}于{time}发布。',
  toldChanged: '要通知的联络员有变动',
} as const;

export const publicationCommands = defineCommands({
  publish: {
    roles: ['taskForce'],
    refused: publicationTexts.notAllowed,
    words: '发布 公布 发布数据 公布数据 正式发布 发布周调度 发布周报 发布通报 发布月报 发布月通报 发布结果 对外发布',
    opens: [
      { words: '正式发布 发布 公布', takes: ['period?'] },
      { words: '正式发布 发布 公布', takes: ['period?', 'enterprise?'] },
    ],
    behind: '发布 公布',
    offered: ['taskForce'],
    help: { taskForce: { at: [4, 3], say: '到期后“发布”' } },
    menu: { taskForce: 5 },
  },
});
