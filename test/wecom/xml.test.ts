import { describe, expect, test } from 'vitest';
import { isProblem } from '../../src/desk/problem.ts';
import { cdata, childOf, childrenOf, readXml, textOf, withoutControls } from '../../src/wecom/xml.ts';

const whyOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (isProblem(error, 'callback.refused')) return String(error.details.why);
    throw error;
  }
  return 'accepted';
};

/** What the reader makes of `<xml><T>…</T></xml>`. */
const tagText = (inside: string) => textOf(readXml(`<xml><T>${inside}</T></xml>`), 'T');

describe('what is read', () => {
  test.each([
    ['plain', '123', '123'],
    ['digits stay text', '00123', '00123'],
    ['a number past 2^53', '9223372036854775807', '9223372036854775807'],
    ['CDATA', '<![CDATA[你好 <b> &amp;]]>', '你好 <b> &amp;'],
    ['empty CDATA', '<![CDATA[]]>', ''],
    ['split CDATA', '<![CDATA[a]]]]><![CDATA[>b]]>', 'a]]>b'],
    ['layout around CDATA', '\n  <![CDATA[ a ]]>\n', ' a '],
    ['nothing', '', ''],
    ['the five entities', '&lt;&gt;&amp;&quot;&apos;&amp;lt;', '<>&"\'&lt;'],
    ['blanks of plain text', ' a ', ' a '],
    ['tab and line feed stay', 'a\tb\nc', 'a\tb\nc'],
    ['emoji', '<![CDATA[😀👨‍👩‍👧]]>', '😀👨‍👩‍👧'],
  ])('%s', (_, inside, value) => expect(tagText(inside)).toBe(value));

  test('absent, self-closed, pretty-printed', () => {
    const xml = readXml('\n<xml>\n  <A/>\n  <B>1</B>\n</xml>\n');
    expect([textOf(xml, 'A'), textOf(xml, 'B'), textOf(xml, 'C')]).toEqual(['', '1', null]);
  });

  test('nested lists, single or repeated', () => {
    const item = (...ids: string[]) => `<Item><Ids>${ids.map((id) => `<Id>${cdata(id)}</Id>`).join('')}</Ids></Item>`;
    const xml = readXml(`<xml><Items>${item('a')}${item('b', 'c')}</Items></xml>`);
    const lists = childrenOf(childOf(xml, 'Items'), 'Item').map((i) => childrenOf(childOf(i, 'Ids'), 'Id').map((id) => id.text));
    expect(lists).toEqual([['a'], ['b', 'c']]);
  });

  test.each(['', ']]>', 'a]]>b]]>]]>', ']]', '<![CDATA[', '<xml>&amp;', '你好'])(
    'what is written as CDATA is read back: %j',
    (text) => expect(tagText(cdata(text))).toBe(text),
  );
});

