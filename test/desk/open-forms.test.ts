// Every form of the bot, opened as people open it: whatever is said in it, nothing is lost in silence and nothing is done unseen.
import { describe, expect, it } from 'vitest';
import { type Memory, newMemory } from '../memory/threads.ts';
import { transcriptWorld } from '../transcripts/run.ts';

type Opening = {
  /** The form's name, as the thread keeps it. */
  readonly form: string;
  readonly account: string;
  /** Told before, by whom. */
  readonly before?: readonly (readonly [string, string])[];
  /** Said to open it, and to answer until the question or read-back that is tried. */
  readonly says: readonly string[];
  readonly at: 'question' | 'readBack';
  /** Any words are an answer to it. */
  readonly takesWords?: true;
};

const FILED = ['dong-01', '1 8 3 0\n2 12 0 0\n3 在岗205 无缺工\n4 无'] as const;
const WEEK_FILED = [FILED, ['dong-01', '确认']] as const;
const REQUESTED = [
  ...WEEK_FILED,
  ['dong-01', '~'],
  ['dong-01', '更正 一厂 上周 普工9，漏算了夜班'],
  ['dong-01', '确认'],
] as const;
const DEMAND = [
  ['dong-01', '一厂急需普工20，尽快，赶订单'],
  ['dong-01', '确认'],
  ['dong-lianluo', '接单 1'],
] as const;

const OPENINGS: readonly Opening[] = [
  { form: 'weekly', account: 'dong-01', says: ['逐家', '120'], at: 'question' },
  { form: 'weekly', account: 'dong-01', says: ['1 8 3 0'], at: 'readBack' },
  { form: 'practice', account: 'dong-01', says: ['经验'], at: 'question', takesWords: true },
  { form: 'practice', account: 'dong-01', says: ['经验', '夜班专车', '每晚两班。'], at: 'question', takesWords: true },
  { form: 'practice', account: 'dong-01', says: ['经验：夜班专车\n每晚两班。\n完了'], at: 'readBack', takesWords: true },
  { form: 'raise', account: 'dong-01', says: ['急需用工'], at: 'question' },
  { form: 'raise', account: 'dong-01', says: ['急需用工 一厂', '普工20'], at: 'question' },
  { form: 'raise', account: 'dong-01', says: ['一厂急需普工20，尽快，赶订单'], at: 'readBack' },
  { form: 'resolve', account: 'dong-lianluo', before: DEMAND, says: ['办结 1'], at: 'question' },
  { form: 'resolve', account: 'dong-lianluo', before: DEMAND, says: ['办结 1', '200'], at: 'readBack' },
  { form: 'month', account: 'dong-lianluo', says: ['月报', '百千万 3 2 15'], at: 'question' },
  { form: 'correction', account: 'dong-01', before: WEEK_FILED, says: ['~', '更正 一厂 上周'], at: 'question', takesWords: true },
  {
    form: 'correction',
    account: 'dong-01',
    before: WEEK_FILED,
    says: ['~', '更正 一厂 上周', '普工9'],
    at: 'question',
    takesWords: true,
  },
  {
    form: 'correction',
    account: 'dong-01',
    before: WEEK_FILED,
    says: ['~', '更正 一厂 上周', '普工9，漏算了夜班'],
    at: 'readBack',
    takesWords: true,
  },
  { form: 'refusal', account: 'zhuanban', before: REQUESTED, says: ['不同意更正 1'], at: 'question', takesWords: true },
  { form: 'signOff', account: 'dong-lianluo', says: ['签发'], at: 'readBack' },
  { form: 'return', account: 'dong-lianluo', before: WEEK_FILED, says: ['退回 一厂 缺工数对不上'], at: 'readBack' },
  { form: 'reopen', account: 'dong-lianluo', before: WEEK_FILED, says: ['~', '补报 一厂 上周'], at: 'readBack' },
  { form: 'publish', account: 'zhuanban', before: WEEK_FILED, says: ['~', '发布 上周'], at: 'readBack' },
  { form: 'deadline', account: 'zhuanban', says: ['截止 本周 11月20日 17:00'], at: 'readBack' },
  { form: 'broadcast', account: 'zhuanban', says: ['广播 请周五上午报齐'], at: 'readBack' },
  { form: 'standIn', account: 'dong-lianluo', says: ['代班 东城专员 到11月25日'], at: 'readBack' },
  { form: 'handOver', account: 'zhuanban', says: ['交接 一厂 给 西城专员'], at: 'readBack' },
];

/** Names of forms that are opened by another way than a person's words alone. */
const ELSEWHERE: ReadonlySet<string> = new Set(['staffingWhich', 'monthWhich', 'goOn']);

async function opened({ account, before = [], says }: Opening) {
  const memory: Memory = newMemory();
  const world = await transcriptWorld(undefined, memory);
  world.turnTo(new Date('2026-11-20T10:00:00+08:00'));
  const send = async (who: string, text: string): Promise<string> => (await world.send(who, { kind: 'text', text })).text;
  for (const [who, text] of before)
    if (text === '~') world.turnTo(new Date('2026-11-24T10:00:00+08:00'));
    else await send(who, text);
  let last = '';
  for (const text of says) {
    if (text === '~') world.turnTo(new Date('2026-11-24T10:00:00+08:00'));
    else last = await send(account, text);
  }
  return { world, last, say: (text: string) => send(account, text), names: () => namesIn(memory, account) };
}

