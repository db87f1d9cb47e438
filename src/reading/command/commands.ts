// Is a message one of the bot's commands, and what does it carry?
import type { CommandName } from '../../../conversations/commands.ts';
import type { Role } from '../../domain/people.ts';
import { addDays, dayOf, instantAt } from '../../domain/time.ts';
import type { CommandArgs, CommandReading, ReadingContext } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { type Folded, foldText } from '../text/text.ts';
import { isOnly, type Rest, restOf, takeClock, takeDay, takeMinutes, trimmed, typedOf, wordList } from './args.ts';
import { readVerbBehind } from './behind.ts';
import { readVerbInFront } from './front.ts';
import { KEYWORDS_AND_FILLERS, SAME_WORDS, WHOLE_COMMANDS } from './words.ts';

/** Longer ones are broadcasts, reasons and notes. */
const LONGEST = 120;

/** The command a message is, or null. A command's word inside a sentence, or with a question mark behind, is none. */
export function readCommand(folded: Folded, context: ReadingContext): CommandReading | null {
  const text = folded.text.replace(/\?+$/, '');
  if (text.length === 0) return null;
  const isAsked = text.length < folded.text.length;
  // A long message is a command only where it carries a text of its own; its politeness can stay.
  const wordings = text.length > LONGEST ? [folded.typed(0, text.length)] : politely(folded.typed(0, text.length));
  for (const wording of wordings) {
    const whole = wholeCommand(wording, context.person.role, isAsked);
    if (whole !== null) return whole;
  }
  for (const wording of wordings) {
    const rest = restOf(wording, context);
    const read = snoozeOf(rest) ?? readVerbInFront(foldText(wording), context) ?? readVerbBehind(rest);
    // What is asked may still stand in a reason.
    if (read !== null) return isAsked && read.args?.reason === undefined && read.args?.text === undefined ? null : read;
  }
  return null;
}

const command = (name: CommandName, args: CommandArgs = {}): CommandReading =>
  Object.keys(args).length === 0 ? { kind: 'command', name } : { kind: 'command', name, args };

// ── Politeness ─────────────────────────────────────────────────────────────────────────────────────────────

