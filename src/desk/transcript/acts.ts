// How does a transcript write what is more than words: files, pictures, cards, and a press on one?
import type { Card, CardOption } from '../card.ts';
import type { IncomingContent } from '../incoming.ts';
import type { Say } from '../say.ts';

/** Words as they are; a file, picture or card by what it is. */
export function sayWritten(say: Say): string {
  switch (say.kind) {
    case 'text':
      return say.text;
    case 'file':
      return `［文件］${say.name}`;
    case 'picture':
      return '［图片］';
    case 'card':
      return shownCard(say.card);
    case 'cardUsed':
      return `［卡片变灰］${say.card ? `${say.card.title}　${say.card.text}　` : ''}${say.says}`;
  }
}

const names = (options: readonly CardOption[], mark: string) => options.map(({ text }) => `${mark}${text}`).join('　');

const shownCard = (card: Card): string =>
  card.kind === 'buttons'
    ? `［卡片］${card.title}　${card.text}\n　　${names(card.buttons, '▷')}`
    : `［卡片］${card.title}　${card.text}\n　　${names(card.options, '□')}　▷${card.submit.text}`;

const EVENTS: ReadonlyMap<string, IncomingContent> = new Map([
  ['[语音]', { kind: 'voice', media: 'm', transcript: null }],
  ['[图片]', { kind: 'image', media: 'm' }],
  ['[位置]', { kind: 'location', label: '某路1号' }],
  ['[进入应用]', { kind: 'enterAgent' }],
]);

const PRESS = /^\[(?:勾“(.*?)”)?点“(.+)”\]$/;
/** `[点“同上周”]`, `[勾“1 一厂、3 三厂”点“选好了”]`. */
export const isPress = (said: string): boolean => PRESS.test(said);

/** What is sent: an event in brackets, or words; presses are `pressWritten`'s. */
export const actWritten = (said: string): IncomingContent => EVENTS.get(said) ?? { kind: 'text', text: said };

/** A press on the newest card that has such a button; null where none has. `response`: unique. */
export function pressWritten(said: string, cards: readonly Card[], response: string): IncomingContent | null {
  const [, ticked = '', label] = PRESS.exec(said) ?? [];
  const buttonsOf = (card: Card) => (card.kind === 'buttons' ? card.buttons : [card.submit]);
  const card = cards.findLast((c) => buttonsOf(c).some((b) => b.text === label));
  const button = card && buttonsOf(card).find((b) => b.text === label);
  if (!card || !button) return null;
  const boxes = card.kind === 'checkbox' ? card.options : [];
  const options = ticked.split('、').flatMap((text) => boxes.filter((o) => o.text === text).map((o) => o.id));
  const choices = card.kind === 'checkbox' ? [{ question: 'options', options }] : [];
  return { kind: 'cardPressed', task: card.task, button: button.id, choices, response };
}
