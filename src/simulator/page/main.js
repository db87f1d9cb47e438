// How is the page put together?
import { startClock } from './clock.js';
import { closeMenus, closeOnBackdrop, el, icon, toast } from './dom.js';
import { startInspector } from './inspector.js';
import { createPhone } from './phone.js';
import { startSettings } from './settings.js';
import { connect, on, store } from './store.js';

const KEPT = 'simulator.phones';
const row = document.getElementById('phones');
const tabs = document.getElementById('tabs');
let phones = [];

for (const [id, name] of [
  ['add-phone', 'plus'],
  ['open-inspector', 'code'],
  ['open-settings', 'sliders'],
])
  document.querySelector(`#${id} .tool-icon`).append(icon(name));
document.querySelector('.brand-mark').append(icon('app'));
document.querySelector('.clock-icon').append(icon('clock'));
for (const dialog of document.querySelectorAll('dialog')) closeOnBackdrop(dialog);
closeMenus();

startClock();
startSettings();
const open = startInspector();

function zoom(url, name) {
  const viewer = document.getElementById('viewer');
  viewer.replaceChildren(el('img', { src: url, alt: name }), el('p', {}, el('a', { href: url, download: name }, `保存 ${name}`)));
  viewer.showModal();
}

/** The phones of last time that still have somebody, or a specialist, the coordinator of the same district and the task force. */
function wishedPhones() {
  const known = new Set(store.members.map((m) => m.account));
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]').filter((p) => known.has(p.account));
  if (kept.length > 0) return kept;
  const specialist = store.members.find((m) => m.role === 'specialist');
  const coordinator = store.members.find((m) => m.role === 'coordinator' && m.district === specialist?.district);
  const taskForce = store.members.find((m) => m.role === 'taskForce');
  const wished = [specialist, coordinator, taskForce].filter(Boolean);
  return (wished.length > 0 ? wished : store.members.slice(0, 2)).map(({ account }) => ({ account, client: 'wecom' }));
}

const keep = () => localStorage.setItem(KEPT, JSON.stringify(phones.map((p) => p.settings)));

function addPhone(settings) {
  const phone = phoneOf(settings);
  phones = [...phones, phone];
  row.append(phone.root);
  phone.draw();
}

function phoneOf(settings) {
  const phone = createPhone(settings, {
    changed: (other) => exchange(phone, phoneOf(other)),
    removed: () => (phones.length === 1 ? toast('至少留一部手机') : exchange(phone, null)),
    open,
    zoom,
  });
  return phone;
}

/** Puts another phone (or none) in the place of one. */
function exchange(phone, other) {
  phones = phones.flatMap((p) => (p === phone ? (other ?? []) : p));
  if (other) phone.root.replaceWith(other.root);
  else phone.root.remove();
  other?.draw();
  keep();
  drawTabs();
}

function drawTabs() {
  const nameOf = ({ account }) => store.members.find((m) => m.account === account)?.name ?? account;
  tabs.replaceChildren(
    ...phones.map((phone) =>
      el('button', { type: 'button', click: () => phone.root.scrollIntoView({ inline: 'start' }) }, nameOf(phone.settings)),
    ),
  );
  markTab();
}

/** Marks the phone that fills a narrow screen. */
function markTab() {
  const at = Math.round(row.scrollLeft / Math.max(row.clientWidth, 1));
  for (const [i, tab] of [...tabs.children].entries()) tab.setAttribute('aria-current', String(i === at));
}

row.addEventListener('scroll', markTab, { passive: true });
document.getElementById('add-phone').addEventListener('click', () => {
  const taken = new Set(phones.map((p) => p.settings.account));
  const next = store.members.find((m) => !taken.has(m.account)) ?? store.members[0];
  addPhone({ account: next.account, client: 'wecom' });
  keep();
  drawTabs();
  phones.at(-1).root.scrollIntoView({ inline: 'end' });
});

on('all', () => {
  if (phones.length === 0) for (const settings of wishedPhones()) addPhone(settings);
  else for (const phone of phones) phone.draw();
  drawTabs();
});
on('members', () => {
  for (const phone of phones) phone.draw();
});
on('menu', () => {
  for (const phone of phones) phone.drawFoot();
});
on('entry', (entry) => {
  for (const phone of phones) phone.put(entry);
});
on('online', (online) => document.body.classList.toggle('offline', !online));
connect();
