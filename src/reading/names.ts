// Which enterprise does a piece of text name?
import type { Enterprise } from '../domain/enterprises.ts';
import type { Region } from '../domain/regions.ts';
import type { Named } from './reading.ts';

/** Everything reading knows of names, built once per roster version. */
export type NameIndex = {
  /** Full registered name of an id. */
  readonly nameOf: (id: string) => string | undefined;
  /** What a piece of text that is a name and nothing else stands for, among `within` (absent: everything on the roster). */
  readonly find: (text: string, within?: ReadonlySet<string>) => Named;
};

export function buildNameIndex(_enterprises: readonly Enterprise[], _regions: readonly Region[]): NameIndex {
  return { nameOf: () => undefined, find: (text) => ({ unknown: text }) };
}
