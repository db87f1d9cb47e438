// What is left of an answer without the words that lead it in?

const INSTEAD = /^\s*(?:改成|改为|改|不对|应该是|是)[\s,，:：]*/;
/** 改成 …, 不对，… */
export const afterInstead = (text: string): string => text.replace(INSTEAD, '');

const REASON = /^[\s，,：:]*(?:原因|因为|理由)?(?:是)?[\s，,：:]*/;
/** 原因：… */
export const afterBecause = (text: string): string => text.replace(REASON, '');
const IS_REASON = /^[\s，,：:]*(?:原因|因为|理由)/;
/** Said as a reason, whatever words stand in it. */
export const isReason = (text: string): boolean => IS_REASON.test(text);

const RESOLVED = /^\s*(?:已|共)?(?:解决|招到|到岗)了?/;
/** 解决60人: the number alone. */
export const afterResolved = (text: string): string => text.replace(RESOLVED, '');

const SIGNED = /^\s*签发\s*/;
/** 签发 某区: the place alone. */
export const afterSignOff = (text: string): string => text.replace(SIGNED, '');

const CORRECTED = /^\s*(?:更正|订正|改正)[\s:：,，]*(?:上周|本周)?\s*/;
/** 更正 一厂 普工9，原因 in one sentence: what follows; null where it does not begin so. */
export const afterCorrect = (text: string): string | null => (CORRECTED.test(text) ? text.replace(CORRECTED, '') : null);

const NOTHING = /^\s*(?:无|没有|没)[。.]?\s*$/;
/** Asked for words: there are none. */
export const isLeadInAlone = (text: string): boolean => NOTHING.test(text);

const SHOULD = /^\s*(?:是|应该是|就是)/;
/** 应该是18: the number alone. */
export const withoutShould = (text: string): string => text.replace(SHOULD, '');
