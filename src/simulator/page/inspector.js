// What exactly went over the wire for a message?
import { el, icon, toast } from './dom.js';
import { on, read, showClock, store } from './store.js';

const LISTED = 60;

/** Prepares the drawer; answers how to open it at a record (or at the list, without one). */
export function startInspector() {
  const drawer = document.getElementById('inspector');
  let shown = null;
  let opener = null;

  async function draw() {
    const raw = shown && (await read(`raw/${shown}`));
    const close = el('button', { type: 'button', class: 'round', 'aria-label': '关闭报文', click: hide }, icon('close'));
    const back = el('button', { type: 'button', class: 'link', click: () => open(null) }, '全部报文');
    const head = el('header', { class: 'inspector-head' }, el('h2', {}, '原始报文'), raw && back, close);
    drawer.replaceChildren(head, el('div', { class: 'inspector-body' }, raw ? rawNode(raw) : listNode()));
  }

  const listNode = () => {
    const raws = [...store.raws.values()].slice(-LISTED).reverse();
    if (raws.length === 0) return el('p', { class: 'sheet-note' }, '还没有报文。');
    return el('ul', { class: 'raw-list' }, raws.map(headNode));
  };

  const headNode = (raw) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', click: () => open(raw.id) },
        el('span', { class: `direction ${raw.kind}` }, raw.kind === 'callback' ? '回调' : '接口'),
        el('span', { class: 'raw-label' }, raw.label),
        raw.failed && el('span', { class: 'mark mark-bad' }, '失败'),
        el('time', {}, showClock(new Date(raw.at))),
      ),
    );

  function open(id) {
    if (drawer.hidden) opener = document.activeElement;
    shown = id;
    drawer.hidden = false;
    draw().then(() => drawer.querySelector('button')?.focus());
  }

  function hide() {
    drawer.hidden = true;
    opener?.focus();
  }

  on('raw', (raw) => {
    if (!drawer.hidden && (shown === null || shown === raw.id)) draw();
  });
  document.getElementById('open-inspector').addEventListener('click', () => (drawer.hidden ? open(null) : hide()));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !drawer.hidden && !document.querySelector('dialog[open]')) hide();
  });
  return open;
}

const rawNode = (raw) => (raw.kind === 'callback' ? exchangeNode(raw) : callNode(raw));

function exchangeNode({ label, person, verdict, inner, reply, attempts }) {
  return [
    el(
      'p',
      { class: 'raw-title' },
      el('span', { class: 'direction callback' }, '回调'),
      el('b', {}, label),
      el('span', {}, person),
    ),
    el('p', { class: 'verdict' }, verdict),
    codeNode('明文', inner),
    reply && codeNode('回复明文', reply),
    attempts.map((one, i) => attemptNode(one, i + 1, attempts.length)),
  ];
}

function attemptNode(one, number, count) {
  const [path, query = ''] = one.url.split('?');
  const outcome = one.outcome === 'answered' ? `HTTP ${one.status}` : one.why;
  const parameters = [...new URLSearchParams(query.replaceAll('+', '%2B'))];
  return el(
    'details',
    { class: 'attempt', open: number === count },
    el('summary', {}, el('b', {}, count > 1 ? `第 ${number} 次投递` : '投递'), el('span', {}, `${outcome} · ${one.ms} ms`)),
    el('p', { class: 'request-line' }, `${one.method} ${path}`),
    tableNode('查询参数', parameters),
    tableNode('请求头', Object.entries(one.headers)),
    one.body && codeNode('信封', one.body),
    one.outcome === 'answered' && tableNode('应答头', Object.entries(one.answerHeaders)),
    one.outcome === 'answered' &&
      (one.answer ? codeNode('应答信封', one.answer) : el('p', { class: 'sheet-note' }, '应答是空的。')),
  );
}

const callNode = ({ label, method, url, body, status, answer, ms }) => [
  el('p', { class: 'raw-title' }, el('span', { class: 'direction api' }, '接口'), el('b', {}, label)),
  el('p', { class: 'verdict' }, status === 0 ? `没有应答 · ${ms} ms` : `HTTP ${status} · ${ms} ms`),
  el('p', { class: 'request-line' }, `${method} ${url}`),
  body && codeNode('请求', body),
  codeNode('应答', answer),
];

const tableNode = (title, rows) =>
  el(
    'table',
    { class: 'fields' },
    el('caption', {}, title),
    el(
      'tbody',
      {},
      rows.map(([name, value]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, value))),
    ),
  );

/** Text with line breaks put in for the eye; copying gives the bytes as they were. */
function codeNode(title, text) {
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast('已复制原文');
  };
  return el(
    'figure',
    { class: 'code' },
    el('figcaption', {}, title, el('button', { type: 'button', class: 'link', click: copy }, '复制原文')),
    el('pre', { tabindex: '0' }, text.startsWith('<') ? spreadXml(text) : spreadJson(text)),
  );
}

function spreadJson(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** An element on each line, indented; what stands inside CDATA is left alone. */
function spreadXml(text) {
  let depth = 0;
  const tokens = text.match(/<!\[CDATA\[[\s\S]*?\]\]>|<\/?[^>]+>|[^<]+/g) ?? [];
  const lines = [];
  tokens.forEach((token, i) => {
    const isOpening = /^<[^/!?]/.test(token);
    const isClosing = token.startsWith('</');
    if (isClosing) depth -= 1;
    const isLeafEnd = isClosing && !tokens[i - 1]?.startsWith('</');
    if (isOpening || (isClosing && !isLeafEnd)) lines.push('  '.repeat(Math.max(depth, 0)) + token);
    else lines.push((lines.pop() ?? '') + token);
    if (isOpening) depth += 1;
  });
  return lines.join('\n');
}
