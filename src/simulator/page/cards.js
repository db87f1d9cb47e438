// How does a phone show a template card, and what can be pressed on it?
import { el, icon, link } from './dom.js';

const SOURCE_COLOURS = ['grey', 'black', 'red', 'green'];

/** A template card of any of the five types; `press({ key, menu, chosen })` is called once for each press. */
export function cardNode({ card, greyed }, press) {
  const form = el('form', { class: 'card', submit: (event) => event.preventDefault() });
  const chosen = () => choicesOf(form);
  const isDone = greyed !== null;
  form.append(
    ...[
      headNode(card, press),
      titleNode(card),
      emphasisNode(card.emphasis_content),
      pictureNode(card.card_image),
      imageTextNode(card.image_text_area),
      quoteNode(card.quote_area),
      card.sub_title_text && el('p', { class: 'card-sub' }, card.sub_title_text),
      listNode(
        card.vertical_content_list,
        (line) => [el('b', {}, line.title ?? ''), el('span', {}, line.desc ?? '')],
        'card-vertical',
      ),
      listNode(card.horizontal_content_list, horizontalLine, 'card-horizontal'),
      card.button_selection && selectNode(card.button_selection, isDone),
      card.checkbox && checkboxNode(card.checkbox, isDone),
      ...(card.select_list ?? []).map((question) => selectNode(question, isDone)),
      listNode(card.jump_list, (jump) => [link(jump.url ?? '', jump.title ?? '', icon('next'))], 'card-jumps'),
      card.card_action?.url && el('div', { class: 'card-jumps' }, link(card.card_action.url, '查看详情', icon('next'))),
      buttonsNode(card, greyed, (key) => press({ key, menu: false, chosen: chosen() })),
    ].filter(Boolean),
  );
  return form;
}

function headNode({ source, action_menu }, press) {
  if (!source && !action_menu) return null;
  const colour = SOURCE_COLOURS[source?.desc_color ?? 0] ?? 'grey';
  return el(
    'div',
    { class: 'card-head' },
    el('span', { class: `card-source source-${colour}` }, source?.desc ?? ''),
    action_menu &&
      el(
        'details',
        { class: 'card-menu' },
        el('summary', { 'aria-label': action_menu.desc || '更多' }, icon('more')),
        el(
          'div',
          { class: 'card-menu-list' },
          (action_menu.action_list ?? []).map((action) =>
            el('button', { type: 'button', click: () => press({ key: action.key, menu: true, chosen: {} }) }, action.text),
          ),
        ),
      ),
  );
}

function titleNode({ main_title }) {
  if (!main_title) return null;
  return el(
    'div',
    { class: 'card-title' },
    main_title.title && el('b', {}, main_title.title),
    main_title.desc && el('span', {}, main_title.desc),
  );
}

const emphasisNode = (part) =>
  part && el('div', { class: 'card-emphasis' }, el('b', {}, part.title ?? ''), el('span', {}, part.desc ?? ''));

// Pictures from elsewhere are not loaded: the page shows nothing that does not come from this machine.
const placeholder = (url) => el('div', { class: 'card-picture', title: url ?? '' }, icon('picture'), '图片');

const pictureNode = (image) => image && placeholder(image.url);

const imageTextNode = (area) =>
  area &&
  el(
    'div',
    { class: 'card-image-text' },
    placeholder(area.image_url),
    el('div', {}, link(area.url ?? '', area.title ?? ''), el('span', {}, area.desc ?? '')),
  );

const quoteNode = (quote) =>
  quote &&
  el(
    'blockquote',
    { class: 'card-quote' },
    quote.title && el('b', {}, link(quote.url ?? '', quote.title)),
    quote.quote_text ?? '',
  );

const listNode = (lines, make, kind) =>
  lines?.length > 0 &&
  el(
    'div',
    { class: kind },
    lines.map((line) => el('div', {}, make(line))),
  );

function horizontalLine({ keyname, value = '', type, url, media_id, userid }) {
  const shown =
    type === 1
      ? link(url ?? '', value || url)
      : type === 2
        ? el('a', { href: `/simulator/media/${media_id}`, download: value }, value)
        : type === 3
          ? el('span', { class: 'card-member' }, value || userid)
          : el('span', {}, value);
  return [el('span', { class: 'card-key' }, keyname), shown];
}

function selectNode({ question_key, title, option_list = [], selected_id, disable }, isDone) {
  return el(
    'label',
    { class: 'card-select' },
    el('span', {}, title ?? ''),
    el(
      'select',
      { name: question_key, disabled: isDone || disable },
      option_list.map(({ id, text }) => el('option', { value: id, selected: id === selected_id }, text)),
    ),
  );
}

function checkboxNode({ question_key, option_list = [], mode, disable }, isDone) {
  const type = mode === 1 ? 'checkbox' : 'radio';
  return el(
    'fieldset',
    { class: 'card-options', disabled: isDone || disable },
    el('legend', {}, mode === 1 ? '可多选' : '单选'),
    option_list.map(({ id, text, is_checked }) =>
      el('label', {}, el('input', { type, name: question_key, value: id, checked: is_checked }), el('span', {}, text)),
    ),
  );
}

/** Every question with the ids chosen for it; a question of checkboxes may have none. */
function choicesOf(form) {
  const chosen = {};
  for (const field of form.querySelectorAll('select, input')) {
    chosen[field.name] ??= [];
    if (field.tagName === 'SELECT' || field.checked) chosen[field.name].push(field.value);
  }
  return chosen;
}

function buttonsNode({ button_list, submit_button }, greyed, press) {
  const hasButtons = button_list?.length > 0 || submit_button;
  if (!hasButtons) return null;
  if (greyed !== null)
    return el('div', { class: 'card-buttons' }, el('button', { type: 'button', class: 'style-4', disabled: true }, greyed));
  if (!button_list) {
    const submit = el(
      'button',
      { type: 'button', class: 'style-1', click: () => press(submit_button.key) },
      submit_button.text || '提交',
    );
    return el('div', { class: 'card-buttons' }, submit);
  }
  return el(
    'div',
    { class: `card-buttons${button_list.length > 2 ? ' stacked' : ''}` },
    button_list.map((button) => {
      const kind = `style-${button.style ?? 1}`;
      if (button.type !== 1) return el('button', { type: 'button', class: kind, click: () => press(button.key) }, button.text);
      const outward = link(button.url ?? '', button.text);
      outward.className = kind;
      return outward;
    }),
  );
}
