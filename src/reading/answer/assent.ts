// Does a text agree to what was read back, decline it, or is it only manners?

/** `agrees` is as good as 确认; `declines` never is; `manners` neither. */
type Assent = 'agrees' | 'declines' | 'manners';

const END = '[吧啊呀了的哈呢~～。.！!，,\\s]*';
const PATTERNS: readonly (readonly [Assent, RegExp])[] = [
  [
    'agrees',
    new RegExp(
      `^["“”'‘’「」]*(?:确认|没问题|没错|无误|属实|正确|确定|对|对的|对对|是|是的|可以|行|行的|成|办吧|ok|okay|yes)["“”'‘’「」]*${END}$`,
      'i',
    ),
  ],
  [
    'declines',
    new RegExp(`^(?:不|不是|不行|不可以|不对|不要|别|先别|先不|先等等|等等|先不办|先别办|先不发|先别发|不同意|no)${END}$`, 'i'),
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

const BARE = new RegExp(`^(?:是|对|可以|行|成|ok|okay|yes)${END}$`, 'i');
/** 是, 可以 and their like: they agree, but choose nothing. */
export const isBareYes = (text: string): boolean => BARE.test(text.trim());
