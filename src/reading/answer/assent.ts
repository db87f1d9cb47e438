// Does a text agree to what was read back, decline it, or is it only manners?

/** `agrees` is as good as 确认; `declines` never is; `manners` neither. */
type Assent = 'agrees' | 'declines' | 'manners';

const END = '[吧啊呀了的哈呢~～。.！!，,\\s]*';
const AGREES =
  '(?:确认(?:上报)?|没问题|没有问题|没错|没毛病|无误|属实|正确|确定|对|对的|对对|都对|都没错|是|是的|可以|行|行的|成|办吧|报吧|就这样|就这么报|ok|okay|yes)';
const PATTERNS: readonly (readonly [Assent, RegExp])[] = [
  [
    'agrees',
    new RegExp(
      `^(?:(?:好的?|嗯+|行|可以|对)[,，、 ]*)?["“”'‘’「」]*${AGREES}(?:[,，。.！! ]*${AGREES}){0,2}["“”'‘’「」]*${END}$`,
      'i',
    ),
  ],
  [
    'declines',
    new RegExp(
      `^(?:不|不是|不行|不可以|不对|不要|别|先别|先不|先等等|等等|先不办|先别办|先不发|先别发|先别报|先不报|别报|不报|不同意|no)${END}$`,
      'i',
    ),
  ],
  ['manners', new RegExp(`^(?:好|好的|好嘞|嗯+|嗯嗯|收到|知道了?|明白|了解|同意|谢谢|辛苦了?)${END}$`, 'i')],
];

/** Null: something else. */
export const assentIn = (text: string): Assent | null => PATTERNS.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? null;

const YES = new RegExp(`^(?:是|是的|对|对的|嗯+|有|要|可以|行|没错|yes|ok)${END}$`, 'i');
const NO = new RegExp(`^(?:不|不是|不是的|不对|没有|没|无|不要|否|no)${END}$`, 'i');

/** Answer to a question that 是 and 不是 answer; null: neither. */
export const readYesNo = (text: string): boolean | null => (YES.test(text.trim()) ? true : NO.test(text.trim()) ? false : null);

const CARRIES = /^(?:沿用|都沿用|沿用上次的|用上次的|用那些)[。.！!]?$/;
/** 沿用 what was left of a closed period. */
export const agreesToCarry = (text: string): boolean => CARRIES.test(text.trim());

const ALWAYS = /^(?:确认|情况属实|属实)/;
/** 是, 可以, 没问题 and their like, “确认” in quotes too: they agree, but choose nothing. 确认 and 属实 always file. */
export const agreesOnly = (text: string): boolean => assentIn(text) === 'agrees' && !ALWAYS.test(text.trim());

const WHO = '(?:他们|企业|厂里|这边|那边)?';
const GONE = new RegExp(
  `^(?:是的?|对的?|嗯+)?[,，]?${WHO}(?:确实|真的|已经|是)*(?:不再|不)(?:需要|缺|招|用)人?(?:了)?${END}$|^(?:用不着|不要|不用)了${END}$`,
);
const NEEDED = new RegExp(`^(?:不是的?|不对|不|没有)?[,，]?${WHO}(?:还是|还|仍然?|一直)(?:需要|要|缺|在招|招)人?${END}$`);
/** Answer to …是企业不再需要吗？ in its own words: true: still needed, false: no longer; null: neither. */
export function readStillNeeded(text: string): boolean | null {
  const said = text.trim();
  return NEEDED.test(said) ? true : GONE.test(said) ? false : null;
}

const CHECKED = new RegExp(
  `^(?:是的?|对的?|嗯+|确实)?[,，]?(?:就是|确实|真的|都|还是|数据?|的确)*(?:没有?变化?|没有?变动|不变|一样|相同|这样|这么多|这个数|没动|核实过?|核过|核对过|确认过)(?:的|过)*${END}$`,
);
/** 没变, 是的，一样, 核实过了 to “和前两周的数完全一样，请核实”. */
export const saysChecked = (text: string): boolean => CHECKED.test(text.trim());

const UNKNOWN =
  /^(?:我|这个|现在)?(?:也|还|暂时|一时|真)?(?:不知道|不清楚|不晓得|不确定|说不准|说不清|没数|忘了|忘记了|记不清了?|想不起来了?)(?:是?(?:哪个|哪家|哪户|哪一户|多少|几个))?[了啊呀呢吧。.！!]*$/;
/** 不知道, 说不准. */
export const saysUnknown = (text: string): boolean => UNKNOWN.test(text.trim());

const YES_TO_OFFER = new RegExp(`^(?:是|对|没错|没变|不变|还是|一样)的?${END}$`);
/** 是 to a question that offers last week's figure. */
export const acceptsOffer = (text: string): boolean => YES_TO_OFFER.test(text.trim());
