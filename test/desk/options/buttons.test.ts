// Answers stand on buttons only where each of them is whole and all are told apart.
import { describe, expect, it } from 'vitest';
import { CARD_ADVISED, CARD_LIMITS, type Card } from '../../../src/desk/card.ts';
import { optionButtons, optionPressed, questionText } from '../../../src/desk/options/buttons.ts';
import type { AnswerOption } from '../../../src/forms/form.ts';
import { templateCard } from '../../../src/wecom/cards.ts';

const named = (...names: readonly string[]): AnswerOption => ({ text: names[0] ?? '', names });
const numbered = (number: number, ...names: readonly string[]): AnswerOption => ({ text: String(number), number, names });
const texts = (options: readonly AnswerOption[], spare = 0) => optionButtons({ options }, spare)?.buttons.map(({ text }) => text);

describe('the buttons of a question', () => {
  it('hold the fullest name that fits', () => {
    expect(texts([numbered(3, '示例纺织有限责任公司', '示例纺织'), numbered(4, '示例印染')])).toEqual([
      '3 示例纺织',
      '4 示例印染',
    ]);
    expect(texts([named('是'), named('不是')])).toEqual(['是', '不是']);
  });

  it.each([
    [CARD_ADVISED.button, '名'.repeat(CARD_ADVISED.button)],
    [CARD_ADVISED.button + 1, undefined],
  ])('hold a name of up to ten characters: %i', (length, first) =>
    expect(texts([named('名'.repeat(length)), named('乙')])?.[0]).toBe(first),
  );

  it.each([
    [CARD_LIMITS.buttons, 0, true],
    [CARD_LIMITS.buttons + 1, 0, false],
    [CARD_LIMITS.buttons - 2, 2, true],
    [CARD_LIMITS.buttons - 1, 2, false],
    [0, 0, false],
  ])('are as many as a card holds: %i beside %i others: %s', (count, spare, isCard) => {
    const options = Array.from({ length: count }, (_, i) => numbered(i + 1, `第${i + 1}家`));
    expect(optionButtons({ options }, spare) !== null).toBe(isCard);
  });

  it('hold the numbers where names are long or the same, and the text says whose they are', () => {
    const long = [numbered(1, '示例第一机械制造有限公司'), numbered(2, '示例第二机械制造有限公司')];
    expect(optionButtons({ options: long })).toEqual({
      buttons: [
        { id: '1', text: '1' },
        { id: '2', text: '2' },
      ],
      list: '1 示例第一机械制造有限公司；2 示例第二机械制造有限公司',
    });
    expect(
      texts([numbered(1, '示例机械（东城）有限公司', '示例机械'), numbered(2, '示例机械（西城）有限公司', '示例机械')]),
    ).toEqual(['1', '2']);
    expect(texts([numbered(1, '长'.repeat(40)), numbered(2, '短'), named('都不是')])).toEqual(['1', '2', '都不是']);
  });

  it('are none where the list is too long for the text, or a name fits nowhere', () => {
    const of = (length: number) => [numbered(1, '甲'.repeat(length)), numbered(2, '乙'.repeat(20))];
    expect(texts(of(CARD_ADVISED.text - 25))).toEqual(['1', '2']);
    expect(texts(of(CARD_ADVISED.text - 24))).toBeUndefined();
    expect(texts([named('说不完的一个长长的回答'), named('是')])).toBeUndefined();
  });

  it('find their option again', () => {
    const options = [numbered(7, '甲'), numbered(9, '乙')];
    for (const [i, { id }] of (optionButtons({ options })?.buttons ?? []).entries())
      expect(optionPressed(options, id)).toBe(options[i]);
    for (const button of ['', '0', '3', '7', '01', '1.0', '__proto__', 'length'])
      expect(optionPressed(options, button)).toBeUndefined();
  });
});

describe('the text above them', () => {
  it('asks without how the answer is typed', () => {
    expect(questionText('缺工还是上周的 普工8 吗？是就回“同”', '', '点一个。')).toBe('缺工还是上周的 普工8 吗？点一个。');
    expect(questionText('接着办哪一件', '1 经验；2 月报', '点一个。')).toBe('接着办哪一件。1 经验；2 月报');
  });

  it('is never longer than a card takes', () => {
    for (let length = 1; length < 400; length += 7) {
      for (const list of ['', '1 甲；2 乙']) {
        const text = questionText(`${'问'.repeat(length)}？`, list, '点一个。');
        expect([...text].length).toBeLessThanOrEqual(CARD_ADVISED.text);
        expect(text.endsWith(list === '' ? '点一个。' : list)).toBe(true);
      }
    }
  });
});

describe('what somebody typed, on a card', () => {
  it.each([
    '<div class="highlight">甲</div>',
    '$userName=zhangsan$',
    '[甲](https://example.com)',
    '<@all>',
    '甲\u202e乙\u0000丙',
  ])('stays words: %j', (typed) => {
    const made = optionButtons({ options: [numbered(1, typed), numbered(2, '乙')] });
    const card: Card = {
      kind: 'buttons',
      task: 'ask@a@b',
      title: '请选一个',
      text: questionText(`“${typed}”是哪一户？`, made?.list ?? '', ''),
      buttons: made?.buttons ?? [],
    };
    const sent = templateCard(card);
    // No part of a template card is markup: there is none that is a link, and what names a member is not switched on.
    expect(Object.keys(sent ?? {})).toEqual(['card_type', 'main_title', 'sub_title_text', 'task_id', 'button_list']);
    expect(JSON.stringify(sent)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});
