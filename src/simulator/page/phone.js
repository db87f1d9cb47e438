// What does one phone show, and whose is it?
import { composerNode } from './composer.js';
import { el, icon } from './dom.js';
import { CLIENTS, messageNode } from './messages.js';
import { act, showClock, showDay, store } from './store.js';

/** A time stands between two messages further apart than this. */
const QUIET_MS = 5 * 60_000;
const NEAR_END_PX = 80;

/** The two characters on a person's picture: the last ones of the name that are no digits. */
const initialsOf = (name) => name.replace(/\d+$/, '').slice(-2) || name.slice(0, 2);

const avatarOf = (member) =>
  el('span', { class: `avatar role-${member?.role ?? 'stranger'}`, 'aria-hidden': 'true' }, initialsOf(member?.name ?? '？'));

const appAvatar = () => el('span', { class: 'avatar app', 'aria-hidden': 'true' }, icon('app'));

/** A phone of `settings` ({ account, client }); `changed` is told other settings, `removed` that it is to go. */
export function createPhone(settings, { changed, removed, open, zoom }) {
  const owner = el('div', { class: 'owner' });
  const head = el('div', { class: 'chat-head' }, el('span', {}, '用工周调度'), clientNode(settings, changed));
  const log = el('ol', { class: 'log', role: 'log', tabindex: '0', 'aria-label': '聊天记录' });
  const foot = el('div', { class: 'foot' });
  const root = el('section', { class: 'phone' }, owner, el('div', { class: 'screen' }, head, log, foot));
  const member = () => store.members.find((m) => m.account === settings.account);
  const lines = new Map();
  let lastAt = Number.NaN;
  let isAtEnd = true;
  let lastTop = 0;

  const scrollToEnd = () => {
    log.scrollTop = log.scrollHeight;
  };
  // The end may also move away by itself, when the phone gets narrower: only a person scrolls upwards.
  log.addEventListener('scroll', () => {
    const isNear = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
    isAtEnd = isNear || (isAtEnd && log.scrollTop >= lastTop);
    lastTop = log.scrollTop;
  });
  // Pictures take their room only when they are there.
  log.addEventListener('load', () => isAtEnd && scrollToEnd(), true);
  new ResizeObserver(() => isAtEnd && scrollToEnd()).observe(log);

  function drawOwner() {
    const who = member();
    const name = who?.name ?? '';
    const role = [who?.roleName, who?.district].filter(Boolean).join(' · ');
    const words = el('div', { class: 'owner-words' }, peopleNode(settings, changed), el('span', { class: 'owner-role' }, role));
    const remove = { type: 'button', class: 'round', 'aria-label': `移除${name}的手机`, click: removed };
    owner.replaceChildren(avatarOf(who), words, el('button', remove, icon('close')));
    root.setAttribute('aria-label', `${name}的手机`);
  }

  function nodeOf(entry) {
    const node = messageNode(entry, {
      client: settings.client,
      avatar: entry.side === 'member' ? avatarOf(member()) : appAvatar(),
      open,
      zoom,
      press: (id, what) => act(settings.account, { kind: 'press', entry: id, ...what }),
    });
    lines.set(entry.id, node);
    return node;
  }

  /** The time before an entry, where some while has passed (or the clock was turned back) since the one above. */
  function timeNodes(entry) {
    const at = new Date(entry.at);
    const since = at.getTime() - lastAt;
    lastAt = at.getTime();
    return since >= 0 && since < QUIET_MS ? [] : [el('li', { class: 'when' }, `${showDay(at)} ${showClock(at).slice(0, 5)}`)];
  }

  function drawLog() {
    lines.clear();
    lastAt = Number.NaN;
    const mine = [...store.entries.values()].filter((entry) => entry.person === settings.account);
    log.replaceChildren(...mine.flatMap((entry) => [...timeNodes(entry), nodeOf(entry)]));
    if (mine.length === 0) log.append(emptyNode());
    scrollToEnd();
  }

  const drawFoot = () => foot.replaceChildren(composerNode(settings.account));

  return {
    root,
    settings,
    drawFoot,
    /** Draws all but the foot anew: what is being written stays. */
    draw() {
      drawOwner();
      if (!foot.hasChildNodes()) drawFoot();
      drawLog();
    },
    /** Draws one entry that is new or has changed; the log follows unless the person has scrolled up. */
    put(entry) {
      if (entry.person !== settings.account) return;
      const wasAtEnd = isAtEnd;
      const before = lines.get(entry.id);
      if (before) before.replaceWith(nodeOf(entry));
      else {
        log.querySelector('.empty')?.remove();
        log.append(...timeNodes(entry), nodeOf(entry));
      }
      if (wasAtEnd || (!before && entry.side === 'member')) scrollToEnd();
    },
  };
}

const emptyNode = () =>
  el('li', { class: 'empty' }, appAvatar(), el('b', {}, '用工周调度'), el('span', {}, '发一条消息，或点下面的快捷词'));

function peopleNode(settings, changed) {
  const districts = new Map();
  for (const member of store.members) {
    const district = member.district || '不在名册';
    districts.set(district, [...(districts.get(district) ?? []), member]);
  }
  const option = ({ account, name }) => el('option', { value: account, selected: account === settings.account }, name);
  const groups = [...districts].map(([label, members]) => el('optgroup', { label }, members.map(option)));
  const change = (event) => changed({ ...settings, account: event.target.value });
  return el('select', { class: 'owner-name', 'aria-label': '这部手机的使用者', change }, groups);
}

function clientNode(settings, changed) {
  const options = Object.entries(CLIENTS).map(([value, words]) =>
    el('option', { value, selected: value === settings.client }, words),
  );
  const change = (event) => changed({ ...settings, client: event.target.value });
  return el('select', { class: 'client', 'aria-label': '用什么收看', change }, options);
}
