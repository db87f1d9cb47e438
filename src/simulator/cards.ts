// Is a template card one that WeCom would take, and which error does it give otherwise?

import type { CardQuestion, CardShape } from './card-shape.ts';

const INTERACTIVE = ['button_interaction', 'vote_interaction', 'multiple_interaction'];
const TYPES = ['text_notice', 'news_notice', ...INTERACTIVE];

/** Cards with buttons, a submit button or a top-right menu: they produce events and can be updated. */
export const isUpdatable = (card: CardShape): boolean =>
  INTERACTIVE.includes(card.card_type ?? '') || (card.action_menu?.action_list ?? []).length > 0;

export const hasButtons = (card: CardShape): boolean => INTERACTIVE.includes(card.card_type ?? '');

const bytes = (text: string | undefined) => Buffer.byteLength(text ?? '');
const isKey = (key: string | undefined) => bytes(key) >= 1 && bytes(key) <= 1024;
const repeats = (texts: readonly (string | undefined)[]) => new Set(texts).size < texts.length;

/** The error code of a card's first fault, 0 where there is none. In an update the task_id is not sent and a submit button may be left out. */
export function cardFault(card: CardShape, purpose: 'send' | 'update'): number {
  const faults = [typeFault, titleFault, menuFault, horizontalFault, verticalFault, jumpFault, actionFault, pictureFault];
  for (const fault of faults) {
    const code = fault(card);
    if (code !== 0) return code;
  }
  const code = buttonsFault(card) || questionsFault(card) || (purpose === 'send' ? submitFault(card) : 0);
  if (code !== 0 || purpose === 'update') return code;
  return isUpdatable(card) && !/^[0-9A-Za-z_@-]{1,128}$/.test(card.task_id ?? '') ? 42014 : 0;
}

const typeFault = (card: CardShape) => (TYPES.includes(card.card_type ?? '') ? 0 : 42031);

function titleFault({ card_type, main_title, sub_title_text }: CardShape): number {
  if (main_title?.title) return 0;
  return card_type === 'text_notice' && sub_title_text ? 0 : 41016;
}

function menuFault({ action_menu }: CardShape): number {
  if (!action_menu) return 0;
  const list = action_menu.action_list ?? [];
  if (list.length < 1 || list.length > 3) return 40058;
  if (!list.every((a) => a.text && isKey(a.key))) return 42018;
  return repeats(list.map((a) => a.key)) ? 42051 : 0;
}

function horizontalFault({ horizontal_content_list: list = [] }: CardShape): number {
  if (list.length > 6) return 42035;
  for (const line of list) {
    if (!line.keyname) return 42027;
    if (line.type === 1 && !line.url) return 42028;
    if (line.type === 2 && !line.media_id) return 42029;
    if (line.type === 3 && !line.userid) return 42050;
  }
  return 0;
}

function verticalFault({ vertical_content_list: list = [] }: CardShape): number {
  if (list.length > 4) return 42036;
  return list.every((line) => line.title) ? 0 : 42033;
}

function jumpFault({ jump_list: list = [] }: CardShape): number {
  if (list.length > 3) return 42042;
  for (const jump of list) {
    if (!jump.title) return 42033;
    if (jump.type === 1 && !jump.url) return 42028;
    if (jump.type === 2 && !jump.appid) return 42030;
  }
  return 0;
}

function actionFault({ card_type, card_action }: CardShape): number {
  const isNotice = card_type === 'text_notice' || card_type === 'news_notice';
  if (isNotice && card_action?.type !== 1 && card_action?.type !== 2) return 42045;
  if (card_action?.type === 1 && !card_action.url) return 42028;
  return card_action?.type === 2 && !card_action.appid ? 42030 : 0;
}

function pictureFault({ card_type, card_image, image_text_area }: CardShape): number {
  if (card_type !== 'news_notice') return 0;
  if (!card_image && !image_text_area) return 42044;
  if (card_image && !card_image.url) return 42044;
  return image_text_area && !image_text_area.image_url ? 42044 : 0;
}

function buttonsFault({ card_type, button_list: list = [] }: CardShape): number {
  if (card_type !== 'button_interaction') return 0;
  if (list.length < 1 || list.length > 6) return 40058;
  for (const button of list) {
    if (!button.text) return 42038;
    if (button.type === 1 ? !button.url : !isKey(button.key)) return button.type === 1 ? 42028 : 42039;
  }
  return repeats(list.filter((b) => b.type !== 1).map((b) => b.key)) ? 42018 : 0;
}

function questionsFault(card: CardShape): number {
  const { card_type, button_selection, checkbox, select_list = [] } = card;
  if (card_type === 'vote_interaction') return checkbox ? questionFault(checkbox, 20) : 42043;
  if (card_type === 'button_interaction') return button_selection ? questionFault(button_selection, 10) : 0;
  if (card_type !== 'multiple_interaction') return 0;
  if (select_list.length < 1 || select_list.length > 3) return 42047;
  if (repeats(select_list.map((q) => q.question_key))) return 42043;
  return select_list.map((q) => questionFault(q, 10)).find((code) => code !== 0) ?? 0;
}

function questionFault({ question_key, option_list: list = [] }: CardQuestion, most: number): number {
  if (!isKey(question_key)) return 42043;
  if (list.length < 1 || list.length > most) return 42037;
  if (!list.every((o) => bytes(o.id) >= 1 && bytes(o.id) <= 128) || repeats(list.map((o) => o.id))) return 42040;
  return list.every((o) => o.text) ? 0 : 42041;
}

function submitFault({ card_type, submit_button }: CardShape): number {
  if (card_type !== 'vote_interaction' && card_type !== 'multiple_interaction') return 0;
  if (!submit_button) return 42049;
  return isKey(submit_button.key) ? 0 : 42046;
}
