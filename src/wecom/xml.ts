// How is WeCom's flat XML read and written? Not a general parser: that costs more than all the cryptography and understands too much.
import { refused } from './refused.ts';

/** Values are always text: userid `00123` stays `00123`. `text` is empty where there are children. */
export type XmlElement = { readonly name: string; readonly text: string; readonly children: readonly XmlElement[] };

/** WeCom's deepest form is SelectedItems/SelectedItem/OptionIds/OptionId below the root. */
const MAX_DEPTH = 8;
const MAX_ELEMENTS = 500;

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const SLASH = 0x2f;
const BANG = 0x21;
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';
const NOT_BLANK = /[^ \t\r\n]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

type Cursor = { readonly source: string; at: number; elements: number };

/**
 * Reads one document with the root `xml`: elements, text, CDATA and the five named entities. Whatever else XML knows (DOCTYPE,
 * comments, instructions, attributes, numeric references) is refused. One pass: every character is looked at a fixed number of times.
 * Control characters are not looked for: see `withoutControls`. Problems: callback.refused.
 */
export function readXml(source: string): XmlElement {
  const start = source.indexOf('<');
  if (start < 0 || NOT_BLANK.test(source.slice(0, start))) throw refused('xml: start');
  const cursor: Cursor = { source, at: start, elements: 0 };
  const root = readElement(cursor, 1);
  if (root.name !== 'xml') throw refused('xml: root');
  if (NOT_BLANK.test(source.slice(cursor.at))) throw refused('xml: end');
  return root;
}

/** For a message found genuine: pasted text brings control characters along, and refusing it would lose what a person said (wecom §8.8). */
export const withoutControls = (source: string): string => source.replace(FORBIDDEN, '');

function readElement(cursor: Cursor, depth: number): XmlElement {
  const { source, at: start } = cursor;
  cursor.elements += 1;
  if (depth > MAX_DEPTH || cursor.elements > MAX_ELEMENTS) throw refused('xml: size');
  const tagEnd = source.indexOf('>', start);
  if (tagEnd < 0) throw refused('xml: tag');
  cursor.at = tagEnd + 1;
  const isEmpty = source.charCodeAt(tagEnd - 1) === SLASH;
  const name = source.slice(start + 1, isEmpty ? tagEnd - 1 : tagEnd);
  if (!NAME.test(name)) throw refused('xml: tag');
  if (isEmpty) return { name, text: '', children: [] };

  let plain = '';
  let marked: string | null = null;
  const children: XmlElement[] = [];
  for (;;) {
    const open = source.indexOf('<', cursor.at);
    if (open < 0) throw refused('xml: not closed');
    if (open > cursor.at) plain += source.slice(cursor.at, open);
    cursor.at = open;
    const next = source.charCodeAt(open + 1);
    if (next === SLASH) {
      const end = `/${name}>`;
      if (!source.startsWith(end, open + 1)) throw refused('xml: end tag');
      cursor.at = open + 1 + end.length;
      break;
    }
    if (next === BANG) {
      const from = open + CDATA_OPEN.length;
      const to = source.indexOf(CDATA_CLOSE, from);
      if (to < 0 || !source.startsWith(CDATA_OPEN, open)) throw refused('xml: CDATA');
      marked = marked === null ? source.slice(from, to) : marked + source.slice(from, to);
      cursor.at = to + CDATA_CLOSE.length;
      continue;
    }
    children.push(readElement(cursor, depth + 1));
  }

  if (marked === null && children.length === 0) return { name, text: withoutEntities(plain), children };
  // Beside CDATA or children, plain text can only be layout.
  if (NOT_BLANK.test(plain) || (marked !== null && children.length > 0)) throw refused('xml: mixed');
  return { name, text: marked ?? '', children };
}

function withoutEntities(plain: string): string {
  if (!plain.includes('&')) return plain;
  const [first = '', ...rest] = plain.split('&');
  const pieces = rest.map((piece) => {
    const end = piece.indexOf(';');
    const character = ENTITIES.get(piece.slice(0, Math.max(end, 0)));
    if (character === undefined) throw refused('xml: entity');
    return character + piece.slice(end + 1);
  });
  return first + pieces.join('');
}

/** The child of that name, or null. Two of one name are refused, never «the last wins». */
export function childOf(parent: XmlElement, name: string): XmlElement | null {
  let found: XmlElement | null = null;
  for (const child of parent.children) {
    if (child.name !== name) continue;
    if (found) throw refused(`xml: two ${name}`);
    found = child;
  }
  return found;
}

/** The child's text as sent, or null where it is absent. A child that holds elements is refused. */
export function textOf(parent: XmlElement, name: string): string | null {
  const child = childOf(parent, name);
  if (child && child.children.length > 0) throw refused(`xml: ${name} is no text`);
  return child ? child.text : null;
}

/** Every child of that name: WeCom writes a list as the element repeated. */
export const childrenOf = (parent: XmlElement | null, name: string): readonly XmlElement[] =>
  parent === null ? [] : parent.children.filter((child) => child.name === name);

/** Text as CDATA; `]]>` inside it is split over two sections (wecom §8.8). */
export const cdata = (text: string): string =>
  `${CDATA_OPEN}${text.includes(CDATA_CLOSE) ? text.replaceAll(CDATA_CLOSE, ']]]]><![CDATA[>') : text}${CDATA_CLOSE}`;
