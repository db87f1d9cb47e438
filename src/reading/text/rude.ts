// Which words of a text are never shown back to anybody?

/** None of them is a part of a company's name; longest first where one holds another. */
const RUDE =
  '操你妈 草你妈 操你 草泥马 他妈的 你妈的 妈了个逼 妈逼 你妈 他妈 妈的 傻逼 傻叉 煞笔 沙比 装逼 狗屁 放屁 屁用 狗日的 日你 王八蛋 混蛋 混账 浑蛋 滚蛋 滚开 去死 脑残 弱智 白痴 蠢货 蠢猪 贱人 贱货 婊子 畜生 神经病';
const LATIN = '傻b 傻x sb cnm nmsl tmd wtf fuck shit';

const PATTERN = new RegExp([...RUDE.split(' '), ...LATIN.split(' ').map((word) => `(?<![a-z])${word}(?![a-z])`)].join('|'), 'gi');

/** With … in place of what insults. */
export const withoutRude = (text: string): string => text.replace(PATTERN, '…');
