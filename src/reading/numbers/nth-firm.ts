// Is a numeral with 厂 a name (三厂, 2分厂), and how else may it be written?

/** 三厂, 2分厂. 两厂 and 三家厂 count. */
const NTH_FIRM = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})分?厂$/;

export const isNthFirm = (typed: string): boolean => NTH_FIRM.test(typed);

const HAN = '零一二三四五六七八九';

/** 1厂 for 一厂 and 三厂 for 3厂; of more than one digit as it stands. */
export const nthFirmOtherwise = (typed: string): string =>
  typed.replace(/^(?:[1-9]|[一二三四五六七八九])(?=分?厂$)/, (c) => HAN[Number(c)] ?? String(HAN.indexOf(c)));
