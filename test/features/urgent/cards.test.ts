// A call's card does what its words do, with the rights of whoever presses it, and the card tells what became of the demand.
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/desk/card.ts';
import { NUMBER, withNumber } from '../../../src/desk/outbox/numbered.ts';
import { outgoing } from '../../../src/desk/outbox/outgoing.ts';
import { templateCard } from '../../../src/wecom/cards.ts';
import { pressedIn, type TranscriptWorld, transcriptWorld } from '../../transcripts/run.ts';

const [EAST, WEST, OFFICE, SPECIALIST] = ['dong-lianluo', 'xi-lianluo', 'zhuanban', 'dong-01'];
const NIGHT = new Date('2026-11-26T02:13:00+08:00');

async function called(holders: readonly string[]) {
  const world = await transcriptWorld();
  const say = (who: string, text: string) => world.send(who, { kind: 'text', text });
  for (const holder of holders) await say(holder, '卡片');
  world.turnTo(NIGHT);
  await say(SPECIALIST, '一厂急需普工80人，下周三前，订单激增');
  const { sent } = await say(SPECIALIST, '确认');
  return { world, say, sent };
}

const cardsIn = (sent: Awaited<ReturnType<TranscriptWorld['send']>>['sent']) =>
  sent.flatMap(({ person, say }) => (say.kind === 'card' ? [{ person, card: say.card }] : []));

const words = ({ sent }: Awaited<ReturnType<TranscriptWorld['send']>>, who: string): string =>
  sent
    .filter(({ person }) => person === who)
    .map(({ say }) =>
      say.kind === 'text' ? say.text : say.kind === 'cardUsed' ? `［${say.card?.text ?? ''}｜${say.says}］` : say.kind,
    )
    .join('\n');

let codes = 0;
const press = (world: TranscriptWorld, who: string, card: Card | undefined, button: string) =>
  world.send(who, { kind: 'cardPressed', task: card?.task ?? '', button, choices: [], response: `rc-${++codes}` });

describe('the card of a call', () => {
  it('goes to who has cards, behind the words, each with a task of its own', async () => {
    const { sent } = await called([EAST, OFFICE, WEST]);
    const cards = cardsIn(sent);
    expect(cards.map(({ person }) => person).toSorted()).toEqual([EAST, OFFICE]);
    expect(new Set(cards.map(({ card }) => card.task)).size).toBe(2);
    for (const { card } of cards) {
      expect(card.task).toMatch(/^call@1@1@[\w-]{16}$/);
      expect(templateCard(card)).not.toBeNull();
      expect(JSON.stringify(card)).not.toContain(NUMBER);
    }
    for (const holder of [EAST, OFFICE]) {
      const own = sent.filter(({ person }) => person === holder).map(({ say }) => say.kind);
      expect(own).toEqual(['text', 'card']);
    }
  });

  it('is for nobody without cards, whose words are the same', async () => {
    const [plain, carded] = [await called([]), await called([EAST])];
    expect(cardsIn(plain.sent)).toEqual([]);
    const texts = (sent: typeof plain.sent) =>
      sent.filter(({ say }) => say.kind === 'text').map(({ person, say }) => [person, say]);
    expect(texts(carded.sent)).toEqual(texts(plain.sent));
  });

  it('gives no right that its words would not give', async () => {
    const { world, sent } = await called([EAST]);
    const [{ card } = { card: undefined }] = cardsIn(sent);
    for (const stranger of [WEST, SPECIALIST, 'xi-01', 'guanli']) {
      const answered = words(await press(world, stranger, card, 'accept'), stranger);
      expect(answered).not.toContain('您已接单');
    }
    expect(words(await press(world, EAST, card, 'accept'), EAST)).toContain('您已接单');
  });

  it('asks where to by 转办, and can be accepted still', async () => {
    const { world } = await called([EAST]);
    const cards = await world.cardsOf(EAST);
    expect(words(await world.send(EAST, pressedIn('[点“转办”]', cards) ?? { kind: 'unknown' }), EAST)).toMatch(
      /^转给哪个区市？例如：转办 1/,
    );
    const accepted = words(await world.send(EAST, pressedIn('[点“接单”]', cards) ?? { kind: 'unknown' }), EAST);
    expect(accepted).toMatch(/您已接单.*［示例一厂：东城联络员已接单（02:14）｜已接单］/s);
  });

  it('pressed again, or when it is over, changes nothing', async () => {
    const { world, say, sent } = await called([EAST, OFFICE]);
    const of = (who: string) => cardsIn(sent).find(({ person }) => person === who)?.card;
    await press(world, EAST, of(EAST), 'accept');
    await say(EAST, '转办 1 西城');
    // Nobody has it now, and a card that was used before takes it from nobody.
    expect(words(await press(world, EAST, of(EAST), 'accept'), EAST)).toMatch(/不能再点了/);
    await say(SPECIALIST, '撤销急需 1');
    const late = words(await press(world, OFFICE, of(OFFICE), 'accept'), OFFICE);
    expect(late).toMatch(/已撤销.*｜不用接单了］/s);
  });

  it.each([
    'call@',
    'call@99@1@AAAAAAAAAAAAAAAA',
    'call@1@1@../../etc/passwd',
    `call@${'9'.repeat(40)}@1@x`,
    'call@1@1@AAAAAAAAAAAAAAAA',
  ])('with the task %s reveals nothing to a stranger to it', async (task) => {
    const { world } = await called([]);
    const card = { kind: 'buttons', task, title: '', text: '', buttons: [] } as const;
    for (const button of ['accept', 'transfer', 'constructor', '']) {
      expect(words(await press(world, 'xi-01', card, button), 'xi-01')).not.toContain('一厂');
    }
  });
});

it('a card’s words take the number when it is known', () => {
  const card: Card = {
    kind: 'buttons',
    task: `call@${NUMBER}@1@x`,
    title: `急需用工${NUMBER}`,
    text: NUMBER,
    buttons: [{ id: 'accept', text: '接单' }],
  };
  const row = outgoing({
    key: `card/c/call@${NUMBER}@1@x`,
    corp: 'c',
    person: 'p',
    kind: 'nudge',
    say: { kind: 'card', card },
    dueAt: NIGHT,
  });
  const [named] = withNumber([row], 12);
  expect(named?.key).toBe('card/c/call@12@1@x');
  expect(named?.say).toEqual({ kind: 'card', card: { ...card, task: 'call@12@1@x', title: '急需用工12', text: '12' } });
});
