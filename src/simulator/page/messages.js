// How does one line of a conversation look, with what became of it on its way?
import { cardNode } from './cards.js';
import { el, icon, link, showBytes } from './dom.js';
import { describedNodes, markdownNodes, textNodes } from './rich-text.js';
import { showClock } from './store.js';

/** What a person may read with (wecom §7.1). */
export const CLIENTS = {
  wecom: '企业微信',
  plugin: '微信插件',
  pluginHome: '微信插件·进主页',
};

const NOT_SHOWN = '暂不支持此消息类型，请在企业微信中查看';
const ONLY_TEXT = '请打开企业微信查看';
const HOME_BYTES = 20;

/** The content a client shows in place of what was sent. */
function contentFor(client, content) {
  const isHidden = content.kind === 'card' || content.kind === 'markdown';
  if (client === 'plugin' && isHidden) return { kind: 'text', text: NOT_SHOWN };
  if (client !== 'pluginHome') return content;
  return { kind: 'text', text: content.kind === 'text' ? firstBytes(content.text, HOME_BYTES) : ONLY_TEXT };
}

function firstBytes(text, most) {
  let kept = '';
  for (const character of text) {
    if (new TextEncoder().encode(kept + character).length > most) return `${kept}…`;
    kept += character;
  }
  return kept;
}

/** A message with avatar, bubble and the line about its way; `open(raw)` shows what went over the wire. */
export function messageNode(entry, { client, avatar, open, press, zoom }) {
  const { content, side } = entry;
  if (content.kind === 'event')
    return el('li', { class: 'event', id: entry.id }, el('span', {}, content.label), wayNode(entry, open));
  const isRecalled = entry.marks.some((m) => m.kind === 'recalled') && client === 'wecom';
  if (isRecalled) return el('li', { class: 'event', id: entry.id }, el('span', {}, '应用撤回了一条消息'), wayNode(entry, open));
  const isGhost = entry.marks.some((m) => m.kind === 'dropped' || m.kind === 'duplicateHidden');
  const shown = side === 'app' ? contentFor(client, content) : content;
  const body = bodyNode(shown, { entry, press, zoom });
  return el(
    'li',
    { class: `message ${side}${isGhost ? ' ghost' : ''}`, id: entry.id },
    avatar,
    el('div', { class: 'said' }, body, wayNode(entry, open)),
  );
}

function bodyNode(content, { entry, press, zoom }) {
  switch (content.kind) {
    case 'text':
      return el('div', { class: 'bubble' }, entry.side === 'app' ? textNodes(content.text) : content.text);
    case 'markdown':
      return el('div', { class: 'bubble markdown' }, markdownNodes(content.text));
    case 'image':
      return pictureNode(content, zoom);
    case 'voice':
      return el('div', { class: 'bubble voice' }, icon('voice'), '语音 3″');
    case 'video':
    case 'file':
      return fileNode(content);
    case 'location':
      return el(
        'div',
        { class: 'tile place' },
        el('b', {}, content.label),
        el('span', {}, `${content.latitude}, ${content.longitude}`),
        el('span', { class: 'place-map', 'aria-hidden': 'true' }, icon('place')),
      );
    case 'link':
      return tileLink(content.url, el('b', {}, content.title), el('span', {}, content.description));
    case 'textcard':
      return el(
        'div',
        { class: 'tile textcard' },
        el('b', {}, content.title),
        el('div', { class: 'described' }, describedNodes(content.description)),
        el('div', { class: 'tile-foot' }, link(content.url, content.button), icon('next')),
      );
    case 'news':
      return el(
        'div',
        { class: 'tile news' },
        content.articles.map((a) => tileLink(a.url, el('b', {}, a.title), a.description && el('span', {}, a.description))),
      );
    case 'card':
      return cardNode(content, (what) => press(entry.id, what));
    default:
      return el('div', { class: 'bubble' }, '（无法显示的消息）');
  }
}

const tileLink = (url, ...children) => el('div', { class: 'tile' }, link(url, ...children));

const mediaUrl = (id) => `/simulator/media/${id}`;

function pictureNode({ media, name }, zoom) {
  const picture = el('img', { src: mediaUrl(media), alt: name, loading: 'lazy' });
  return el(
    'button',
    { type: 'button', class: 'picture', 'aria-label': `放大图片 ${name}`, click: () => zoom(mediaUrl(media), name) },
    picture,
  );
}

function fileNode({ media, name, bytes, title }) {
  const ending = name.includes('.') ? name.split('.').at(-1).toLowerCase().slice(0, 4) : '文件';
  return el(
    'a',
    { class: 'tile file', href: mediaUrl(media), download: name, 'aria-label': `下载 ${name}` },
    el('span', { class: 'file-words' }, el('b', {}, title || name), el('span', {}, showBytes(bytes))),
    el('span', { class: `file-mark ending-${ending}`, 'aria-hidden': 'true' }, ending.toUpperCase()),
  );
}

/** What became of a message: in words, and how grave that is. */
function wayOf(mark) {
  switch (mark.kind) {
    case 'sending':
      return mark.attempt === 1 ? ['送达中…', 'quiet'] : [`第 ${mark.attempt} 次投递…`, 'odd'];
    case 'answered':
      return mark.attempts === 1 ? [`已应答 ${mark.ms} ms`, 'quiet'] : [`投递 ${mark.attempts} 次，${mark.ms} ms 应答`, 'odd'];
    case 'undelivered':
      return [`未送达：${mark.why}（共 ${mark.attempts} 次）`, 'bad'];
    case 'replyRefused':
      return [`回复未展示：${mark.why}`, 'bad'];
    case 'repliesDiffer':
      return ['同一条消息得到了不同的回复', 'bad'];
    case 'cut':
      return [`原文 ${mark.bytes} 字节，已截断为 2048`, 'odd'];
    case 'dropped':
      return [`成员看不到：超过${mark.limit}，被丢弃`, 'bad'];
    case 'duplicateHidden':
      return ['成员看不到：与之前的请求相同', 'odd'];
    default:
      return ['已撤回', 'quiet'];
  }
}

function wayNode(entry, open) {
  const marks = entry.marks.map(wayOf).map(([words, grade]) => el('span', { class: `mark mark-${grade}` }, words));
  const time = el('time', { datetime: entry.at }, showClock(new Date(entry.at)));
  return el(
    'button',
    { type: 'button', class: 'way', title: '查看原始报文', click: () => open(entry.raw) },
    time,
    marks,
    el('span', { class: 'way-raw' }, '报文'),
  );
}
