// Does everything a keyboard may give fold to the one spelling that is read, and to its place in what was typed?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, GAP } from '../../src/reading/text/text.ts';
import { TRADITIONAL } from '../../src/reading/text/traditional.ts';
import { madeTable } from './made-table.ts';

describe('the table of traditional characters', () => {
  it('is what OpenCC makes', () => {
    expect(TRADITIONAL).toBe(madeTable());
  });

  it('knows every traditional character of the trade, and leaves simplified ones alone', () => {
    expect(foldText('無缺工，還差兩個技師，週三解決貳拾陸').text).toBe('无缺工，还差两个技师，周三解决贰拾陆');
    expect(foldText('什么 著名 瞭望 幺 参 叁 里').text).toBe('什么著名瞭望幺参叁里');
  });
});

describe('folding', () => {
  const text = (raw: string): string => {
    const { text, gaps } = foldText(raw);
    return [...text].map((c, i) => (i > 0 && gaps[i] !== GAP.none ? ` ${c}` : c)).join('');
  };

  it.each([
    ['１２', '12'],
    ['8️⃣', '8'],
    ['1️⃣2️⃣', '12'],
    // A list's number, not a digit of what stands beside it.
    ['1️⃣8 3 0', '1 8 3 0'],
    ['3️⃣甲', '3甲'],
    ['𝟗', '9'],
    ['1\u200b2', '12'],
    // Whole characters as some documents give their radicals.
    ['⼆⼗', '二十'],
    ['二○二', '二〇二'],
    ['○某厂', '某厂'],
    ['缺8②某厂', '缺8 某厂'],
    ['①某厂', '某厂'],
    // Never an exact digit: ², ½, a keycap of ten, a circled number by the figure, another script, one that is crossed out.
    ['5²', '5½'],
    ['3½', '3½'],
    ['🔟', '½'],
    ['1②', '1½'],
    ['1②人', '1½人'],
    ['٣', '½'],
    ['〡', '½'],
    ['8\u03366', '½6'],
    ['5㎡', '5m2'],
    ['5℃', '5°c'],
    ['5✖2', '5x2'],
    ['1⁄2', '1/2'],
  ])('%s', (raw, folded) => {
    expect(text(raw)).toBe(folded);
  });

  it('gives every character its place in what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (raw) => {
        const f = foldText(raw);
        expect(f.gaps).toHaveLength(f.text.length);
        for (let i = 0; i < f.text.length; i++) expect(raw).toContain(f.typed(i, i + 1));
        expect(f.typed(0, f.text.length).length).toBeLessThanOrEqual(raw.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
