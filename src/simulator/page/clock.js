// What time is it in the bureau, and how is it turned?
import { el, sheetHead, toast } from './dom.js';
import { now, on, post, read, showClock, showDay, showYear } from './store.js';

const BACK_WARNING = '往回拨以后，已经发出的提醒不会收回，已经报送的也不会变成未报。';

/** Shows the running time in the bar and opens the sheet that turns it. */
export function startClock() {
  const day = document.getElementById('clock-day');
  const time = document.getElementById('clock-time');
  const sheet = document.getElementById('clock-sheet');
  const tick = () => {
    if (Number.isNaN(now().getTime())) return;
    day.textContent = `${showYear(now())}${showDay(now())}`;
    time.textContent = showClock(now());
  };
  setInterval(tick, 250);
  on('all', tick);
  on('clock', tick);
  document.getElementById('open-clock').addEventListener('click', async () => {
    const offered = await read('presets');
    if (!offered) return;
    draw(sheet, offered.presets);
    sheet.showModal();
  });
}

function draw(sheet, presets) {
  const warning = el('div', { class: 'warning', hidden: true });
  const turn = async (at) => {
    if (new Date(at) < now()) return warn(at);
    await turnTo(at, false);
  };
  const turnTo = async (at, backward) => {
    const turned = await post('clock', { at, backward });
    if (!turned) return;
    sheet.close();
    toast(`已拨到 ${showDay(new Date(turned.now))} ${showClock(new Date(turned.now)).slice(0, 5)}`);
  };
  const warn = (at) => {
    const anyway = el('button', { type: 'button', class: 'danger', click: () => turnTo(at, true) }, '仍要往回拨');
    warning.replaceChildren(el('p', {}, BACK_WARNING), anyway);
    warning.hidden = false;
    anyway.focus();
  };
  const free = el('input', {
    type: 'datetime-local',
    step: '1',
    'aria-label': '日期和时间（北京时间）',
    value: localValue(now()),
  });
  const form = el('form', { class: 'free' }, free, el('button', { type: 'submit', class: 'primary' }, '拨到这里'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const at = new Date(`${free.value}+08:00`);
    if (Number.isNaN(at.getTime())) toast('请选日期和时间');
    else turn(at.toISOString());
  });
  const choice = ({ label, day, at }) =>
    el('button', { type: 'button', class: 'preset', click: () => turn(at) }, el('b', {}, label), el('span', {}, day));
  sheet.replaceChildren(
    sheetHead('clock-title', '拨钟'),
    el('p', { class: 'sheet-note' }, '机器人和企业微信共用这只钟；拨到以后照常走，到点的提醒会马上发出。'),
    el('div', { class: 'presets' }, presets.map(choice)),
    form,
    warning,
  );
}

/** An instant as the input wants it, in Asia/Shanghai. */
const localValue = (at) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
