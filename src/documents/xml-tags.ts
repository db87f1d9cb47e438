// Which tags of one name stand in a piece of XML, and what do their attributes say? For the small parts of a workbook that name others.

export type TagAttributes = ReadonlyMap<string, string>;

// Bounded and begun at the beginning of a word alone, so that whatever stands there is walked through once.
const ATTRIBUTE = /(?<![\w.:-])(?:[\w.-]{1,40}:)?([\w.-]{1,40})\s{0,9}=\s{0,9}(?:"([^"<]*)"|'([^'<]*)')/gu;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Attributes of every start tag of that name, whatever its prefix, by name without prefix; in order. */
export const tagsNamed = (xml: string, name: string): readonly TagAttributes[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w.-]{1,20}:)?${name}(?=[\\s/>])([^<>]*)>`, 'gu'))].map(
    ([, attributes = '']) =>
      new Map([...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [key, decoded(double ?? single ?? '')])),
  );

const decoded = (value: string): string =>
  value.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/giu,
    (whole, hex: string | undefined, ten: string | undefined, word) => {
      if (word !== undefined) return NAMED[word] ?? whole;
      const code = hex === undefined ? Number(ten) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** As the value of an attribute between double quotes. */
export const escapedValue = (text: string): string => text.replace(/[<>&"]/gu, (c) => ESCAPES[c] ?? c);
