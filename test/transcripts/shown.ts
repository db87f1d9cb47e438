// How does a transcript write what is more than words: files, pictures, cards, and a press on one?
import type { Card, CardOption } from '../../src/desk/card.ts';
import type { Incoming } from '../../src/desk/incoming.ts';
import type { Say } from '../../src/desk/say.ts';

/** Anything a person can send, without its envelope. */
export type ShownAct = Pick<Incoming, 'kind'> & Readonly<Record<string, unknown>>;

/** Words as they are; a file, picture or card by what it is. */
export function shown(say: Say): string {
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
      return `［卡片变灰］${say.says}`;
  }
}

const names = (options: readonly CardOption[], mark: string) => options.map(({ text }) => `${mark}${text}`).join('　');

const shownCard = (card: Card): string =>
  card.kind === 'buttons'
    ? `［卡片］${card.title}　${card.text}\n　　${names(card.buttons, '▷')}`
    : `［卡片］${card.title}　${card.text}\n　　${names(card.options, '□')}　▷${card.submit.text}`;

let presses = 0;

/** `[点“同上周”]`, or `[勾“1 一厂、3 三厂”点“选好了”]`: a press on the newest card that has such a button. Null: not written so. */
export function pressedIn(said: string, cards: readonly Card[]): ShownAct | null {
  const [, ticked, label] = /^\[(?:勾“(.*?)”)?点“(.+)”\]$/.exec(said) ?? [];
  if (label === undefined) return null;
  const buttonsOf = (card: Card) => (card.kind === 'buttons' ? card.buttons : [card.submit]);
  const card = cards.findLast((c) => buttonsOf(c).some((b) => b.text === label));
  const button = card && buttonsOf(card).find((b) => b.text === label);
  if (!card || !button) throw new Error(`no card with ${label}`);
  const boxes = card.kind === 'checkbox' ? card.options : [];
  const options = (ticked ?? '').split('、').flatMap((text) => boxes.filter((o) => o.text === text).map((o) => o.id));
  const choices = card.kind === 'checkbox' ? [{ question: 'options', options }] : [];
  return { kind: 'cardPressed', task: card.task, button: button.id, choices, response: `code-${++presses}` };
}
