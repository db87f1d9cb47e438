import { describe, expect, it } from 'vitest';
import { CARD_LIMITS, type Card } from '../../../src/desk/card.ts';
import { hasCards } from '../../../src/desk/card-holders.ts';
import { changedTask, onOneCard, printOfListed, readTask, startTask } from '../../../src/features/weekly/cards/task.ts';
import { weekCards } from '../../../src/features/weekly/cards/week-cards.ts';
import { editDays } from '../../../src/store/calendar-days.ts';
import { templateCard } from '../../../src/wecom/cards.ts';
import { pressedIn, type TranscriptWorld, transcriptWorld } from '../../transcripts/run.ts';

const WHO = 'dong-01';
const listed = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => ({ id: `id-${from + i}`, number: from + i, short: `示例${from + i}厂` }));
const cardsOf = (count: number, from = 1) =>
  weekCards({
    week: '2026-W48',
    due: new Date('2026-11-27T12:00:00+08:00'),
    owed: listed(count, from),
    canRepeat: true,
    cause: 'message:1:dong-01',
    now: new Date('2026-11-24T10:00:00+08:00'),
  });

describe('a task', () => {
  it('names week and purpose, and nobody', () => {
    expect(readTask(startTask('2026-W48', 'x'))).toEqual({ purpose: 'start', week: '2026-W48' });
    const some = listed(3, 9);
    expect(readTask(changedTask('2026-W48', some, 'x'))).toEqual({
      purpose: 'changed',
      week: '2026-W48',
      numbers: [9, 10, 11],
      print: printOfListed(some),
    });
  });

  it('is another one for every cause', () => {
    const causes = Array.from({ length: 500 }, (_, i) => `message:${i}`);
    expect(new Set(causes.map((cause) => startTask('2026-W48', cause))).size).toBe(500);
  });

  it.each([
    '',
    'start',
    'start@2026-W48@',
    'start@2026-W48@a b',
    'changed@2026-W48@@abcdef@x',
    'changed@2026-W48@1-@abcdef@x',
    'other@2026-W48@x',
  ])('is none of ours: %j', (task) => expect(readTask(task)).toBeNull());
});

describe('the cards of a week', () => {
  it.each([
    [1, 1],
    [2, 1],
    [6, 1],
    [20, 1],
    [60, 1],
    [60, 900],
    [300, 9_000],
  ])('are such as WeCom takes, for %i enterprises from number %i', (count, from) => {
    for (const card of cardsOf(count, from)) expect(templateCard(card)).not.toBeNull();
  });

  it('list as many as a card holds, and say so', () => {
    const boxes = (card: Card | undefined) => (card?.kind === 'checkbox' ? card.options.length : 0);
    expect(boxes(cardsOf(60)[1])).toBe(CARD_LIMITS.boxes);
    expect(cardsOf(60)[1]?.text).toContain('先列前20户，报完再列其余。');
    expect(cardsOf(20)[1]?.text).not.toContain('先列前');
    expect(onOneCard('2026-W48', listed(60, 9_000)).length).toBeLessThan(CARD_LIMITS.boxes);
  });

  it('ask which changed only where there is a choice', () => {
    expect(cardsOf(1).map((c) => c.kind)).toEqual(['buttons']);
    expect(cardsOf(0)).toEqual([]);
  });
});

describe('who has cards', () => {
  it.each([
    ['off', true, false],
    ['auto', null, false],
    ['auto', true, true],
    ['on', null, true],
    ['on', false, false],
  ] as const)('CARDS=%s, wanted %s: %s', (setting, wanted, has) =>
    expect(hasCards(setting, { cards: { wanted, used: [] } })).toBe(has),
  );
});

