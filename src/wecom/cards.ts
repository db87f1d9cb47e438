// What does a card look like as WeCom's template_card? (wecom §3.4)
import { CARD_ADVISED, CARD_LIMITS, type Card, type CardOption } from '../desk/card.ts';
import { sendableText } from './text.ts';

/** As it is written into the request, key by key in this order. */
export type TemplateCard = Readonly<Record<string, unknown>> & { readonly card_type: string; readonly task_id: string };

const TASK = /^[0-9A-Za-z_@-]+$/;
/** The one question of a checkbox card. */
const QUESTION = 'options';

/** Null where WeCom would not take it: nobody misses an extra whose text was sent. */
export function templateCard(card: Card): TemplateCard | null {
  const { task, title, text } = card;
  if (!TASK.test(task) || task.length > CARD_LIMITS.task || sendableText(title).trim() === '') return null;
  switch (card.kind) {
    case 'buttons':
      if (!areDistinct(card.buttons, CARD_LIMITS.buttons)) return null;
      return {
        card_type: 'button_interaction',
        main_title: { title: cut(title, CARD_ADVISED.title) },
        sub_title_text: cut(text, CARD_ADVISED.text),
        task_id: task,
        button_list: card.buttons.map(({ id, text: says }) => ({
          text: cut(says, CARD_ADVISED.button),
          style: card.main?.includes(id) === false ? 4 : 1,
          key: id,
        })),
      };
    case 'checkbox':
      if (!areDistinct(card.options, CARD_LIMITS.boxes) || !areDistinct([card.submit], 1)) return null;
      return {
        card_type: 'vote_interaction',
        main_title: { title: cut(title, CARD_ADVISED.voteTitle), desc: cut(text, CARD_ADVISED.text) },
        task_id: task,
        checkbox: {
          question_key: QUESTION,
          mode: 1,
          option_list: card.options.map(({ id, text: says }) => ({ id, text: cut(says, CARD_LIMITS.box), is_checked: false })),
        },
        submit_button: { text: cut(card.submit.text, CARD_ADVISED.button), key: card.submit.id },
      };
  }
}

/** Whether so many buttons or boxes can be told apart. */
function areDistinct(options: readonly CardOption[], most: number): boolean {
  const ids = new Set(options.map(({ id }) => id));
  const isWhole = ({ id, text }: CardOption) => id !== '' && Buffer.byteLength(id) <= 128 && sendableText(text).trim() !== '';
  return options.length > 0 && options.length <= most && ids.size === options.length && options.every(isWhole);
}

/** At most so many characters; what is left out shows as …. Nothing in it turns the words around it. */
function cut(text: string, most: number): string {
  const characters = [...sendableText(text).replace(/\p{Bidi_Control}/gu, '')];
  return characters.length <= most ? characters.join('') : [...characters.slice(0, most - 1), '…'].join('');
}
