// What stands in a callback's query string, if each parameter stands there once?
import { refused } from './refused.ts';

const NAMES = ['msg_signature', 'timestamp', 'nonce', 'echostr'] as const;
type Name = (typeof NAMES)[number];

/**
 * The parameters WeCom sends, each decoded once; others are passed over. A repeated one is refused (Koa would make it an array).
 * A bare `+` stays a plus: base64 has no blanks, and some proxies undo its escape (wecom §8.1). Problems: callback.refused.
 */
export function readQuery(query: string): (name: Name) => string {
  const values: Partial<Record<Name, string>> = {};
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = NAMES.find((known) => known.length === at && part.startsWith(known));
    if (name === undefined) continue;
    if (values[name] !== undefined) throw refused(`query: two ${name}`);
    values[name] = decoded(part.slice(at + 1));
  }
  return (name) => {
    const value = values[name];
    if (value === undefined) throw refused(`query: no ${name}`);
    return value;
  };
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch (error) {
    throw refused('query: escape', error);
  }
}