describe('a pressed card', () => {
  const begun = async () => {
    const world = await transcriptWorld();
    const say = (text: string) => world.send(WHO, { kind: 'text', text });
    const press = async (said: string) => world.send(WHO, pressedIn(said, await world.cardsOf(WHO)) ?? { kind: 'unknown' });
    world.turnTo(new Date('2026-11-19T10:00:00+08:00'));
    await say('1 8 3 0\n2 12 0 0\n3 在岗205 无缺工\n4 无');
    await say('确认');
    world.turnTo(new Date('2026-11-24T10:00:00+08:00'));
    await say('上报');
    await say('卡片');
    return { world, say, press };
  };
  const words = ({ text, sent }: Awaited<ReturnType<TranscriptWorld['send']>>) => [
    text,
    ...sent.map(({ say }) => (say.kind === 'text' ? say.text : say.kind === 'cardUsed' ? `grey ${say.says}` : say.kind)),
  ];

  it('is answered by the ledger: words first, then the card is greyed', async () => {
    const { press } = await begun();
    const [passive, reply, grey, ...more] = words(await press('[点“同上周”]'));
    expect([passive, grey, more]).toEqual(['', 'grey 已选：同上周', ['card']]);
    expect(reply).toMatch(/^请核对/);
  });

  it('files nothing, however often it is pressed, until 确认', async () => {
    const { world, say, press } = await begun();
    const before = (await world.filings()).length;
    for (const said of ['[点“同上周”]', '[点“同上周”]', '[勾“1 一厂”点“选好了”]']) await press(said);
    expect(await world.filings()).toHaveLength(before);
    await say('确认');
    expect(await world.filings()).toHaveLength(before + 4);
  });

  it('means the enterprises that stood on it, or none', async () => {
    const { world, press } = await begun();
    const { version, ...roster } = (await world.bureaus.current()).roster;
    const moved = roster.assignments.map((a) => (a.enterprise === '示例一厂' ? { ...a, until: '2026-11-24' } : a));
    await world.bureaus.save({ ...roster, assignments: moved }, 'test', world.now(), version);
    const [, reply, grey] = words(await press('[勾“2 榆光电子”点“选好了”]'));
    expect(reply).toMatch(/^您负责的企业有变动，这张卡片不能用了，请看新的：\n本周/);
    expect(grey).toBe('grey 已过期');
  });

  it('of somebody who does not report any more does nothing', async () => {
    const { world, press } = await begun();
    const { version, ...roster } = (await world.bureaus.current()).roster;
    const people = roster.people.map((p) => (p.userid === WHO ? { ...p, role: 'admin' as const } : p));
    await world.bureaus.save({ ...roster, people }, 'test', world.now(), version);
    expect(words(await press('[点“同上周”]'))[1]).toBe('填报由服务专员和区市联络员办理。');
  });

  it('does the presser’s own act and nobody else’s', async () => {
    const { world } = await begun();
    const [card] = await world.cardsOf(WHO);
    const act = { kind: 'cardPressed', task: card?.task, button: 'same', choices: [], response: 'r' } as const;
    const { sent } = await world.send('xi-01', act);
    expect(sent.every(({ person }) => person === 'xi-01')).toBe(true);
    expect(JSON.stringify(sent)).not.toContain('一厂');
  });

  it('with a key of another program is answered with the list', async () => {
    const { world } = await begun();
    const [card] = await world.cardsOf(WHO);
    const act = { kind: 'cardPressed', task: card?.task, button: 'other', choices: [], response: 'r' } as const;
    expect(words(await world.send(WHO, act))[1]).toMatch(/^本周.*周调度/);
  });

  it('is delivered again without doing anything again', async () => {
    const { world } = await begun();
    const act = { ...pressedIn('[点“稍后”]', await world.cardsOf(WHO)), kind: 'cardPressed', key: 'event:once' } as const;
    expect((await world.send(WHO, act)).sent.length).toBe(2);
    expect(await world.send(WHO, act)).toEqual({ text: '', sent: [] });
  });

  it('waits for another week’s open question', async () => {
    const { world, say } = await begun();
    // The due Friday is a holiday, so the week is open until Monday night.
    await editDays(world.tables, [{ day: '2026-11-27', workday: false, name: '假日' }], world.now());
    await world.bureaus.expire();
    world.turnTo(new Date('2026-11-30T10:00:00+08:00'));
    for (const text of ['上报', '本周']) await say(text);
    const newWeeks = (await world.cardsOf(WHO)).filter((c) => c.task.includes('2026-W49'));
    const press = async () => words(await world.send(WHO, pressedIn('[点“逐家填”]', newWeeks) ?? { kind: 'unknown' }));
    for (const text of ['上报', '上周', '逐家', '120']) await say(text);
    expect(await press()).toEqual(['', expect.stringMatching(/^上周.*还没确认，先回“确认”或“取消”/)]);
    for (const text of ['取消', '取消', '取消', '取消']) await say(text);
    expect((await press()).at(-1)).toBe('grey 已选：逐家填');
  });
});
