// What do help and menus say, put together of what each command says of itself?
import type { Role } from '../../domain/people.ts';
import { type HelpClause, type ShownIn, wordingsOf, wordsOf } from './commands.ts';

/** What is typed for it. */
export const typedOf = ({ typed, words = [] }: ShownIn): string => typed ?? wordsOf(wordingsOf(words)[0]?.words ?? '')[0] ?? '';

/** The lines of a role's help. */
export function helpLines(shown: readonly ShownIn[], role: Role): readonly string[] {
  const clauses = shown.flatMap(({ help }): readonly HelpClause[] => [help?.[role] ?? []].flat());
  const lines: string[] = [];
  for (const { at, say, joins = '；' } of clauses.toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])) {
    const line = at[0] - 1;
    lines[line] = lines[line] === undefined ? say : `${lines[line]}${joins}${say}`;
  }
  return lines;
}

/** The words of a role's menu. */
export const menuWords = (shown: readonly ShownIn[], role: Role): readonly string[] =>
  shown
    .flatMap((one) => (one.menu?.[role] === undefined ? [] : [{ place: one.menu[role], word: typedOf(one) }]))
    .toSorted((a, b) => a.place - b.place)
    .map(({ word }) => word);

type AppGroup = NonNullable<ShownIn['app']>['group'];
export const APP_GROUPS: readonly AppGroup[] = ['上报', '查询', '帮助'];

/** The entries of one group of the app's menu: what stands there, and what is typed by a click. */
export const appEntries = (
  shown: readonly ShownIn[],
  group: AppGroup,
): readonly { readonly name: string; readonly key: string }[] =>
  shown
    .flatMap((one) => (one.app?.group === group ? [{ ...one.app, key: typedOf(one) }] : []))
    .toSorted((a, b) => a.place - b.place)
    .map(({ name, key }) => ({ name, key }));
