// What does a transcript say: who is speaking, what the clock shows, what is sent?
import { instantOf } from '../instant.ts';

/** What one line of a transcript does. `number` counts from 1; `written` is the line itself. */
export type TranscriptLine = { readonly number: number; readonly written: string } & (
  | { readonly kind: 'note' }
  | { readonly kind: 'speaker'; readonly account: string }
  | { readonly kind: 'clock'; readonly at: Date }
  /** What the clock brings then, to these people; none named: to everybody. */
  | { readonly kind: 'look'; readonly at: Date; readonly receivers: readonly string[] }
  | { readonly kind: 'join'; readonly account: string; readonly name: string; readonly region: string }
  | { readonly kind: 'said'; readonly said: string }
);

type TranscriptRead = { readonly lines: readonly TranscriptLine[] } | { readonly faults: readonly string[] };

/** Indented what the bot answers, `→ ` what others are sent because of it, `* ` what was filed: written anew each time it is played. */
const ANSWERED = ['  ', '→ ', '* '];

const NOT_KNOWN = '看不懂。每行开头是 “# ”标题、“= ”谁说、“@ ”时间、“~ ”到点提醒、“+ ”添一个人、“> ”发的话，缩进的是机器人的回话';
const NO_INSTANT = '时间要写成 2026-11-26 10:00';
const JOINS = '添一个人要写成 “+ 账号 姓名 区域编码”';

/**
 * Lines of a transcript, those the bot answered left out: `# ` a title, `= ` who speaks, `@ ` the clock (`2026-11-26 10:00`, with seconds
 * or without), `~ ` the clock and what it brings (to the accounts named behind it), `+ ` one more specialist, `> ` what the person
 * sends (`\n` inside stands for a line break) or presses (`[点“同上周”]`). Every fault by its line.
 */
export function readTranscript(content: string): TranscriptRead {
  const lines: TranscriptLine[] = [];
  const faults: string[] = [];
  let speaks = false;
  let hasTime = false;
  const text = content.replace(/^\uFEFF/, '');
  text.split(/\r?\n/).forEach((written, i) => {
    if (ANSWERED.some((mark) => written.startsWith(mark))) return;
    const line = lineOf(written, i + 1);
    if (typeof line === 'string') {
      faults.push(`第${i + 1}行：${line}`);
      return;
    }
    speaks ||= line.kind === 'speaker';
    hasTime ||= line.kind === 'clock' || line.kind === 'look';
    if (line.kind === 'said' && !speaks) faults.push(`第${i + 1}行：还不知道是谁说的，请在前面写一行 “= 账号”`);
    if (line.kind === 'said' && !hasTime) faults.push(`第${i + 1}行：还不知道是几点，请在前面写一行 “@ 2026-11-26 10:00”`);
    lines.push(line);
  });
  return faults.length > 0 ? { faults } : { lines };
}

/** A string: what is wrong with it. */
function lineOf(written: string, number: number): TranscriptLine | string {
  const [mark, rest] = [written.slice(0, 2), written.slice(2).trim()];
  const line = { number, written };
  if (written.trim() === '' || mark === '# ') return { ...line, kind: 'note' };
  switch (mark) {
    case '= ':
      return rest === '' || /\s/.test(rest) ? '账号要写一个，中间没有空格' : { ...line, kind: 'speaker', account: rest };
    case '@ ': {
      const at = instantIn(rest);
      return at === null ? NO_INSTANT : { ...line, kind: 'clock', at };
    }
    case '~ ': {
      const [day = '', clock = '', ...receivers] = rest.split(/\s+/);
      const at = instantIn(`${day} ${clock}`);
      return at === null ? NO_INSTANT : { ...line, kind: 'look', at, receivers };
    }
    case '+ ': {
      const [account, name, region, ...more] = rest.split(/\s+/);
      return !account || !name || !region || more.length > 0 ? JOINS : { ...line, kind: 'join', account, name, region };
    }
    case '> ':
      return rest === '' ? '“> ” 后面要写发的话' : { ...line, kind: 'said', said: written.slice(2).replaceAll('\\n', '\n') };
    default:
      return NOT_KNOWN;
  }
}

/** Beijing time, as it is written without an offset. */
function instantIn(text: string): Date | null {
  const [, day = '', clock = '', seconds = ':00'] = /^(\S+) (\d{2}:\d{2})(:\d{2})?$/.exec(text) ?? [];
  return instantOf(`${day}T${clock}${seconds}+08:00`);
}