/** Names of the forms that are kept of a person; the week's report under its own. */
function namesIn(memory: Memory, account: string): readonly string[] {
  const stored = [...memory.threads].find(([key]) => key.toLowerCase().endsWith(account))?.[1];
  const { asides, report } = JSON.parse(stored?.text ?? '{}') as {
    asides?: readonly { room: string }[];
    report?: { answers: { drafts: object; queue: readonly string[] } } | null;
  };
  const isReporting = report != null && Object.keys(report.answers.drafts).length + report.answers.queue.length > 0;
  const names = (asides ?? []).map(({ room }) => room).filter((name) => name !== 'weekly');
  return isReporting ? [...names, 'weekly'] : names;
}

const lastLine = (reply: string): string => reply.split('\n').at(-1) ?? '';
const named = OPENINGS.map((opening) => [`${opening.form} at ${opening.says.at(-1)}`, opening] as const);

it('are all tried here', async () => {
  const { features } = await transcriptWorld();
  const tried = new Set([...OPENINGS.map(({ form }) => form), ...ELSEWHERE]);
  expect(features.flatMap(({ forms = [] }) => forms.map(({ name }) => name)).filter((name) => !tried.has(name))).toEqual([]);
});

describe.each(named)('%s', (_, opening) => {
  const { form, account, at } = opening;

  it('is kept by 稍后, told by 进度 and 确认, and comes back whole', async () => {
    const { last, say, names, world } = await opened(opening);
    const done = (await world.filings()).length;
    expect(await say('稍后')).toMatch(/回“(继续|上报|经验|急需用工|月报)”接着/);
    expect(names()).toContain(form);
    expect(await say('进度')).toMatch(/先放着，接着办回“/);
    // Nothing is done unseen: what was read back is shown again.
    const confirmed = await say('确认');
    if (at === 'readBack') expect(confirmed).toContain(lastLine(last));
    expect([names().includes(form), (await world.filings()).length]).toEqual([true, done]);
    await say('稍后');
    expect(await say('继续')).toContain(lastLine(last));
  });

  it('yields to another form, is told to lie beneath it, and comes back whole when that ends', async () => {
    const { last, say, names } = await opened(opening);
    const above =
      account === 'zhuanban' ? (form === 'broadcast' ? '发布 上周' : '广播 各位好') : form === 'raise' ? '经验' : '急需用工';
    const [first = '', second] = (await say(above)).split('\n');
    expect([first.includes('先放着'), second === undefined]).toEqual([true, false]);
    expect(names()).toContain(form);
    expect(await say('取消')).toContain(lastLine(last));
  });

  it('yields to a question and repeats what is open', async () => {
    const { say, names } = await opened(opening);
    const answered = await say('合计');
    expect(answered).toContain('缺工率＝');
    expect(lastLine(answered)).not.toContain('缺工率＝');
    expect(names()).toContain(form);
  });

  it.runIf(!opening.takesWords)('asks differently the first, second and third time it is not understood', async () => {
    const { say } = await opened(opening);
    const said = [await say('呜哩哇啦'), await say('呜哩哇啦'), await say('呜哩哇啦')];
    expect(new Set(said).size).toBe(3);
    expect(said[2]).toMatch(/找人|返回|取消|例如/);
  });

  it('has an answer to every gesture, and ends only where it says so', async () => {
    const { say, names, world } = await opened(opening);
    const done = (await world.filings()).length;
    for (const gesture of GESTURES.filter((said) => form !== 'resolve' || !NUMBERS.has(said))) {
      if (!names().includes(form)) for (const text of opening.says) if (text !== '~') await say(text);
      const reply = await say(gesture);
      expect([gesture, reply]).not.toEqual([gesture, '']);
      expect(reply).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
      if (!names().includes(form)) expect([gesture, reply]).toEqual([gesture, expect.stringMatching(ENDS)]);
    }
    expect(await world.filings()).toHaveLength(done);
  });
});

const GESTURES = [
  ...['改', '改 1', '改 2', '改 9', '改 标题 早班专车', '改 情况 接了大单', '改 原因 漏了一条线', '改 人数 5', '情况改成订单多'],
  ...[
    '跳过',
    '去掉 1',
    '去掉 情况',
    '再说一遍',
    '没听懂',
    '重来',
    '进度',
    '帮助',
    '都不是',
    '不',
    '好的',
    '谢谢',
    '继续',
    '稍后',
    '继续',
  ],
  ...['返回', '返回', '返回', '取消', '都不报了'],
];
/** 办结 takes a number, however it is led in, and is done at once. */
const NUMBERS: ReadonlySet<string> = new Set(['改 2', '改 9', '改 人数 5']);
/** What is said where a form is over. */
const ENDS = /取消|去掉|没有正在填|没有发布|不办|没有提出|没有报送|还没有办结|没有报上|都先放着|不报/;
