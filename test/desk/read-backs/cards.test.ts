// A button of a read-back is of that read-back alone: pressed late or twice it files nothing.
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/desk/card.ts';
import { CARD_LIMITS } from '../../../src/desk/card.ts';
import { failing } from '../outbox/outbox-world.ts';
import { twoDesks } from './two-desks.ts';

let codes = 0;

/** A person who has cards, with what they do on them. */
async function holder() {
  const desks = await twoDesks();
  await desks.say('dong-01', '卡片');
  let seen = 0;
  const owed = async () => (await desks.owing()).filter(({ person }) => person === 'dong-01');
  return {
    ...desks,
    /** The read-back's cards so far, oldest first. */
    async cards(): Promise<readonly Card[]> {
      const all = (await owed()).flatMap(({ say }) => (say.kind === 'card' ? [say.card] : []));
      return all.filter(({ task }) => task.startsWith('readback@'));
    },
    /** Presses, and reads what is pushed because of it. */
    async press(task: string, button: string, process = 0): Promise<string> {
      seen = (await owed()).length;
      await desks.deliver('dong-01', { kind: 'cardPressed', task, button, choices: [], response: `code${++codes}` }, process);
      await desks.pushReply('dong-01');
      return (await owed())
        .slice(seen)
        .map(({ say }) => (say.kind === 'text' ? say.text : say.kind === 'cardUsed' ? `［${say.says}］` : say.kind))
        .join('\n');
    },
  };
}

