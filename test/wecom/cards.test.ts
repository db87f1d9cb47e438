import { Agent, type Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/desk/card.ts';
import type { Messenger } from '../../src/desk/ports.ts';
import { memoryTokenStore } from '../../src/desk/token-store.ts';
import { readCard } from '../../src/simulator/card-shape.ts';
import { cardFault } from '../../src/simulator/cards.ts';
import { createApi } from '../../src/wecom/api.ts';
import { type TemplateCard, templateCard } from '../../src/wecom/cards.ts';
import { createMessenger } from '../../src/wecom/messenger.ts';
import { APP, type ApiServer, openApiServer } from './api-server.ts';
import { NO_FILES } from './no-files.ts';

const BUTTONS: Card = {
  kind: 'buttons',
  task: 'start@2026-W48@1-2@a_b-c',
  title: '本周周调度',
  text: '还有2户没报',
  buttons: [
    { id: 'same', text: '同上周' },
    { id: 'pause', text: '稍后' },
  ],
  main: ['same'],
};
const boxes = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `${i + 1}`, text: `${i + 1} 示例${i + 1}厂` }));
const CHECKBOX: Card = {
  kind: 'checkbox',
  task: 'changed@2026-W48@1-2@a',
  title: '哪些有变化？',
  text: '没勾的照上周',
  options: boxes(20),
  submit: { id: 'done', text: '选好了' },
};

describe('a card as WeCom takes it', () => {
  test('has a button each, one of them the plain one', () =>
    expect(templateCard(BUTTONS)).toEqual({
      card_type: 'button_interaction',
      main_title: { title: '本周周调度' },
      sub_title_text: '还有2户没报',
      task_id: 'start@2026-W48@1-2@a_b-c',
      button_list: [
        { text: '同上周', style: 1, key: 'same' },
        { text: '稍后', style: 4, key: 'pause' },
      ],
    }));

  test('has buttons that are all alike where none stands out', () => {
    const { main: _, ...card } = BUTTONS;
    expect(templateCard(card)?.button_list).toMatchObject([{ style: 1 }, { style: 1 }]);
  });

  test('has a box for each option, none ticked, and one button', () =>
    expect(templateCard({ ...CHECKBOX, options: boxes(2) })).toEqual({
      card_type: 'vote_interaction',
      main_title: { title: '哪些有变化？', desc: '没勾的照上周' },
      task_id: 'changed@2026-W48@1-2@a',
      checkbox: {
        question_key: 'options',
        mode: 1,
        option_list: [
          { id: '1', text: '1 示例1厂', is_checked: false },
          { id: '2', text: '2 示例2厂', is_checked: false },
        ],
      },
      submit_button: { text: '选好了', key: 'done' },
    }));

  test.each([BUTTONS, CHECKBOX])('passes the platform’s own checks: $kind', (card) => {
    const read = readCard(JSON.parse(JSON.stringify(templateCard(card))));
    expect(read && cardFault(read, 'send')).toBe(0);
  });

  test('cuts what a phone would cut, between characters', () => {
    const long = templateCard({ ...CHECKBOX, title: '😀'.repeat(40), options: [{ id: '1', text: '示例'.repeat(20) }] });
    expect(long?.main_title).toMatchObject({ title: `${'😀'.repeat(15)}…` });
    expect(long?.checkbox).toMatchObject({ option_list: [{ text: `${'示例'.repeat(8)}…` }] });
  });

  test.each<[string, number, (length: number) => Card, (sent: TemplateCard) => unknown]>([
    ['title', 36, (n) => ({ ...BUTTONS, title: '题'.repeat(n) }), (sent) => (sent.main_title as { title: string }).title],
    ['text', 160, (n) => ({ ...BUTTONS, text: '文'.repeat(n) }), (sent) => sent.sub_title_text],
    [
      'button',
      10,
      (n) => ({ ...BUTTONS, buttons: [{ id: 'a', text: '钮'.repeat(n) }] }),
      (sent) => (sent.button_list as readonly { readonly text: string }[])[0]?.text,
    ],
    [
      'title of boxes',
      16,
      (n) => ({ ...CHECKBOX, title: '题'.repeat(n) }),
      (sent) => (sent.main_title as { title: string }).title,
    ],
    [
      'box',
      17,
      (n) => ({ ...CHECKBOX, options: [{ id: 'a', text: '框'.repeat(n) }] }),
      (sent) => (sent.checkbox as { option_list: readonly { text: string }[] }).option_list[0]?.text,
    ],
  ])('holds a %s of %i characters whole, and cuts one more', (_, most, cardOf, shown) => {
    const of = (length: number): unknown => {
      const sent = templateCard(cardOf(length));
      return sent === null ? null : shown(sent);
    };
    expect([...String(of(most))]).toHaveLength(most);
    expect(String(of(most))).not.toContain('…');
    expect([...String(of(most + 1))]).toHaveLength(most);
    expect(String(of(most + 1))).toMatch(/…$/);
  });

  test.each<[string, Card]>([
    ['six buttons', { ...BUTTONS, buttons: boxes(6) }],
    ['20 boxes', { ...CHECKBOX, options: boxes(20) }],
    ['a task of 128 letters of all kinds', { ...BUTTONS, task: 'aZ9-_@'.repeat(22).slice(0, 128) }],
    ['a key of 128 bytes', { ...CHECKBOX, options: [{ id: 'k'.repeat(128), text: 'x' }] }],
  ])('is one with %s', (_, card) => expect(templateCard(card)).not.toBeNull());

  test.each<[string, Card]>([
    ['a task with a blank', { ...BUTTONS, task: 'a b' }],
    ['no task', { ...BUTTONS, task: '' }],
    ['a task of 129 letters', { ...BUTTONS, task: 'x'.repeat(129) }],
    ['no title', { ...BUTTONS, title: ' ' }],
    ['no button', { ...BUTTONS, buttons: [] }],
    ['seven buttons', { ...BUTTONS, buttons: boxes(7) }],
    ['two equal keys', { ...BUTTONS, buttons: [...boxes(1), ...boxes(1)] }],
    ['21 boxes', { ...CHECKBOX, options: boxes(21) }],
    ['a box without words', { ...CHECKBOX, options: [{ id: '1', text: '\u0000' }] }],
    ['a key of 129 bytes', { ...CHECKBOX, options: [{ id: `${'数'.repeat(43)}`, text: 'x' }] }],
    ['no way to send it', { ...CHECKBOX, submit: { id: '', text: '选好了' } }],
  ])('is none with %s', (_, card) => expect(templateCard(card)).toBeNull());
});

