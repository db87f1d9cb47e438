// Is a message one of the bot's commands, and what does it carry?
import { type CommandName, commands } from '../../../conversations/commands.ts';
import type { Role } from '../../domain/people.ts';
import { addDays, dayOf, instantAt } from '../../domain/time.ts';
import type { CommandReading, ReadingContext } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { type Folded, foldText } from '../text/text.ts';
import { asksOfAct } from '../words/whether.ts';
import { isOnly, type Rest, restOf, takeClock, takeDay, takeMinutes, trimmed, typedArgument, wordList } from './args.ts';
import { readVerbBehind } from './behind.ts';
import { command, readOpening } from './front.ts';
import { politely } from './politeness.ts';
import { AMONG_FILLERS, type ArgumentMeant, isFrom, TOGETHER, WHOLE_COMMANDS, type WordShare } from './table.ts';

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
    if (whole !== null && !isOnlyAskedOf(whole, wording)) return whole;
  }
  for (const wording of wordings) {
    const rest = restOf(wording, context);
    const read = snoozeOf(rest) ?? readOpening(foldText(wording), context) ?? readVerbBehind(rest);
    // What is asked may still stand in a reason.
    if (read !== null && isOnlyAskedOf(read, wording)) continue;
    if (read !== null) return isAsked && read.args?.reason === undefined && read.args?.text === undefined ? null : read;
  }
  return null;
}

/** What changes nothing may be asked for in any words: 未报有哪些, 怎么来的. */
export const HARMLESS: ReadonlySet<CommandName> = new Set([
  'help',
  'menu',
  'whoami',
  'sources',
  'progress',
  'human',
  'cards',
  'demands',
]);
/** A reason or text that is the end of a question: 退回甲公司|了吗, 办结 3|了没, 代班|好了没. */
const NO_TEXT =
  /^(?:掉|回去)?(?:了|过)(?:吗|么|没)|^(?:的?(?:情况|进度|记录|结果)|吗|么|没|谁)?[啊呀呢?]*$|^.{0,6}(?:了|过|好|完)(?:没有?|吗|么)[啊呀呢?]*$/;
/** Nothing but the act is spoken of, and its end asks or is a noun of how it stands. */
const ENDS_ASKED = /(?:没有?|吗|么)[啊呀呢哦嘛哈]*[?!。]*$/;
const HOW_IT_STANDS = /(?:情况|进度|状态|记录|名单|结果)$/;

/** 发布后改过的: what came after it. */
const AFTERWARDS = /^.{0,6}(?:发布|公布|签发)了?(?:以|之)?后/;

/** 退回甲公司了吗, 签发了没, 发布情况: an act is never done by a question about it. Words behind it may ask what they like. */
function isOnlyAskedOf({ name, args }: CommandReading, wording: string): boolean {
  if (HARMLESS.has(name)) return false;
  const said = args?.reason ?? args?.text;
  if (said !== undefined) return NO_TEXT.test(foldText(said).text);
  const { text } = foldText(wording);
  // 填报一下本周的情况 opens a form, which does nothing yet.
  const isStanding = name !== 'report' && HOW_IT_STANDS.test(text) && !WHOLE_COMMANDS.has(text);
  return isStanding || ENDS_ASKED.test(text) || AFTERWARDS.test(text) || asksOfAct(text);
}

// ── Whole messages ─────────────────────────────────────────────────────────────────────────────────────────

function wholeCommand(typed: string, role: Role, isAsked: boolean): CommandReading | null {
  const folded = foldText(trimmed(typed));
  const whole = WHOLE_COMMANDS.get(folded.text);
  if (whole && (!isAsked || whole.mayAsk)) return isFrom(whole, role) ? command(whole.name, whole.args) : null;
  if (isAsked) return null;
  return putTogether(folded) ?? agreed(folded, role) ?? amongFillers(folded, role);
}

/** 不要卡片，用文字: clauses that are the same command each. */
function agreed(folded: Folded, role: Role): CommandReading | null {
  const clauses = folded.typed(0, folded.text.length).split(/[,，。;；\s]+/);
  if (clauses.length < 2 || clauses.length > 3) return null;
  const [first, ...others] = clauses.map((clause) => {
    const whole = WHOLE_COMMANDS.get(foldText(clause).text);
    return whole && isFrom(whole, role) ? command(whole.name, whole.args) : null;
  });
  const key = JSON.stringify(first);
  return first && others.every((other) => JSON.stringify(other) === key) ? first : null;
}

/** 给我打开菜单看看: one command's words among words that mean nothing. */
function amongFillers(folded: Folded, role: Role): CommandReading | null {
  const found = new Map<CommandName, ArgumentMeant>();
  for (let at = 0; at < folded.text.length; ) {
    const word = longestWord(AMONG_FILLERS, folded, at);
    if (word === null) return null;
    if (word.value !== 'filler' && !found.has(word.value.name)) {
      const { name } = word.value;
      // Whose word it is matters where it comes first: 写一下周报 is heard of the office too, and refused.
      found.set(name, at === 0 ? word.value : { ...word.value, from: commands[name].from });
    }
    at = word.to;
  }
  // 上报经验, 填报月报: the verb of all of them.
  if (found.size > 1) found.delete('report');
  const [one, second] = found.values();
  return one && second === undefined && isFrom(one, role) ? command(one.name) : null;
}

/** 大家都同上周: a whole message of words that say it together. */
function putTogether(folded: Folded): CommandReading | null {
  for (const { name, words } of TOGETHER) {
    const shares: WordShare[] = [];
    let at = 0;
    for (let word = longestWord(words, folded, 0); word !== null; word = longestWord(words, folded, at)) {
      shares.push(word.value);
      at = word.to;
    }
    if (at < folded.text.length) continue;
    if (shares.includes('enough') || (shares.includes('notAlone') && shares.length > 1)) return command(name);
  }
  return null;
}

// ── 一小时后提醒我 ─────────────────────────────────────────────────────────────────────────────────────────

const AFTER = wordList('后 之后 以后 过后 再 提醒 提醒我 叫我 叫 通知我 通知 说 报 填 喊我 来 提示我 我 一下 吧 , ， 。 上报');
const HALF_DAY_MS = 12 * 3_600_000;
const REMIND_ME = /提醒|叫我|通知我|喊我|提示我/;

function snoozeOf(rest: Rest): CommandReading | null {
  const { context } = rest;
  if (!REMIND_ME.test(rest.folded.text) || rest.folded.text.length > 30) return null;
  const started = rest.folded.text.startsWith('过') ? restOf(typedArgument(rest).replace('过', ''), context) : rest;
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
