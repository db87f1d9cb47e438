import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardShape } from '../../src/simulator/card-shape.ts';
import { corp, field, replyXml, type Stage, setStage } from './fake-bot.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const agentid = corp.agentId;
const WHO = 'zhuanyuan-tz-01';
const send = (card: object, touser = WHO) =>
  stage.api('message/send', { touser, msgtype: 'template_card', agentid, template_card: card });
const update = (json: object) => stage.api('message/update_template_card', { agentid, userids: [WHO], ...json });
const shown = (account = WHO) => stage.simulator.conversation(account).filter((e) => e.content.kind === 'card');
const greyed = (account = WHO) => shown(account).map((e) => (e.content.kind === 'card' ? e.content.greyed : ''));
const press = (key: string, chosen: Record<string, string[]> = {}, account = WHO) =>
  stage.simulator.act(account, { kind: 'press', entry: shown(account).at(-1)?.id ?? '', key, menu: false, chosen }).done;

const BUTTONS = {
  card_type: 'button_interaction',
  main_title: { title: '本周报送', desc: '示例一厂' },
  task_id: 'week-1',
  button_list: [
    { text: '同上周', style: 1, key: 'same' },
    { text: '无缺工', style: 2, key: 'none' },
  ],
} satisfies CardShape;
const VOTE = {
  card_type: 'vote_interaction',
  main_title: { title: '勾选' },
  task_id: 'vote-1',
  checkbox: {
    question_key: 'q',
    mode: 1,
    option_list: [
      { id: 'a', text: '甲' },
      { id: 'b', text: '乙' },
    ],
  },
  submit_button: { text: '提交', key: 'done' },
} satisfies CardShape;
const MULTIPLE = {
  card_type: 'multiple_interaction',
  main_title: { title: '选择' },
  task_id: 'many-1',
  select_list: [{ question_key: 'floor', title: '楼层', option_list: [{ id: 'f1', text: '1F' }] }],
  submit_button: { key: 'done' },
} satisfies CardShape;
const TEXT_NOTICE = {
  card_type: 'text_notice',
  main_title: { title: '已受理' },
  card_action: { type: 1, url: 'https://example.com' },
} satisfies CardShape;
const NEWS_NOTICE = {
  card_type: 'news_notice',
  main_title: { title: '日报' },
  card_image: { url: 'https://example.com/a.png' },
  card_action: { type: 1, url: 'https://example.com' },
} satisfies CardShape;

describe('a card', () => {
  it.each([BUTTONS, VOTE, MULTIPLE])('with answers goes out with a code: $card_type', async (card) => {
    expect(await send(card)).toMatchObject({ errcode: 0, response_code: expect.stringMatching(/^\w{40}$/) });
    expect(greyed()).toEqual([null]);
  });

  it.each([TEXT_NOTICE, NEWS_NOTICE])('without answers has no code: $card_type', async (card) => {
    const answer = await send(card);
    expect(answer).toMatchObject({ errcode: 0 });
    expect(answer).not.toHaveProperty('response_code');
  });

  it.each<[string, object, number]>([
    ['type', { ...BUTTONS, card_type: 'poster' }, 42031],
    ['title', { ...BUTTONS, main_title: {} }, 41016],
    ['no task', { ...BUTTONS, task_id: '' }, 42014],
    ['task with a blank', { ...BUTTONS, task_id: 'a b' }, 42014],
    ['seven buttons', { ...BUTTONS, button_list: Array.from({ length: 7 }, (_, i) => ({ text: 'x', key: `${i}` })) }, 40058],
    ['button without text', { ...BUTTONS, button_list: [{ key: 'a' }] }, 42038],
    ['button without key', { ...BUTTONS, button_list: [{ text: 'a' }] }, 42039],
    [
      'two equal keys',
      {
        ...BUTTONS,
        button_list: [
          { text: 'a', key: 'k' },
          { text: 'b', key: 'k' },
        ],
      },
      42018,
    ],
    ['lines too many', { ...BUTTONS, horizontal_content_list: Array.from({ length: 7 }, () => ({ keyname: 'a' })) }, 42035],
    ['line without name', { ...BUTTONS, horizontal_content_list: [{ value: 'a' }] }, 42027],
    ['no question', { ...VOTE, checkbox: undefined }, 42043],
    ['no options', { ...VOTE, checkbox: { question_key: 'q', option_list: [] } }, 42037],
    [
      'equal options',
      {
        ...VOTE,
        checkbox: {
          question_key: 'q',
          option_list: [
            { id: 'a', text: 'x' },
            { id: 'a', text: 'y' },
          ],
        },
      },
      42040,
    ],
    ['submit key', { ...VOTE, submit_button: { text: '提交' } }, 42046],
    ['four lists', { ...MULTIPLE, select_list: Array.from({ length: 4 }, () => MULTIPLE.select_list[0]) }, 42047],
    ['no action', { ...TEXT_NOTICE, card_action: undefined }, 42045],
    ['action without url', { ...TEXT_NOTICE, card_action: { type: 1 } }, 42028],
    ['no picture', { ...NEWS_NOTICE, card_image: undefined }, 42044],
    [
      'menu keys',
      {
        ...TEXT_NOTICE,
        action_menu: {
          action_list: [
            { text: 'a', key: 'k' },
            { text: 'b', key: 'k' },
          ],
        },
      },
      42051,
    ],
    ['a string for a list', { ...BUTTONS, button_list: 'ok' }, 40035],
  ])('is refused by its fault: %s', async (_, card, code) => {
    expect((await send(card)).errcode).toBe(code);
    expect(shown()).toEqual([]);
  });

  it('never uses a task_id twice', async () => {
    await send(BUTTONS);
    expect((await send(BUTTONS)).errcode).toBe(42014);
    expect((await send({ ...BUTTONS, task_id: 'week-2' })).errcode).toBe(0);
  });
});

