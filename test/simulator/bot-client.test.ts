import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryTokenStore } from '../../src/desk/token-store.ts';
import { createApi, type WecomApi } from '../../src/wecom/api.ts';
import { apiConnections } from '../../src/wecom/exchange.ts';
import { MENU } from '../../src/wecom/menu.ts';
import { corp, field, type Stage, setStage } from './fake-bot.ts';

// The bot's own client of the server API against the simulator's platform.
let stage: Stage;
let api: WecomApi;
const dispatcher = apiConnections();

beforeEach(async () => {
  stage = await setStage();
  const { corpId, agentId, secret } = corp;
  api = createApi(
    { corpId, agentId, secret, apiBase: stage.apiBase },
    {
      dispatcher,
      tokens: memoryTokenStore(stage.simulator.clock),
      sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
    },
  );
});
afterEach(() => stage.close());

const phone = (account: string) => stage.simulator.conversation(account);
const calls = (label: string) => stage.simulator.state().raws.filter((r) => r.label === label).length;
const send = (text: string, once = false) => api.sendText('zhuanban-01', text, { once });

describe('the token', () => {
  it('is asked for once by fifty sends at a time, and once more when it ends', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => send(`第${i}条`)));
    expect(calls('取令牌')).toBe(1);
    stage.simulator.invalidateTokens();
    await Promise.all(Array.from({ length: 50 }, (_, i) => api.sendText('lianluo-tz', `第${i}条`, { once: false })));
    expect(calls('取令牌')).toBe(2);
    expect(phone('lianluo-tz')).toHaveLength(50);
  });

  it('is renewed when it has run out by the clock', async () => {
    await send('甲');
    const { clock } = stage.simulator;
    await clock.turnTo(new Date(clock.now().getTime() + 3 * 3_600_000));
    await send('乙');
    expect(calls('取令牌')).toBe(2);
    expect(phone('zhuanban-01').map((e) => e.content)).toEqual([
      { kind: 'text', text: '甲' },
      { kind: 'text', text: '乙' },
    ]);
  });
});

it('shows a message that is to be shown once, once', async () => {
  expect(await send('请报送', true)).toMatch(/^\w+$/);
  expect(await send('请报送', true)).toBeNull();
  expect(phone('zhuanban-01').map((e) => e.marks.length)).toEqual([0, 1]);
});

it('never has a text cut, up to the last byte', async () => {
  await send(`${'缺'.repeat(681)}abcde`);
  expect(phone('zhuanban-01')[0]?.marks).toEqual([]);
});

it.each([
  ['busy', 'wecom.throttled'],
  ['throttled', 'wecom.throttled'],
  ['untrustedIp', 'wecom.configuration'],
  ['disabled', 'wecom.configuration'],
  ['badGateway', 'wecom.away'],
  ['cutOff', 'wecom.away'],
  ['lostAnswer', 'wecom.away'],
] as const)('tells %s as %s', async (apiFault, code) => {
  await send('甲');
  stage.simulator.setSwitches({ apiFault });
  await expect(send('乙')).rejects.toMatchObject({ code });
  expect(phone('zhuanban-01')).toHaveLength(apiFault === 'lostAnswer' ? 2 : 1);
});

it('tells a receiver who is not there', async () => {
  await expect(api.sendText('lisi', '甲', { once: false })).rejects.toMatchObject({ code: 'wecom.receiver' });
});

it('uploads a file byte for byte, with its Chinese name', async () => {
  const bytes = Buffer.from('附表\r\n--x\r\n');
  const media = await api.upload('file', { name: '附表一 “周调度”.xlsx', bytes });
  expect(stage.simulator.media(media)).toMatchObject({ type: 'file', bytes, name: expect.stringContaining('附表一') });
});

it('sets its menu, whose keys arrive as clicks', async () => {
  await api.createMenu(MENU);
  const first = stage.simulator.state().menu[0]?.buttons[0];
  await stage.simulator.act('zhuanban-01', { kind: 'click', key: first?.key ?? '', name: '' }).done;
  expect(field(stage.heard[0]?.xml ?? '', 'EventKey')).toBe(first?.key);
});

it('greys the card of who pressed it', async () => {
  const template_card = {
    card_type: 'button_interaction',
    main_title: { title: '请确认' },
    task_id: 't-1',
    button_list: [{ text: '确认', key: 'ok' }],
  };
  await stage.api('message/send', { touser: 'zhuanban-01', msgtype: 'template_card', agentid: corp.agentId, template_card });
  const [card] = phone('zhuanban-01');
  await stage.simulator.act('zhuanban-01', { kind: 'press', entry: card?.id ?? '', key: 'ok', menu: false, chosen: {} }).done;
  await api.updateCard('zhuanban-01', field(stage.heard[0]?.xml ?? '', 'ResponseCode'), '已确认', null);
  expect(phone('zhuanban-01')[0]?.content).toMatchObject({ kind: 'card', greyed: '已确认' });
  // With other words above the buttons, which cannot be pressed either.
  const other = { ...template_card, task_id: 't-2' };
  await stage.api('message/send', {
    touser: 'zhuanban-01',
    msgtype: 'template_card',
    agentid: corp.agentId,
    template_card: other,
  });
  const entry = phone('zhuanban-01').at(-1)?.id ?? '';
  await stage.simulator.act('zhuanban-01', { kind: 'press', entry, key: 'ok', menu: false, chosen: {} }).done;
  const code = field(stage.heard[1]?.xml ?? '', 'ResponseCode');
  await api.updateCard('zhuanban-01', code, '已接单', { ...other, sub_title_text: '张某已接单（10:05）' });
  const shown = { task_id: 't-2', sub_title_text: '张某已接单（10:05）' };
  const content = phone('zhuanban-01').find(({ id }) => id === entry)?.content;
  expect(content).toMatchObject({ kind: 'card', greyed: '已接单', card: shown });
});