const FREE = { once: false, since: new Date('2026-11-26T02:00:00Z') };

describe('the messenger', () => {
  let server: ApiServer;
  let dispatcher: Dispatcher;
  let messenger: Messenger;
  beforeEach(async () => {
    server = await openApiServer();
    dispatcher = new Agent();
    const tokens = memoryTokenStore({ now: () => new Date('2026-11-26T02:00:00Z') });
    messenger = createMessenger(
      createApi({ ...APP, apiBase: server.base }, { dispatcher, tokens, sleep: async () => {} }),
      NO_FILES,
    );
  });
  afterEach(async () => {
    await dispatcher.destroy();
    await server.close();
  });
  const sendCard = (card: Card) => messenger.send('zhangsan', { kind: 'card', card }, FREE);
  const answering = (answer: Readonly<Record<string, unknown>>) => {
    server.force = ({ path }) => (path === 'message/send' ? answer : undefined);
  };

  test('sends a card to one person', async () => {
    expect((await sendCard(BUTTONS)).msgid).toMatch(/^msg-/);
    expect(server.sent()).toEqual([
      { touser: 'zhangsan', msgtype: 'template_card', agentid: 1000002, template_card: templateCard(BUTTONS) },
    ]);
  });

  test('takes a card whose task WeCom knows for shown: it was, when it was tried before', async () => {
    answering({ errcode: 42014 });
    expect(await sendCard(BUTTONS)).toEqual({ msgid: null });
  });

  test('asks nobody about a card that cannot be sent, and says why WeCom would not take one', async () => {
    await expect(sendCard({ ...BUTTONS, buttons: [] })).rejects.toMatchObject({ code: 'wecom.refused' });
    expect(server.calls).toEqual([]);
    answering({ errcode: 43012 });
    await expect(sendCard(BUTTONS)).rejects.toMatchObject({ code: 'wecom.configuration' });
  });

  test('greys a card that was pressed', async () => {
    await messenger.send('zhangsan', { kind: 'cardUsed', response: 'RC', says: '已选：同上周' }, FREE);
    expect(server.calls.at(-1)?.path).toBe('message/update_template_card');
    expect(JSON.parse(server.calls.at(-1)?.body.toString() ?? '')).toMatchObject({
      userids: ['zhangsan'],
      response_code: 'RC',
      button: { replace_name: '已选：同上周' },
    });
  });
});