const IN_FRONT = wordList(
  '刚才报错了 刚才填错了 报错了 填错了 发错了 弄错了 错了 不好意思 抱歉 请问 请 看看 看下 看一下 查看 先 我先 想先 麻烦 麻烦你 麻烦您 劳驾 帮我 帮忙 帮 给我 我要 我想 我想要 我想问 想 我来 我 你好 您好 老师 老师好 老师您好 老师你好 领导好 喂 嗯 哎 好的 好 现在 那 那就 那我 可以 是的 对 帮我看看 , ， 。 ! 、',
);
const BEHIND =
  /(?:一下|谢谢老师|谢谢您|谢谢你|谢谢|谢了|多谢|辛苦了|辛苦|麻烦了|好吗|可以吗|行吗|老师|给我看看|给我看一下|给我看下|看看|看一下|看一眼|吧|啊|呀|哦|哈|嘛|啦|呢|[,，。.!~…;；:："'、)(-])$/;

/** The typed text, and what is left when politeness comes off its front, its end or both: the front may be a word of the command itself (请假). At most sixteen wordings. */
function politely(typed: string): readonly string[] {
  const fronts = steps(typed, (folded) => {
    const to = longestWord(IN_FRONT, folded, 0)?.to ?? 0;
    return to === 0 ? null : folded.typed(to, folded.text.length);
  });
  const wordings = fronts.flatMap((front) =>
    steps(front, (folded) => {
      const tail = BEHIND.exec(folded.text.slice(-6))?.[0].length ?? 0;
      return tail === 0 ? null : folded.typed(0, folded.text.length - tail);
    }),
  );
  return [...new Set(wordings)].filter((wording) => wording !== '');
}

/** A text and up to three shorter ones, each made of the one before. */
function steps(typed: string, shorter: (folded: Folded) => string | null): readonly string[] {
  const all = [typed];
  for (let next = shorter(foldText(typed)); next !== null && all.length < 4; next = shorter(foldText(next))) all.push(next);
  return all;
}

// ── Whole messages ─────────────────────────────────────────────────────────────────────────────────────────

function wholeCommand(typed: string, role: Role, isAsked: boolean): CommandReading | null {
  const folded = foldText(trimmed(typed));
  const wording = WHOLE_COMMANDS.get(folded.text);
  if (wording && (!isAsked || wording.mayAsk))
    return isFor(wording.name, folded.text, role) ? command(wording.name, wording.args) : null;
  if (isAsked) return null;
  return isSameForAll(folded) ? command('same') : (agreed(folded, role) ?? amongFillers(folded, role));
}

/** 不要卡片，用文字: clauses that are the same command each. */
function agreed(folded: Folded, role: Role): CommandReading | null {
  const clauses = folded.typed(0, folded.text.length).split(/[,，。;；\s]+/);
  if (clauses.length < 2 || clauses.length > 3) return null;
  const [first, ...others] = clauses.map((clause) => {
    const wording = WHOLE_COMMANDS.get(foldText(clause).text);
    return wording && isFor(wording.name, clause, role) ? command(wording.name, wording.args) : null;
  });
  const key = JSON.stringify(first);
  return first && others.every((other) => JSON.stringify(other) === key) ? first : null;
}

/** 给我打开菜单看看: one command's words among words that mean nothing. */
function amongFillers(folded: Folded, role: Role): CommandReading | null {
  const names = new Set<CommandName>();
  for (let at = 0; at < folded.text.length; ) {
    const word = longestWord(KEYWORDS_AND_FILLERS, folded, at);
    if (word === null) return null;
    if (word.value !== 'filler') names.add(word.value);
    at = word.to;
  }
  // 上报经验, 填报月报: the verb of all of them.
  if (names.size > 1) names.delete('report');
  const [name, second] = names;
  return name !== undefined && second === undefined && isFor(name, folded.text, role) ? command(name) : null;
}

/** 进度 of the task force asks for the districts' coverage, 月报 of it for the bulletin: those are questions. */
function isFor(name: CommandName, text: string, role: Role): boolean {
  if (name === 'progress') return role === 'specialist';
  if (role !== 'taskForce' && role !== 'admin') return true;
  return name !== 'monthly' && name !== 'urgent' && !(name === 'report' && text.startsWith('周'));
}

function isSameForAll(folded: Folded): boolean {
  let says: 'all' | 'bare' | undefined;
  let words = 0;
  for (let at = 0; at < folded.text.length; ) {
    const word = longestWord(SAME_WORDS, folded, at);
    if (word === null) return false;
    if (word.value !== 'of') says = says === 'all' ? 'all' : word.value;
    words += 1;
    at = word.to;
  }
  return says === 'all' || (says === 'bare' && words > 1);
}

// ── 一小时后提醒我 ─────────────────────────────────────────────────────────────────────────────────────────

const AFTER = wordList('后 之后 以后 过后 再 提醒 提醒我 叫我 叫 通知我 通知 说 报 填 喊我 来 提示我 我 一下 吧 , ， 。 上报');
const HALF_DAY_MS = 12 * 3_600_000;
const REMIND_ME = /提醒|叫我|通知我|喊我|提示我/;

function snoozeOf(rest: Rest): CommandReading | null {
  const { context } = rest;
  if (!REMIND_ME.test(rest.folded.text) || rest.folded.text.length > 30) return null;
  const started = rest.folded.text.startsWith('过') ? restOf(typedOf(rest).replace('过', ''), context) : rest;
  const minutes = takeMinutes(started);
  if (minutes !== null && isOnly(minutes.rest, AFTER))
    return command('snooze', { at: new Date(context.now.getTime() + minutes.value * 60_000) });
  const day = takeDay(rest);
  const clock = takeClock(day?.rest ?? rest);
  const left = (clock ?? day)?.rest;
  if (left === undefined || !isOnly(left, AFTER)) return null;
  const on = day?.value ?? dayOf(context.now);
  const at = instantAt(on, clock?.value ?? '09:00');
  if (day !== null || at > context.now) return command('snooze', { at });
  // 两点提醒我 said at noon means the afternoon, said at four tomorrow.
  const later = new Date(at.getTime() + HALF_DAY_MS);
  return command('snooze', {
    at: later > context.now && dayOf(later) === on ? later : instantAt(addDays(on, 1), clock?.value ?? '09:00'),
  });
}
