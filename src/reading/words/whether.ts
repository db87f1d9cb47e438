// Does a sentence ask whether something is so: 招到没, 签发了吗, 缺工了没有?
import { type Folded, GAP } from '../text/text.ts';

const PARTICLES = '[啊呀呢哦嘛吧哈]*[?!。.~]*$';
/** What may be asked about so; 技工没有 says there is none. */
const VERBS =
  '(?:上报|填报|报送|报|提交|递交|交|传|填|招聘|招满|招齐|招够|招到|招|到岗|到位|到|来|解决|缺工|缺人|缺|够|齐|满员|满|签发|发布|公布|下发|办结|办|落实|录用|入职|上岗|补|接单|接|退回|催|更正|撤回|完成|好|完)';
const ASKED = `(?:${VERBS}(?:人|工|普工|技工|高级技工|技师)?(?:了|到|满|齐|够|完|全|好|过|掉|(?:上|下|进|出|过|回|起)?[来去]|上|成功){0,2}(?:没有|没|不)|了没有?|过没有?|[吗么])`;
const AT_END = new RegExp(`${ASKED}(?:${PARTICLES}|[啊呀呢哦嘛吧哈]*[?!。,，;；])`);
/** 招到没晚上好: talk may be glued to it; 没几个, 没有人 go on. */
const ANYWHERE = new RegExp(
  `${VERBS}(?:了|到|满|齐|够|完|上)?没(?![几有多什啥能办法来得人报交填签接])|(报|交|填|招|签|来|到|发)没\\1`,
);

/**
 * By the end of a clause of the folded text: 吗, 了没, or a verb with 没 behind; where no figure is said, in the middle of it too. Never
 * 技工没有, 一个没招到.
 */
export const asksWhether = (text: string): boolean =>
  AT_END.test(text) || (!/[\d一二两三四五六七八九十]/.test(text) && ANYWHERE.test(text));

/** The folded text with its lines parted: nothing is asked over the end of one (不缺⏎没招到人). */
export const withLines = ({ text, gaps }: Pick<Folded, 'text' | 'gaps'>): string =>
  gaps.includes(GAP.line, 1) ? Array.from(text, (c, i) => (i > 0 && gaps[i] === GAP.line ? `;${c}` : c)).join('') : text;

const HOW_IT_STANDS =
  /^.{0,20}(?:签发|发布|公布|退回|催报|补报|更正|撤回|接单|办结|请假|交接|代班)的?(?:情况|进度|进展|状态|记录|名单|结果|时间)/;
const WHO_OR_WHEN = /谁|什么时候|啥时候|何时|几点|几号|哪[些个几家天里位一]|多少|是否|是不是|有没有/;

/** Asks how or by whom something was done, or whether: 发布情况, 谁签发的, 退回了吗. */
export const asksOfAct = (text: string): boolean => asksWhether(text) || HOW_IT_STANDS.test(text) || WHO_OR_WHEN.test(text);
