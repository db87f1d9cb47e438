import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/desk/card.ts';
import { TRANSCRIPT_ROSTER } from '../../src/desk/transcript/bureau.ts';
import { briefFigures, sameFigures, sumOf } from '../../src/domain/tiers.ts';
import { type ShownAct, type TranscriptWorld, transcriptWorld } from '../transcripts/run.ts';

type Step =
  | { readonly kind: 'say'; readonly text: string }
  /** Which card, button and boxes, as far as there are any. */
  | { readonly kind: 'press'; readonly card: number; readonly button: number; readonly ticked: readonly boolean[] }
  | { readonly kind: 'send'; readonly act: ShownAct }
  /** The last message is delivered again. */
  | { readonly kind: 'again' }
  | { readonly kind: 'wait'; readonly hours: number };

const CONFIRMS = ['确认', '没问题', '对的', '确认无误', '提交'];
const UNIVERSALS = ['帮助', '进度', '稍后', '返回', '取消'];
const COMMANDS = [
  ...UNIVERSALS,
  ...CONFIRMS,
  ...[
    '上报',
    '逐家',
    '同上周',
    '撤回',
    '更正',
    '更正 一厂',
    '更正 2号',
    '菜单',
    '我是谁',
    '合计',
    '未报',
    '上周合计',
    '找人',
    '试报',
    '结束',
  ],
  ...[
    '卡片',
    '文字',
    '跳过',
    '再说一遍',
    '没听懂',
    '重来',
    '全部取消',
    '都不是',
    '沿用',
    '上周',
    '本周',
    '其余同上周',
    '一小时后提醒我',
  ],
  ...['急需用工', '经验', '月报', '补报 一厂', '退回 一厂 数不对', '催报', '签发', '导出', '走势', '出处', '发布', '广播 大家好'],
];
const REPORTS = [
  '一厂 缺普工8技工3 解决普工5',
  '榆光电子在岗300人，普工缺12，招到4个',
  '云岬 缺普工2',
  '云岬纺织 无缺工\n云岬印染 同上周',
  '三潭酒店 缺普工十几个',
  '铎华机械 缺普工5',
  '1 8 3 0 解决 5 0 0',
  '1 无\n2 同\n3 在岗205 无缺工\n4 6 0 1',
  '9 8 3 0',
  '其他都不缺',
];
const ANSWERS = [
  '120',
  '8 3 0',
  '普工8 技工3',
  '缺8人',
  '无',
  '同',
  '十几个',
  '大概20',
  '改 普工 12',
  '不对，是8',
  '改 2 技工 6',
  '上一个错了',
];
const word = fc.constantFrom(
  '普工',
  '技工',
  '缺',
  '解决',
  '在岗',
  '一厂',
  '云岬',
  '改',
  '上周',
  '不对',
  '，',
  '\n',
  ' ',
  '8',
  '十二',
  '3.5',
  '-1',
);
const text = fc.oneof(
  { arbitrary: fc.constantFrom(...COMMANDS), weight: 6 },
  { arbitrary: fc.constantFrom(...CONFIRMS), weight: 4 },
  { arbitrary: fc.constantFrom(...REPORTS), weight: 4 },
  { arbitrary: fc.constantFrom(...ANSWERS), weight: 4 },
  { arbitrary: fc.array(word, { minLength: 1, maxLength: 7 }).map((parts) => parts.join('')), weight: 3 },
  { arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), weight: 1 },
);
const act = fc.constantFrom<ShownAct>(
  { kind: 'image', media: 'm' },
  { kind: 'voice', media: 'm', transcript: null },
  { kind: 'location', label: '某路1号' },
  { kind: 'link', title: '甲', url: 'https://example.com' },
  { kind: 'unknown', type: 'sticker' },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: text.map((said): Step => ({ kind: 'say', text: said })), weight: 12 },
  {
    arbitrary: fc
      .record({ card: fc.nat(9), button: fc.nat(3), ticked: fc.array(fc.boolean(), { maxLength: 4 }) })
      .map((press): Step => ({ kind: 'press', ...press })),
    weight: 3,
  },
  { arbitrary: act.map((sent): Step => ({ kind: 'send', act: sent })), weight: 1 },
  { arbitrary: fc.constant<Step>({ kind: 'again' }), weight: 1 },
  { arbitrary: fc.constantFrom(1, 20, 50, 100).map((hours): Step => ({ kind: 'wait', hours })), weight: 1 },
);

function pressOn(card: Card, button: number, ticked: readonly boolean[]): ShownAct {
  const buttons = card.kind === 'buttons' ? card.buttons : [card.submit];
  const options = card.kind === 'checkbox' ? card.options.filter((_, i) => ticked[i]).map((o) => o.id) : [];
  const id = buttons[button % buttons.length]?.id ?? '';
  return { kind: 'cardPressed', task: card.task, button: id, choices: [{ question: 'options', options }], response: 'r' };
}

