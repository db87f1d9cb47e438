// Is every kind of card pressed over the real callback answered once, also when it is delivered twice, and by the one of two who came first?
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ROSTER, e2eBot } from './bot.ts';

const [SPECIALIST, COORDINATOR, OFFICE] = ['zhuanyuan-sz-01', 'lianluo-sz', 'zhuanban-01'];
let bot: Awaited<ReturnType<typeof e2eBot>>;

beforeAll(async () => {
  bot = await e2eBot('2026-11-19T10:00:00+08:00', [SPECIALIST, COORDINATOR, OFFICE]);
  const imported = bot.run('roster', ['import', DEMO_ROSTER]);
  expect(imported.status, imported.stderr).toBe(0);
  await bot.start({ CARDS: 'on' });
  await bot.say(SPECIALIST, '榆光 在岗310 缺普工60；棠岭 在岗410 缺普工8');
  expect(await bot.say(SPECIALIST, '确认')).toContain('已收到');
  await bot.stop('SIGTERM');
  await bot.start({ CARDS: 'on', CLOCK_START: '2026-11-26T10:00:00+08:00' });
}, 120_000);
afterAll(() => bot?.close());

type Button = { readonly text?: string | undefined; readonly key?: string | undefined };

const cardsOf = (account: string) =>
  bot.simulator
    .conversation(account)
    .flatMap(({ id, content }) => (content.kind === 'card' ? [{ id, card: content.card, greyed: content.greyed }] : []));

async function until<T>(look: () => T | undefined, what: string): Promise<T> {
  for (const end = Date.now() + 20_000; ; ) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(bot.simulator.conversation(SPECIALIST).slice(-4))}`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}

/** The card of a phone that came since, with such a button. */
const live = (account: string, label: string, since: number) =>
  until(() => {
    for (const { id, card, greyed } of cardsOf(account).slice(since).toReversed()) {
      const button = (card.button_list ?? []).find(({ text }: Button) => text === label);
      if (button?.key !== undefined && greyed === null) return { entry: id, key: button.key };
    }
    return undefined;
  }, `no card with ${label}`);

const textsOf = (account: string): readonly string[] =>
  bot.simulator.conversation(account).flatMap((e) => (e.side === 'app' && e.content.kind === 'text' ? [e.content.text] : []));

/** Presses, and answers what was said and what stands on the card since. */
async function press(account: string, label: string, since = 0): Promise<string> {
  const { entry, key } = await live(account, label, since);
  const before = textsOf(account).length;
  await bot.simulator.act(account, { kind: 'press', entry, key, menu: false, chosen: {} }).done;
  const greyed = await until(() => cardsOf(account).find(({ id }) => id === entry)?.greyed ?? undefined, 'not greyed');
  await until(() => (textsOf(account).length > before ? true : undefined), 'no words');
  return [...textsOf(account).slice(before), `［${greyed}］`].join('\n');
}

/** Says something, and answers the reply and how many cards there were before. */
async function say(account: string, text: string) {
  const since = cardsOf(account).length;
  return { said: await bot.say(account, text), since };
}

it('of the list, of a question and of a read-back with its doubt', async () => {
  bot.simulator.setSwitches({ deliverTwice: true });
  const list = await say(SPECIALIST, '上报');
  expect(await press(SPECIALIST, '逐家填', list.since)).toContain('［已选：逐家填］');
  await bot.say(SPECIALIST, '取消');

  const which = await say(SPECIALIST, '云岬 在岗100 缺普工4');
  expect(which.said).toContain('是哪一户');
  const asked = await until(() => cardsOf(SPECIALIST).slice(which.since)[0], 'no card of the question');
  const labels = (asked.card.button_list ?? []).map(({ text }: Button) => text ?? '');
  expect(labels.length).toBeGreaterThan(1);
  const filed = cardsOf(SPECIALIST).length;
  expect(await press(SPECIALIST, labels[0] ?? '', which.since)).toMatch(/缺工：普工4.*［已选：/s);
  expect(await press(SPECIALIST, '确认', filed)).toMatch(/已收到：.*［已确认］/s);

  const doubted = await say(SPECIALIST, '榆光 缺普工6 解决普工54');
  expect(doubted.said).toMatch(/6人?还是60/);
  const answered = cardsOf(SPECIALIST).length;
  expect(await press(SPECIALIST, '6', doubted.since)).toMatch(/就是6人，已核实.*［已选：6］/s);
  expect(await press(SPECIALIST, '确认', Math.max(answered, doubted.since + 1))).toContain('已收到：榆光');
  bot.simulator.setSwitches({ deliverTwice: false });
  // The week before, and once this week, though every press came twice.
  expect(textsOf(SPECIALIST).filter((text) => text.includes('已收到：榆光'))).toHaveLength(1);
}, 120_000);

it('of an urgent demand, pressed by two at one instant', async () => {
  const raised = await say(SPECIALIST, '棠岭急需普工80人，尽快，订单激增');
  await press(SPECIALIST, '确认', raised.since);
  const [first, second] = await Promise.all([press(COORDINATOR, '接单'), press(OFFICE, '接单')]);
  const said = [first, second].join('\n');
  expect(said.match(/您已接单/g)).toHaveLength(1);
  expect(said.match(/已由.+接单/g)).toHaveLength(1);
  expect(said.match(/［已接单］/g)).toHaveLength(2);
  const standing = [COORDINATOR, OFFICE].map((account) => cardsOf(account).at(-1)?.card.sub_title_text);
  expect(new Set(standing).size).toBe(1);
  expect(standing[0]).toMatch(/示例棠岭食品有限公司：.+已接单（\d\d:\d\d）/);
}, 120_000);