describe('pressing', () => {
  it('tells the bot key, task, type, choices and a fresh code each time', async () => {
    await send(VOTE);
    await press('done', { q: ['a', 'b'] });
    await press('done', { q: [] });
    const [first, second] = stage.heard;
    expect(first?.type).toBe('template_card_event');
    expect(['EventKey', 'TaskId', 'CardType'].map((f) => field(first?.xml ?? '', f))).toEqual([
      'done',
      'vote-1',
      'vote_interaction',
    ]);
    expect(first?.xml).toContain(
      '<SelectedItems><SelectedItem><QuestionKey><![CDATA[q]]></QuestionKey><OptionIds><OptionId><![CDATA[a]]></OptionId><OptionId><![CDATA[b]]></OptionId></OptionIds></SelectedItem></SelectedItems>',
    );
    expect(field(first?.xml ?? '', 'ResponseCode')).not.toBe(field(second?.xml ?? '', 'ResponseCode'));
  });

  it('shows no text in answer to it, and an update only where that is switched on', async () => {
    await send(BUTTONS);
    stage.answer = () => ({ text: '好' });
    expect((await press('same')).verdict).toBe('回复未展示：事件 template_card_event 不能被动回复消息');
    stage.answer = () => ({ inner: replyXml(WHO, 'update_button', '<Button><ReplaceName>已同上周</ReplaceName></Button>') });
    expect((await press('same')).verdict).toMatch(/未采用被动回复更新卡片/);
    expect(greyed()).toEqual([null]);
    stage.simulator.setSwitches({ passiveCardUpdate: true });
    await press('same');
    expect(greyed()).toEqual(['已同上周']);
    expect(() =>
      stage.simulator.act(WHO, { kind: 'press', entry: shown()[0]?.id ?? '', key: 'same', menu: false, chosen: {} }),
    ).toThrow('这张卡片已经办过');
  });

  it('takes a whole card in XML for an answer', async () => {
    await send(BUTTONS);
    stage.simulator.setSwitches({ passiveCardUpdate: true });
    const card =
      '<TemplateCard><CardType>text_notice</CardType><MainTitle><Title>已报</Title></MainTitle><HorizontalContentList><KeyName>普工</KeyName><Value>8</Value></HorizontalContentList><HorizontalContentList><KeyName>技工</KeyName><Value>3</Value></HorizontalContentList><CardAction><Type>1</Type><Url>https://example.com</Url></CardAction></TemplateCard>';
    stage.answer = () => ({ inner: replyXml(WHO, 'update_template_card', card) });
    await press('same');
    expect(shown()[0]?.content).toMatchObject({
      card: {
        card_type: 'text_notice',
        main_title: { title: '已报' },
        task_id: 'week-1',
        horizontal_content_list: [
          { keyname: '普工', value: '8' },
          { keyname: '技工', value: '3' },
        ],
      },
    });
  });
});

describe('update_template_card', () => {
  it('works once for each code, for each receiver asked for', async () => {
    const { response_code } = await send(BUTTONS, `${WHO}|lianluo-tz`);
    const answer = await update({ response_code, userids: [WHO.toUpperCase(), 'zhuanban-01'], button: { replace_name: '已报' } });
    expect(answer).toMatchObject({ errcode: 0, invaliduser: ['zhuanban-01'] });
    expect([greyed(), greyed('lianluo-tz')]).toEqual([['已报'], [null]]);
    expect((await update({ response_code, button: { replace_name: '再来' } })).errcode).toBe(60140);
  });

  it("lets the code of a press update the presser's card alone", async () => {
    await send(BUTTONS, `${WHO}|lianluo-tz`);
    await press('same');
    const response_code = field(stage.heard[0]?.xml ?? '', 'ResponseCode');
    expect((await update({ response_code, userids: ['lianluo-tz'], button: { replace_name: 'x' } })).errcode).toBe(82102);
    expect(await update({ response_code, button: { replace_name: '办好了' } })).toMatchObject({ errcode: 0, invaliduser: [] });
    expect([greyed(), greyed('lianluo-tz')]).toEqual([['办好了'], [null]]);
  });

  it('refuses an old code, a foreign app, no target and a bad card', async () => {
    const { response_code } = await send(BUTTONS);
    expect((await update({ response_code, userids: [], button: { replace_name: 'x' } })).errcode).toBe(82101);
    expect((await update({ response_code, agentid: 1, button: { replace_name: 'x' } })).errcode).toBe(42015);
    expect((await update({ response_code, template_card: { card_type: 'text_notice' } })).errcode).toBe(41016);
    expect((await update({ response_code })).errcode).toBe(42020);
    const { clock } = stage.simulator;
    await clock.turnTo(new Date(clock.now().getTime() + 72 * 3_600_000 + 60_000));
    expect((await update({ response_code, button: { replace_name: 'x' } })).errcode).toBe(60140);
  });
});