describe('what is refused', () => {
  const ENTITY = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">';
  test.each([
    ['empty', ''],
    ['text', 'hello'],
    ['JSON', '{"encrypt":"x"}'],
    ['HTML', '<html></html>'],
    ['a byte order mark', '\ufeff<xml></xml>'],
    ['DOCTYPE', '<!DOCTYPE xml><xml><T>1</T></xml>'],
    ['DOCTYPE inside', '<xml><!DOCTYPE xml><T>1</T></xml>'],
    ['NUL in a tag', '<xml><T\u0000>1</T></xml>'],
    ['DOCTYPE behind a control character', withoutControls('<\u0000!DOCTYPE xml><xml><T>1</T></xml>')],
    ['external entity', '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><T>&x;</T></xml>'],
    ['billion laughs', `<!DOCTYPE xml [${ENTITY}]><xml><T>&b;</T></xml>`],
    ['entity of its own', '<xml><T>&b;</T></xml>'],
    ['instruction', '<?xml version="1.0"?><xml><T>1</T></xml>'],
    ['instruction inside', '<xml><?php echo 1?><T>1</T></xml>'],
    ['comment', '<xml><!-- --><T>1</T></xml>'],
    ['numeric entity', '<xml><T>&#65;</T></xml>'],
    ['hexadecimal entity', '<xml><T>&#x41;</T></xml>'],
    ['bare ampersand', '<xml><T>a & b</T></xml>'],
    ['entity without its end', '<xml><T>&lt</T></xml>'],
    ['attribute', '<xml><T a="1">1</T></xml>'],
    ['namespace', '<xml><a:T>1</a:T></xml>'],
    ['blank in a tag', '<xml><T >1</T></xml>'],
    ['__proto__', '<xml><__proto__>1</__proto__></xml>'],
    ['no name', '<xml><>1</></xml>'],
    ['not closed', '<xml><T>1</T>'],
    ['CDATA not closed', '<xml><T><![CDATA[1</T></xml>'],
    ['lower-case cdata', '<xml><T><![cdata[1]]></T></xml>'],
    ['crossed', '<xml><A><B></A></B></xml>'],
    ['end without start', '<xml></T></xml>'],
    ['two roots', '<xml></xml><xml></xml>'],
    ['text behind', '<xml></xml>x'],
    ['text beside CDATA', '<xml><T>1<![CDATA[2]]></T></xml>'],
    ['text beside elements', '<xml>1<T>2</T></xml>'],
    ['CDATA beside elements', '<xml><![CDATA[1]]><T>2</T></xml>'],
    ['a name of 65', `<xml><${'a'.repeat(65)}/></xml>`],
    ['9 levels', `<xml>${'<a>'.repeat(8)}${'</a>'.repeat(8)}</xml>`],
    ['501 elements', `<xml>${'<a/>'.repeat(500)}</xml>`],
  ])('%s', (_, source) => expect(whyOf(() => readXml(source))).toMatch(/^xml: /));

  test('8 levels and 500 elements are read', () => {
    expect(whyOf(() => readXml(`<xml>${'<a>'.repeat(7)}${'</a>'.repeat(7)}</xml>`))).toBe('accepted');
    expect(readXml(`<xml>${'<a/>'.repeat(499)}</xml>`).children).toHaveLength(499);
  });

  test('two values of one tag, never the last', () => {
    const xml = readXml('<xml><FromUserName>a</FromUserName><FromUserName>b</FromUserName></xml>');
    expect(whyOf(() => textOf(xml, 'FromUserName'))).toBe('xml: two FromUserName');
  });

  test('a text field that holds elements', () => {
    expect(whyOf(() => textOf(readXml('<xml><A><B>1</B></A></xml>'), 'A'))).toBe('xml: A is no text');
  });
});

/** A string that counts how many characters each search and cut looks at. */
class Counted extends String {
  steps = 0;
  override indexOf(wanted: string, from = 0): number {
    const found = super.indexOf(wanted, from);
    this.steps += (found < 0 ? this.length : found + wanted.length) - from;
    return found;
  }
  override slice(from = 0, to = this.length): string {
    this.steps += to - from;
    return super.slice(from, to);
  }
  override startsWith(wanted: string, at = 0): boolean {
    this.steps += wanted.length;
    return super.startsWith(wanted, at);
  }
}

describe('the work grows with the length, not with its square', () => {
  const SIZE = 64 * 1024;
  const fill = (piece: string) => piece.repeat(Math.floor(SIZE / piece.length));
  test.each([
    ['nested tags', fill('<a>')],
    ['nested tags below the root', `<xml>${fill('<a>')}`],
    ['many elements', `<xml>${fill('<a/>')}</xml>`],
    ['opened CDATA', `<xml><T>${fill('<![CDATA[')}`],
    ['empty CDATA', `<xml><T>${fill('<![CDATA[]]>')}</T></xml>`],
    ['brackets', `<xml><T><![CDATA[${fill(']]')}]]></T></xml>`],
    ['open signs', `<xml><T>${fill('<')}`],
    ['end tags', `<xml>${fill('</a>')}`],
    ['a long name', `<${fill('a')}`],
    ['ampersands', `<xml><T>${fill('&')}</T></xml>`],
    ['entities', `<xml><T>${fill('&amp;')}</T></xml>`],
    ['numeric references', `<xml><T>${fill('&#65;')}</T></xml>`],
    ['blanks', `<xml>${fill(' ')}</xml>`],
    ['blanks before', fill(' ')],
  ])('%s', (_, source) => {
    const counted = new Counted(source);
    whyOf(() => readXml(counted as unknown as string));
    expect(counted.steps).toBeGreaterThan(0);
    expect(counted.steps).toBeLessThan(6 * source.length);
  });
});
