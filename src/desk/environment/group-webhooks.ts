// Which groups are pushed to? Read from one setting, whose addresses are secrets.

export type GroupWebhooks = ReadonlyMap<string, string>;

/** `{"370402":"https://…"}`, or `370402=https://…` one after the other, with commas, semicolons or line ends between. Null: neither. */
export function readGroupWebhooks(text: string, isSafe: (url: string) => boolean): GroupWebhooks | null {
  const pairs = text.trimStart().startsWith('{') ? pairsOfJson(text) : pairsOfList(text);
  if (pairs === null || pairs.length === 0) return null;
  const isGood = ([code, url]: readonly [string, string]) => /^[0-9A-Za-z-]{1,32}$/.test(code) && isSafe(url);
  const codes = new Set(pairs.map(([code]) => code));
  return pairs.every(isGood) && codes.size === pairs.length ? new Map(pairs) : null;
}

type Pairs = readonly (readonly [string, string])[];

function pairsOfJson(text: string): Pairs | null {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return null;
    const entries = Object.entries(read);
    return entries.every((e): e is [string, string] => typeof e[1] === 'string') ? entries : null;
  } catch {
    return null;
  }
}

function pairsOfList(text: string): Pairs | null {
  const parts = text.split(/[\s,;，；]+/).filter((part) => part !== '');
  const pairs = parts.map((part): readonly [string, string] => {
    const at = part.indexOf('=');
    return at < 0 ? ['', part] : [part.slice(0, at), part.slice(at + 1)];
  });
  return pairs;
}
