// Is a message manners and nothing else: a greeting, thanks, 好的?

/** `noted`: 好的 and its like, which may also answer what is asked. `who`: who are you? */
export type Manners = 'thanks' | 'noted' | 'hello' | 'who';

const THANKS =
  /^(?:谢谢|多谢|谢了|感谢|辛苦了?|好的?|好嘞|嗯+|收到|知道了|明白|了解|行|可以|再见|拜拜|ok|okay)[您你啦了哈啊呀~～。.！!]*$/i;
const HELLO =
  /^(?:你好|您好|在吗|在么|在不在|有人吗|你是谁|您是谁|hi|hello|哈喽|早上好|上午好|下午好|晚上好|早)[啊呀~～。.！!？?]*$/i;
const THANKED = /谢|辛苦/;
const WHO = /谁/;

/** Null where anything else is said. */
export function readManners(text: string): Manners | null {
  const said = text.trim();
  if (THANKS.test(said)) return THANKED.test(said) ? 'thanks' : 'noted';
  if (!HELLO.test(said)) return null;
  return WHO.test(said) ? 'who' : 'hello';
}
