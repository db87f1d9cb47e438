// What does the page know of the simulator, and who is told when that changes?
import { toast } from './dom.js';

const told = new EventTarget();
const tell = (kind, detail) => told.dispatchEvent(new CustomEvent(kind, { detail }));

/** Filled by the first `all`; entries and raws by id, in order. */
export const store = { members: [], entries: new Map(), raws: new Map(), menu: [], switches: {}, words: {} };

/** Calls `listener` at `all` (everything was read again), `entry`, `raw`, `menu`, `members`, `switches`, `clock` and `online`. */
export const on = (kind, listener) => told.addEventListener(kind, (event) => listener(event.detail));

let instant = Number.NaN;
let readAt = 0;

function setNow(iso) {
  instant = Date.parse(iso);
  readAt = performance.now();
}

/** The simulator's time, running on between two answers; an invalid date before the first. */
export const now = () => new Date(instant + performance.now() - readAt);

const SHANGHAI = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' };
const CLOCK = new Intl.DateTimeFormat('zh-CN', { ...SHANGHAI, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('zh-CN', { ...SHANGHAI, month: 'long', day: 'numeric' });
const WEEKDAY = new Intl.DateTimeFormat('zh-CN', { ...SHANGHAI, weekday: 'short' });
const YEAR = new Intl.DateTimeFormat('zh-CN', { ...SHANGHAI, year: 'numeric' });

/** `15:03:22`, `11月26日 周四` and `2026年` in Asia/Shanghai. */
export const showClock = (at) => CLOCK.format(at);
export const showDay = (at) => `${DAY.format(at)} ${WEEKDAY.format(at)}`;
export const showYear = (at) => YEAR.format(at);

async function readAll() {
  const state = await (await fetch('/simulator/state')).json();
  setNow(state.now);
  Object.assign(store, state, {
    entries: new Map(state.entries.map((entry) => [entry.id, entry])),
    raws: new Map(state.raws.map((raw) => [raw.id, raw])),
  });
  tell('all');
}

function apply(change) {
  switch (change.kind) {
    case 'entry':
      store.entries.set(change.entry.id, change.entry);
      return tell('entry', change.entry);
    case 'raw':
      store.raws.set(change.raw.id, change.raw);
      return tell('raw', change.raw);
    case 'clock':
      setNow(change.now);
      return tell('clock');
    default:
      store[change.kind] = change[change.kind];
      return tell(change.kind);
  }
}

/** Keeps the page in step with the simulator; after a break everything is read again. */
export function connect() {
  const source = new EventSource('/simulator/changes');
  // Changes that arrive while the whole state is on its way are newer than it.
  let waiting = [];
  let isReading = false;
  source.addEventListener('open', async () => {
    isReading = true;
    try {
      await readAll();
    } finally {
      isReading = false;
      for (const change of waiting.splice(0)) apply(change);
    }
    tell('online', true);
  });
  source.addEventListener('error', () => tell('online', false));
  source.addEventListener('message', (event) => {
    const change = JSON.parse(event.data);
    if (isReading) waiting = [...waiting, change];
    else apply(change);
  });
}

/** Without it the simulator does nothing; another site's page cannot read it. */
const TOKEN = { 'X-Simulator-Token': document.querySelector('meta[name="simulator-token"]')?.content ?? '' };

/** GETs JSON; null, and a word to the person, where that fails. */
export const read = (path) => answered(fetch(`/simulator/${path}`));

/** POSTs JSON; null, and a word to the person, where that fails. */
export const post = (path, json = {}) =>
  answered(
    fetch(`/simulator/${path}`, {
      method: 'POST',
      headers: { ...TOKEN, 'Content-Type': 'application/json' },
      body: JSON.stringify(json),
    }),
  );

/** A person does something on the phone. */
export const act = (person, what) => post('act', { person, act: what });

/** Uploads a file for a person to send; answers its id, or null. */
export async function keepFile(type, name, bytes) {
  const path = `/simulator/media?type=${type}&name=${encodeURIComponent(name)}`;
  const kept = await answered(
    fetch(path, { method: 'POST', headers: { ...TOKEN, 'Content-Type': 'application/octet-stream' }, body: bytes }),
  );
  return kept?.media ?? null;
}

async function answered(request) {
  try {
    const response = await request;
    const body = response.status === 204 ? {} : await response.json();
    if (response.ok) return body;
    toast(body.why ?? `没有成功（${response.status}）`);
  } catch {
    toast('连接不到机器人，请确认它还在运行');
  }
  return null;
}
