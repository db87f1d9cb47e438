// A button of a question is its answer, for that question and no other: late, twice, at one instant and in any process.
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/desk/card.ts';
import { twoDesks } from '../read-backs/two-desks.ts';

let codes = 0;
const WHO = 'dong-01';

async function holder() {
  const desks = await twoDesks();
  await desks.say(WHO, '卡片');
  const owed = async () => (await desks.owing()).filter(({ person }) => person === WHO);
  const pressing = (task: string, button: string) =>
    ({ kind: 'cardPressed', task, button, choices: [], response: `code${++codes}` }) as const;
  /** What was planned for the person since. */
  const since = async (seen: number): Promise<string> =>
    (await owed())
      .slice(seen)
      .map(({ say }) => (say.kind === 'text' ? say.text : say.kind === 'cardUsed' ? `［${say.says}］` : say.kind))
      .join('\n');
  return {
    ...desks,
    async cards(): Promise<readonly Card[]> {
      const all = (await owed()).flatMap(({ say }) => (say.kind === 'card' ? [say.card] : []));
      return all.filter(({ task }) => task.startsWith('ask@'));
    },
    async press(task: string, button: string, process = 0): Promise<string> {
      const seen = (await owed()).length;
      await desks.deliver(WHO, pressing(task, button), process);
      await desks.pushReply(WHO);
      return since(seen);
    },
    pressing,
    owed,
    since,
  };
}

const buttons = (card: Card | undefined) => (card?.kind === 'buttons' ? card.buttons.map(({ text }) => text) : []);

describe('the card of a question', () => {
  it('goes with a question once, and anew when it is asked anew', async () => {
    const desks = await holder();
    await desks.say(WHO, '云岬 缺普工8');
    await desks.say(WHO, '帮助');
    await desks.say(WHO, '哦');
    expect(await desks.cards()).toHaveLength(1);
    await desks.say(WHO, '稍后');
    await desks.say(WHO, '继续');
    const cards = await desks.cards();
    expect(cards).toHaveLength(2);
    expect(new Set(cards.map(({ task }) => task)).size).toBe(2);
    expect(cards.map(buttons)).toEqual([
      ['3 云岬纺织', '4 云岬印染'],
      ['3 云岬纺织', '4 云岬印染'],
    ]);
    for (const { task } of cards) expect(task).toMatch(/^[\w@-]{1,128}$/);
  });

  it('answers as the number typed does', async () => {
    const desks = await holder();
    await desks.say(WHO, '云岬 缺普工8');
    const [card] = await desks.cards();
    expect(await desks.press(card?.task ?? '', '2')).toMatch(/示例云岬印染有限公司.*普工8.*［已选：4 云岬印染］/s);
    expect(await desks.say(WHO, '确认')).toContain('已收到：云岬印染');
  });

  it('pressed twice, once in each process, is one answer', async () => {
    const desks = await holder();
    await desks.say(WHO, '云岬 缺普工8');
    const [card] = await desks.cards();
    const seen = (await desks.owed()).length;
    await Promise.all(
      [0, 1].map((process) => desks.deliver(WHO, desks.pressing(card?.task ?? '', String(process + 1)), process)),
    );
    await desks.push(3_000);
    const said = await desks.since(seen);
    expect(said.match(/请核对/g) ?? []).toHaveLength(said.includes('云岬纺织：现在在岗') ? 0 : 1);
    expect(said.match(/不能再点了/g)).toHaveLength(1);
    const chosen = [...said.matchAll(/［已选：(.+?)］/g)].map(([, one]) => one);
    expect(new Set(chosen).size).toBe(1);
  });

  it('whose press comes again by itself is answered once', async () => {
    const desks = await holder();
    await desks.say(WHO, '云岬 缺普工8');
    const [card] = await desks.cards();
    const press = desks.pressing(card?.task ?? '', '2');
    const key = 'event:once';
    await Promise.all([desks.deliver(WHO, press, 0, key), desks.deliver(WHO, press, 1, key)]);
    const rows = (await desks.owed()).length;
    await desks.deliver(WHO, press, 1, key);
    expect(await desks.owed()).toHaveLength(rows);
  });

  it('of a question that was answered in words changes nothing, and says what stands now', async () => {
    const desks = await holder();
    await desks.say(WHO, '云岬 缺普工8');
    const [card] = await desks.cards();
    await desks.say(WHO, '4');
    const late = await desks.press(card?.task ?? '', '1');
    expect(late).toMatch(/已经答过，或者不问了，没有再办.*等您“确认”：云岬印染.*［已不问了］/s);
    expect(await desks.say(WHO, '确认')).toContain('已收到：云岬印染');
    expect(await desks.press(card?.task ?? '', '1')).toContain('现在没有等您回的');
    expect(await desks.filings()).toHaveLength(1);
  });

  it('of another question with the same choices answers neither', async () => {
    const desks = await holder();
    await desks.say(WHO, '云岬 缺普工8');
    const [card] = await desks.cards();
    await desks.say(WHO, '取消');
    await desks.say(WHO, '云岬 缺普工80');
    const late = await desks.press(card?.task ?? '', '2');
    expect(late).toMatch(/没有再办.*是哪一户/s);
    expect(late).not.toContain('请核对');
    const next = (await desks.cards()).at(-1);
    expect(await desks.press(next?.task ?? '', '2')).toContain('普工80');
  });

  it('leaves readings that were offered open when an older card is pressed', async () => {
    const desks = await holder();
    await desks.say(WHO, '云岬 缺普工8');
    await desks.say(WHO, '4');
    await desks.say(WHO, '确认');
    const [old] = await desks.cards();
    await desks.say(WHO, '嗯哪同上周那个弄弄呗哪');
    const offered = (await desks.cards()).at(-1);
    expect(offered?.task).not.toBe(old?.task);
    expect(await desks.press(old?.task ?? '', '1')).toContain('没有再办');
    expect(await desks.press(offered?.task ?? '', '1')).toMatch(/［已选：/);
  });

  it.each(['ask@', 'ask@AAAAAAAAAAAAAAAA@AAAAAAAAAAAAAAAA', `ask@${'x'.repeat(300)}`, 'ask@__proto__@__proto__'])(
    'with the task %s is harmless',
    async (task) => {
      const desks = await holder();
      await desks.say(WHO, '云岬 缺普工8');
      for (const button of ['1', 'confirm', 'constructor', '']) await desks.press(task, button);
      const [card] = await desks.cards();
      for (const button of ['0', '9', 'length', '']) expect(await desks.press(card?.task ?? '', button)).toBe('');
      expect(await desks.say(WHO, '4')).toContain('请核对');
    },
  );

  it('is none for who has no cards', async () => {
    const desks = await holder();
    await desks.say(WHO, '文字');
    await desks.say(WHO, '云岬 缺普工8');
    expect(await desks.cards()).toHaveLength(0);
    // Said in the middle, it comes at once.
    await desks.say(WHO, '卡片');
    expect(await desks.cards()).toHaveLength(1);
  });
});
