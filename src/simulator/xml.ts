// How does the WeCom side write and read its XML?

/** A field of a message: a string becomes CDATA, a number stands bare, a list nests. */
export type XmlField = readonly [name: string, value: string | number | bigint | readonly XmlField[]];

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const writeField = ([name, value]: XmlField): string => {
  const inside = typeof value === 'string' ? cdata(value) : typeof value === 'object' ? value.map(writeField).join('') : value;
  return `<${name}>${inside}</${name}>`;
};

/** One line below a root `<xml>`, as WeCom's own captures have it (wecom §1.10). */
export const writeXml = (fields: readonly XmlField[]): string => writeField(['xml', fields]);

/** An element: its own text (trimmed only where it stands outside CDATA) and its child elements in order. */
export type XmlNode = { readonly name: string; readonly text: string; readonly children: readonly XmlNode[] };

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>|([^<]+)/y;

/** Reads one document of elements, text and CDATA; null for anything else (attributes, comments, DOCTYPE, loose ends). */
export function readReplyXml(source: string): XmlNode | null {
  type Growing = { name: string; text: string; children: Growing[] };
  const root: Growing = { name: '', text: '', children: [] };
  const open: Growing[] = [root];
  const text = source.replace(/^\uFEFF?\s*(<\?xml[^<>]*\?>)?/, '').trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    const at = open.at(-1);
    if (!token || !at) return null;
    const [, quoted, closing, name, empty, plain] = token;
    if (quoted !== undefined) at.text += quoted;
    else if (plain !== undefined) at.text += plain.trim().replace(/&(\w+);/g, (whole, entity) => ENTITIES[entity] ?? whole);
    else if (closing) {
      if (at.name !== name) return null;
      open.pop();
    } else {
      const child: Growing = { name: name ?? '', text: '', children: [] };
      at.children.push(child);
      if (!empty) open.push(child);
    }
  }
  const [only, ...others] = root.children;
  return open.length === 1 && only && others.length === 0 && root.text === '' ? only : null;
}

/** The text of the first child of that name; undefined where there is none. */
export const fieldOf = (node: XmlNode, name: string): string | undefined => childNamed(node, name)?.text;

export const childNamed = (node: XmlNode, name: string): XmlNode | undefined => node.children.find((c) => c.name === name);

export const childrenNamed = (node: XmlNode, name: string): readonly XmlNode[] => node.children.filter((c) => c.name === name);
