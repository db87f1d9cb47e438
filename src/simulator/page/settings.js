// Which of the platform's moods are switched on?
import { el, sheetHead, toast } from './dom.js';
import { on, post, store } from './store.js';

const SWITCHES = [
  ['retryOnStatus', '非 200 也重投', '旧版文档如此；关闭时只有超时和断网才重投'],
  ['deliverTwice', '每条都投递两次', '企业微信允许重复投递，应答应当相同'],
  ['resealRetries', '重投时重新加密', '关闭时原样再发同样的字节'],
  ['passiveCardUpdate', '被动回复可以更新卡片', '文档自相矛盾，两种都要能用'],
  ['newTokenEachCall', '每次取令牌都给新的', '关闭时到期前一直是同一个'],
  ['refuseLongText', '超长文本报错 45002', '关闭时截断为 2048 字节'],
];

/** Makes the settings button open its sheet, kept up to date. */
export function startSettings() {
  const sheet = document.getElementById('settings-sheet');
  document.getElementById('open-settings').addEventListener('click', () => {
    draw(sheet);
    sheet.showModal();
  });
  on('switches', () => sheet.open && draw(sheet));
}

const set = (name, value) => post('switches', { [name]: value });

function draw(sheet) {
  const { switches, words } = store;
  const toggle = ([name, title, why]) =>
    el(
      'label',
      { class: 'switch' },
      el('span', {}, el('b', {}, title), el('small', {}, why)),
      el('input', {
        type: 'checkbox',
        role: 'switch',
        checked: switches[name],
        change: (event) => set(name, event.target.checked),
      }),
    );
  const choose = (name, title, why, choices) =>
    el(
      'label',
      { class: 'switch' },
      el('span', {}, el('b', {}, title), el('small', {}, why)),
      el(
        'select',
        { change: (event) => set(name, event.target.value) },
        Object.entries(choices).map(([value, label]) => el('option', { value, selected: switches[name] === value }, label)),
      ),
    );
  const invalidate = async () => {
    if (await post('invalidate-tokens')) toast('令牌已全部失效，机器人下次调用会遇到 40014');
  };
  const check = async () => {
    const checked = await post('check');
    if (checked) toast(checked.ok ? '回调地址有效' : `回调地址无效：${checked.why}`);
  };
  const focused = sheet.contains(document.activeElement)
    ? [...sheet.querySelectorAll('input, select, button')].indexOf(document.activeElement)
    : -1;
  sheet.replaceChildren(
    sheetHead('settings-title', '平台的脾气'),
    el('p', { class: 'sheet-note' }, '企业微信没有写明或偶尔才有的行为，机器人都要应付得来。'),
    el('div', { class: 'switches' }, SWITCHES.map(toggle)),
    el(
      'div',
      { class: 'switches' },
      choose('useridCase', '回调里的账号', '企业微信不区分大小写', words.useridCases),
      choose('apiFault', '接口故障', '机器人调用接口时遇到', words.faults),
    ),
    el(
      'div',
      { class: 'sheet-actions' },
      el('button', { type: 'button', click: check }, '验证回调地址'),
      el('button', { type: 'button', click: invalidate }, '令牌立即失效'),
    ),
  );
  if (focused >= 0) sheet.querySelectorAll('input, select, button')[focused]?.focus();
}
