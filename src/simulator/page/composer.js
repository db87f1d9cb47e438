// How does a person write, choose and send on the phone?
import { el, icon } from './dom.js';
import { act, keepFile, store } from './store.js';

/** Words at hand, by role; everything can be typed as well. */
const CHIPS = {
  specialist: ['上报', '同上周', '逐家', '确认', '返回', '进度', '合计', '帮助'],
  coordinator: ['未报', '合计', '上报', '同上周', '确认', '帮助'],
  taskForce: ['合计', '未报', '帮助'],
  admin: ['我是谁', '帮助'],
  stranger: ['上报', '帮助'],
};

/** What stands for a place and a voice: the bot is to be tried, not the phone's sensors. */
const PLACE = { kind: 'location', latitude: 35.08, longitude: 117.16, label: '示例路1号' };
// The head of an AMR file and a few frames of silence.
const VOICE = new Uint8Array([
  ...new TextEncoder().encode('#!AMR\n'),
  ...Array.from({ length: 60 }, (_, i) => (i % 13 === 0 ? 4 : 0)),
]);

/** The foot of a phone: chips, field, plus menu and the app's own menu. */
export function composerNode(account) {
  const role = store.members.find((m) => m.account === account)?.role ?? 'stranger';
  const say = (text) => act(account, { kind: 'text', text });
  const field = el('textarea', {
    class: 'field',
    rows: '1',
    'aria-label': '输入消息，回车发送',
    placeholder: '输入消息',
    enterkeyhint: 'send',
  });
  const submit = el('button', { type: 'submit', class: 'send' }, '发送');
  const plus = plusNode(account);
  const toggle = el(
    'button',
    { type: 'button', class: 'round plus', 'aria-label': '更多发送方式', 'aria-expanded': 'false' },
    icon('plus'),
  );
  toggle.addEventListener('click', () => {
    plus.hidden = !plus.hidden;
    toggle.setAttribute('aria-expanded', String(!plus.hidden));
  });
  const form = el('form', { class: 'composer' }, toggle, field, submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text !== '') say(text);
    field.value = '';
    grow(field);
  });
  field.addEventListener('input', () => grow(field));
  field.addEventListener('keydown', (event) => {
    // While an input method is composing, Enter takes its proposal.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  const chips = CHIPS[role].map((text) => el('button', { type: 'button', class: 'chip', click: () => say(text) }, text));
  const parts = [el('div', { class: 'chips', role: 'group', 'aria-label': '快捷词' }, chips), form, plus, menuNode(account)];
  const node = document.createDocumentFragment();
  node.append(...parts.filter(Boolean));
  return node;
}

function grow(field) {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
}

function plusNode(account) {
  const picker = (type, accept) => {
    const input = el('input', { type: 'file', accept, hidden: true, tabindex: '-1', 'aria-hidden': 'true' });
    input.addEventListener('change', async () => {
      const [file] = input.files;
      input.value = '';
      if (file) await sendFile(type, file.name, file);
    });
    return input;
  };
  const sendFile = async (kind, name, bytes) => {
    const media = await keepFile(kind, name, bytes);
    if (media) await act(account, { kind, media });
  };
  const picture = picker('image', 'image/png,image/jpeg');
  const file = picker('file', '');
  const choice = (symbol, words, click) =>
    el('button', { type: 'button', class: 'choice', click }, el('span', { class: 'choice-icon' }, icon(symbol)), words);
  return el(
    'div',
    { class: 'plus-menu', hidden: true },
    choice('picture', '图片', () => picture.click()),
    choice('file', '文件', () => file.click()),
    choice('voice', '语音', () => sendFile('voice', 'voice.amr', VOICE)),
    choice('place', '位置', () => act(account, PLACE)),
    choice('enter', '进入应用', () => act(account, { kind: 'enter' })),
    picture,
    file,
  );
}

/** The menu the bot has set with menu/create, if any. */
function menuNode(account) {
  if (store.menu.length === 0) return null;
  const choose = (button) =>
    act(
      account,
      button.type === 'view' ? { kind: 'view', url: button.url } : { kind: 'click', key: button.key, name: button.name },
    );
  const one = (button) => el('button', { type: 'button', click: () => choose(button) }, button.name);
  return el(
    'nav',
    { class: 'app-menu', 'aria-label': '应用菜单' },
    store.menu.map((button) =>
      button.buttons.length === 0
        ? one(button)
        : el(
            'details',
            { name: `menu-${account}` },
            el('summary', {}, button.name),
            el('div', { class: 'app-menu-list' }, button.buttons.map(one)),
          ),
    ),
  );
}