describe('the card of a read-back', () => {
  it('goes with each new one, within what WeCom takes', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    await desks.say('dong-01', '改 普工 9');
    const cards = await desks.cards();
    expect(cards).toHaveLength(2);
    expect(new Set(cards.map(({ task }) => task)).size).toBe(2);
    for (const card of cards) {
      expect(card.task).toMatch(/^[\w@-]{1,128}$/);
      expect([...card.title].length).toBeLessThanOrEqual(36);
      expect(card.kind === 'buttons' && card.buttons.map(({ text }) => text)).toEqual(['确认', '要改']);
      expect(card.kind === 'buttons' && card.buttons.length).toBeLessThanOrEqual(CARD_LIMITS.buttons);
    }
  });

  it('files by 确认 what stands above it, once, and says so', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    const [card] = await desks.cards();
    const done = await desks.press(card?.task ?? '', 'confirm');
    expect(done).toContain('已收到：一厂');
    expect(done).toContain('［已确认］');
    const again = await desks.press(card?.task ?? '', 'confirm', 1);
    expect(again).toContain('这张卡片不能再点了，已确认');
    expect(again).toContain('［已确认］');
    expect(await desks.filings()).toHaveLength(1);
  });

  it('of an older read-back files nothing and shows the present one', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    await desks.say('dong-01', '改 普工 9');
    const [old, present] = await desks.cards();
    const stale = await desks.press(old?.task ?? '', 'confirm');
    expect(stale).toContain('之前的核对稿，没有办');
    expect(stale).toContain('普工9');
    expect(await desks.filings()).toHaveLength(0);
    expect(await desks.press(present?.task ?? '', 'confirm')).toContain('已收到');
    expect((await desks.filings()).map(({ figures }) => figures.shortage.general)).toEqual([9]);
  });

  it('that was done otherwise does nothing', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    const [card] = await desks.cards();
    await desks.say('dong-01', '确认');
    expect(await desks.press(card?.task ?? '', 'confirm')).toContain('已经办过或取消了');
    expect(await desks.filings()).toHaveLength(1);
  });

  it('counts only where the words above it were delivered', async () => {
    const desks = await holder();
    const lost = await desks.send('dong-01', '一厂 缺普工8');
    await lost.lose();
    const [card] = await desks.cards();
    const shown = await desks.press(card?.task ?? '', 'confirm');
    expect(shown).toContain('请核对');
    expect(await desks.filings()).toHaveLength(0);
    // What was shown for the press was pushed, and its own card confirms it.
    const next = (await desks.cards()).at(-1);
    expect(await desks.press(next?.task ?? '', 'confirm')).toContain('已收到');
  });

  it('whose press did nothing is told so as the first time', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    const [card] = await desks.cards();
    await desks.press(card?.task ?? '', 'change');
    await desks.say('dong-01', '普工 9');
    for (let presses = 0; presses < 2; presses++) {
      const stale = await desks.press(card?.task ?? '', 'confirm');
      expect(stale).toMatch(/之前的核对稿，没有办.*普工9.*［已换成新的核对稿］/s);
    }
    await desks.say('dong-01', '确认');
    expect(await desks.press(card?.task ?? '', 'confirm')).toMatch(
      /办过或取消了，没有再办。报上了又要改的，回“更正”.*［已办过或已取消］/s,
    );
    expect(await desks.filings()).toHaveLength(1);
  });

  it('was confirmed, whatever is read back since', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    const [card] = await desks.cards();
    await desks.press(card?.task ?? '', 'confirm');
    await desks.say('dong-01', '榆光 缺普工3');
    const again = await desks.press(card?.task ?? '', 'confirm');
    expect(again).toMatch(/不能再点了，已确认.*等您“确认”：榆光电子.*［已确认］/s);
    expect(await desks.filings()).toHaveLength(1);
  });

  it('answers its one doubt beside 确认, in any process, once', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工60');
    await desks.say('dong-01', '确认');
    await desks.time.pass(7 * 86_400_000);
    await desks.say('dong-01', '一厂 缺普工6 解决普工54');
    const doubted = (await desks.cards()).at(-1);
    expect(doubted?.kind === 'buttons' && doubted.buttons.map(({ text }) => text)).toEqual(['6', '60', '确认', '要改']);
    expect(await desks.press(doubted?.task ?? '', '1')).toMatch(/普工缺工就是6人，已核实.*［已选：6］/s);
    expect(await desks.press(doubted?.task ?? '', '2', 1)).toMatch(/不能再点了，已选：6.*等您“确认”/s);
    const settled = (await desks.cards()).at(-1);
    expect(settled?.kind === 'buttons' && settled.buttons.map(({ text }) => text)).toEqual(['确认', '要改']);
    expect(await desks.press(settled?.task ?? '', 'confirm')).toContain('已收到');
    expect((await desks.filings()).map(({ figures }) => figures.shortage.general)).toEqual([60, 6]);
  });

  it('of several enterprises shows how one of them is changed', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8；榆光 缺普工3');
    const [card] = await desks.cards();
    expect(await desks.press(card?.task ?? '', 'change')).toContain('例如“改 1 普工 12”');
  });

  it('要改 says how, and files nothing', async () => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    const [card] = await desks.cards();
    expect(await desks.press(card?.task ?? '', 'change')).toContain('改 普工 12');
    expect(await desks.filings()).toHaveLength(0);
    expect(await desks.say('dong-01', '确认')).toContain('已收到');
  });

  it.each([
    'readback@',
    'readback@AAAAAAAAAAAAAAAA@AAAAAAAAAAAAAAAA',
    `readback@${'x'.repeat(200)}`,
    'readback@../../../../etc@AAAAAAAAAAAAAAAA',
    'start@9999-W99@x',
    'changed@9999-W99@1-2@AAAAAA@x',
    '__proto__',
  ])('with the task %s is harmless', async (task) => {
    const desks = await holder();
    await desks.say('dong-01', '一厂 缺普工8');
    for (const button of ['confirm', 'change', 'constructor', '']) await desks.press(task, button);
    expect(await desks.filings()).toHaveLength(0);
  });

  it('is an extra: the reply stands though no row can be written', async () => {
    const desks = await holder();
    desks.database.away = true;
    expect(await desks.say('dong-01', '一厂 缺普工8')).toContain('请核对');
    desks.messenger.trouble = () => failing('wecom.away');
    expect(await desks.say('dong-01', '确认')).toContain('已收到');
  });
});
