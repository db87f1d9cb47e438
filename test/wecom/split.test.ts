import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../src/wecom/split.ts';
import { fitsOneMessage, sendableText, TEXT_BYTES } from '../../src/wecom/text.ts';

const bytes = (text: string) => Buffer.byteLength(text);

describe('a long text becomes several messages', () => {
  test('at line ends, filled up, in order', () => {
    expect(splitText('一一\n二二\n三三', 13)).toEqual(['一一\n二二', '三三']);
    expect(splitText('一一\n二二\n三三', 12)).toEqual(['一一', '二二', '三三']);
  });

  test('a table of thirteen districts keeps its lines whole', () => {
    const lines = Array.from({ length: 13 }, (_, i) => `第${i + 1}区　应报30家，已报28家　未报：${'示例企业，'.repeat(12)}`);
    const pieces = splitText(lines.join('\n'));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('\n').split('\n')).toEqual(lines);
  });

  test('exactly the limit is one, one more is two', () => {
    const text = `${'数'.repeat(681)}😀a`;
    expect(bytes(text)).toBe(TEXT_BYTES);
    expect(splitText(text)).toEqual([text]);
    expect(splitText(`${text}b`)).toHaveLength(2);
    expect(splitText(`上\n${text}`)).toEqual(['上', text]);
    expect([fitsOneMessage(text), fitsOneMessage(`${text}b`)]).toEqual([true, false]);
  });

  test('an emoji on the edge goes over whole, with all it is made of', () => {
    const family = '👨‍👩‍👧';
    expect(splitText(`${'a'.repeat(10)}${family}${family}`, 30)).toEqual([`${'a'.repeat(10)}${family}`, family]);
  });

  test('a pile of marks longer than a message is cut between code points', () => {
    const pile = `e${'\u0301'.repeat(40)}`;
    const pieces = splitText(pile, 16);
    expect(pieces.join('')).toBe(pile);
    for (const piece of pieces) expect(bytes(piece)).toBeLessThanOrEqual(16);
  });

  test('blank texts give nothing', () => {
    expect(splitText('')).toEqual([]);
    expect(splitText('\n \n')).toEqual([]);
  });

  test('whatever the text: in order, complete, within the limit, well-formed', () => {
    const text = fc.string({ unit: fc.constantFrom('数', 'a', '\n', ' ', '😀', 'e\u0301', '👨‍👩‍👧', '，'), maxLength: 300 });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 60 }), (whole, limit) => {
        const pieces = splitText(whole, limit);
        const bare = (t: string) => t.replace(/\s/g, '');
        expect(bare(pieces.join(''))).toBe(bare(whole));
        for (const piece of pieces) {
          expect(bytes(piece)).toBeLessThanOrEqual(limit);
          expect(piece).not.toMatch(/\p{Surrogate}/u);
        }
      }),
      { numRuns: 2_000, seed: 20_210_513 },
    );
  });
});

describe('what is sent', () => {
  test.each([
    ['control characters go', 'a\u0000b\u001bc\u007f', 'abc'],
    ['tab and line feed stay', 'a\tb\nc', 'a\tb\nc'],
    ['line ends are one', 'a\r\nb\rc', 'a\nbc'],
    ['lone surrogates go', 'a\ud83db\ude00c', 'abc'],
    ['pairs stay', '😀', '😀'],
    ['no links', '<a href="http://x">点此</a>', '＜a href="http://x">点此＜/a>'],
    ['less than stays', '缺工<5，<-3', '缺工<5，<-3'],
  ])('%s', (_, text, sent) => expect(sendableText(text)).toBe(sent));

  test('JSON of it holds no \\u escapes (40033)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => !JSON.stringify(sendableText(text)).includes('\\u')),
      { numRuns: 2_000, seed: 1 },
    );
  });
});
