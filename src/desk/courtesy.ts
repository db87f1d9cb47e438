// What is answered to manners, and to 再说一遍 where nothing is asked?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import type { Weekly } from '../features/weekly/file-reports.ts';
import { repairIn } from '../reading/answer/repairs.ts';
import { greeting } from './greet.ts';
import type { Answered } from './receive.ts';
import type { Visit } from './room.ts';

const THANKS =
  /^(?:谢谢|多谢|谢了|感谢|辛苦了?|好的?|好嘞|嗯+|收到|知道了|明白|了解|行|可以|再见|拜拜|ok|okay)[您你啦了哈啊呀~～。.！!]*$/i;
const HELLO =
  /^(?:你好|您好|在吗|在么|在不在|有人吗|你是谁|您是谁|你是机器人吗|hi|hello|哈喽|早上好|上午好|下午好|晚上好|早)[啊呀~～。.！!？?]*$/i;

const THANKED = /谢|辛苦/;

/** A greeting or thanks and nothing else; 好的 and its like may answer what is asked. */
export const isManners = (text: string): boolean => HELLO.test(text.trim()) || (THANKS.test(text.trim()) && THANKED.test(text));

/** Manners are answered with manners, not with examples. Null: something else. */
export async function courtesy(deps: Weekly, { speaker, thread, text }: Visit): Promise<Answered | null> {
  const said = text.trim();
  if (THANKS.test(said)) return { thread, lines: [THANKED.test(said) ? t.welcome : t.noted] };
  if (HELLO.test(said)) {
    const greeted = await greeting(deps, speaker, thread);
    return { thread, lines: /谁|机器人/.test(said) ? [t.whatIAm, greeted] : [greeted] };
  }
  const last = repairIn(text) === 'repeat' ? thread.seen.findLast(({ reply }) => reply !== null)?.reply : null;
  return last ? { thread, lines: [t.saidBefore, last] } : null;
}
