import { describe, expect, it } from 'vitest';
import { asTyped } from '../../src/reading/text/quoted.ts';

describe('what a person typed for others to read', () => {
  it('keeps its lines and words', () => {
    expect(asTyped('  一、报齐；\r\n\r\n\r\n\r\n二、开会（三楼）。 ')).toBe('一、报齐；\n\n二、开会（三楼）。');
    expect(asTyped('缺  普工\t8')).toBe('缺 普工 8');
  });

  it('is never markup, a link, or unseen', () => {
    expect(asTyped('<a href="https://x.cn">点</a>')).toBe('＜a href="https：//x.cn"＞点＜/a＞');
    expect(asTyped('周五\u200b12\u202e:00\u0000')).toBe('周五12:00');
  });
});