async function actOf(world: TranscriptWorld, who: string, taken: Step): Promise<ShownAct | null> {
  if (taken.kind === 'say') return { kind: 'text', text: taken.text };
  if (taken.kind === 'send') return taken.act;
  if (taken.kind !== 'press') return null;
  const cards = await world.cardsOf(who);
  const card = cards[taken.card % Math.max(1, cards.length)];
  return card ? pressOn(card, taken.button, taken.ticked) : null;
}

/** By enterprise, its figures in words as they were read back last; null: as last week, with nothing resolved. */
type Shown = Readonly<Record<string, string | null>>;

const FULL_NAMES = new Map(TRANSCRIPT_ROSTER.enterprises.map(({ name, aliases }) => [aliases[0] ?? name, name]));
const namesIn = (listed: string | undefined): readonly string[] =>
  listed === undefined ? [] : listed.split('、').map((one) => FULL_NAMES.get(one.replace(/^\d+ /, '')) ?? one);

function shownIn(said: string, before: Shown): Shown {
  const shown: Record<string, string | null> = {};
  const lines = said.split('\n');
  for (const [i, line] of lines.entries()) {
    const name = /^(?:\d+ )?(\S+)　在岗\d+人/.exec(line)?.[1];
    if (name !== undefined)
      shown[name] = lines
        .slice(i, i + 3)
        .join('　')
        .replace(/^\d+ /, '');
    for (const one of namesIn(/^（(.+)，本周解决按0）$/.exec(line)?.[1])) shown[one] = null;
    for (const one of namesIn(/^(?:其余|剩下的)没变：(.+?)(?:　.*)?$/.exec(line)?.[1]))
      shown[one] = one in before ? (before[one] as string | null) : '';
  }
  return shown;
}

type Filed = Awaited<ReturnType<TranscriptWorld['filings']>>[number];

/** What is filed stood in the last read-back, in words or as last week. */
function expectShown({ enterprise, week, figures }: Filed, shown: Shown, filings: readonly Filed[]): void {
  const { headcount, shortage, resolved } = figures;
  const inWords = shown[enterprise];
  if (inWords === null) {
    const isLast = (f: Filed) => f.figures.headcount === headcount && sameFigures(f.figures.shortage, shortage);
    expect(sumOf(resolved)).toBe(0);
    expect(filings.some((f) => f.enterprise === enterprise && f.week < week && isLast(f))).toBe(true);
    return;
  }
  const lacking = sumOf(shortage) === 0 ? '无缺工' : `缺工：${briefFigures(shortage)}`;
  const solved = `本周解决：${sumOf(resolved) === 0 ? '0' : briefFigures(resolved)}`;
  expect(inWords).toContain(`${enterprise}　在岗${headcount}人　${lacking}　${solved}`);
}

/** Takes the steps one by one and holds what must hold after each. */
async function walk(who: string, steps: readonly Step[]): Promise<void> {
  const world = await transcriptWorld();
  let key = 0;
  let last: ShownAct | null = null;
  let shown: Shown = {};
  // A week before, and cards.
  for (const said of ['卡片', '1 8 3 0\n2 12 0 0\n3 在岗205 无缺工\n4 无', '确认'])
    await world.send(who, { kind: 'text', text: said });
  world.turnTo(new Date('2026-11-30T09:03:00+08:00'));
  await world.look();
  let filed = (await world.filings()).length;
  const send = async (sent: ShownAct): Promise<string> => {
    const { text: reply, sent: rows } = await world.send(who, sent);
    const mine = rows.filter((r) => r.person === who).map(({ say }) => (say.kind === 'text' ? say.text : ''));
    const said = [reply, ...mine].filter((words) => words !== '').join('\n');
    const filings = await world.filings();
    for (const filing of filings.slice(filed)) {
      expect(CONFIRMS).toContain(sent.kind === 'text' ? sent.text : sent.kind);
      expectShown(filing, shown, filings);
    }
    filed = filings.length;
    if (said.includes('请核对')) shown = shownIn(said, shown);
    expect(said).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
    return said;
  };
  for (const taken of steps) {
    if (taken.kind === 'wait') {
      world.turnTo(new Date(world.now().getTime() + taken.hours * 3_600_000));
      await world.look();
      continue;
    }
    if (taken.kind === 'again') {
      if (last) await world.send(who, last);
      expect(await world.filings()).toHaveLength(filed);
      continue;
    }
    const wanted = await actOf(world, who, taken);
    if (!wanted) continue;
    last = { ...wanted, key: `walk-${++key}` };
    expect([taken, await send(last)]).not.toEqual([taken, '']);
  }
  for (const universal of UNIVERSALS) expect(await send({ kind: 'text', text: universal })).not.toMatch(/^(?:没看懂|$)/);
}

describe.each(['dong-01', 'dong-lianluo', 'zhuanban'])('any messages of %s, in any order', (who) => {
  it('are each answered, with nothing filed but what was read back and confirmed', { timeout: 240_000 }, () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), (steps) => walk(who, steps)),
      { seed: 20_261_126, numRuns: 60 },
    ),
  );
});
