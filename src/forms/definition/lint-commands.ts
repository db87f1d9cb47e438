// Is the table of commands fit to be used: does every word mean one thing to a role, and does every menu hold?
import { ROLES, type Role } from '../../domain/people.ts';
import { type Command, type CommandTable, EVERYBODY, type ShownIn, wordingsOf, wordsOf } from './commands.ts';
import { APP_GROUPS, appEntries, helpLines, menuWords, typedOf } from './menus.ts';

/** Nobody remembers a longer command. */
const LONGEST_WORD = 12;
/** What WeCom takes (wecom §3.8). */
const APP_LIMITS = { entries: 5, nameBytes: 16, keyBytes: 128 } as const;

/** A word as one role means it; `kinds` what follows it, null for a whole message. */
type Use = { readonly name: string; readonly word: string; readonly role: Role; readonly kinds: string | null };

function usesOf(name: string, { from, words, opens = [] }: Command): readonly Use[] {
  const use = (list: string, whose: readonly Role[] | undefined, kinds: string | null): readonly Use[] =>
    wordsOf(list).flatMap((word) => (whose ?? from ?? EVERYBODY).map((role) => ({ name, word, role, kinds })));
  return [
    ...wordingsOf(words).flatMap((wording) => use(wording.words, wording.from, null)),
    ...opens.flatMap(({ words: list, from: whose, takes }) => use(list, whose, takes.join())),
  ];
}

/** Words that two commands claim for one role, with the same kind of arguments behind. */
function shared(commands: CommandTable): readonly string[] {
  const first = new Map<string, Use>();
  return Object.entries(commands)
    .flatMap(([name, command]) => usesOf(name, command))
    .flatMap((use) => {
      const key = `${use.word} ${use.role} ${use.kinds}`;
      const known = first.get(key) ?? use;
      first.set(key, known);
      return known.name === use.name ? [] : [`${use.name}: “${use.word}”也是${known.name}的（${use.role}）`];
    });
}

function wordFaults(name: string, { words, among = [], opens = [], behind = '' }: Command): readonly string[] {
  const lists = [...wordingsOf(words), ...wordingsOf(among), ...opens].map((list) => list.words);
  return [...lists, behind].flatMap((list) => {
    const all = wordsOf(list);
    return [
      ...all.flatMap((word) => ([...word].length > LONGEST_WORD ? [`${name}: “${word}”超过${LONGEST_WORD}个字`] : [])),
      ...all.flatMap((word) => (/[\s\p{P}\p{S}A-Z]/u.test(word) ? [`${name}: “${word}”有标点或大写字母`] : [])),
      ...all.flatMap((word, i) => (all.indexOf(word) < i ? [`${name}: “${word}”写了两遍`] : [])),
    ];
  });
}

/** Shown to somebody who may not use it. */
const shownTo = (name: string, { roles, help = {}, menu = {}, offered = [] }: Command): readonly string[] =>
  [...Object.keys(help), ...Object.keys(menu), ...offered].flatMap((role) =>
    roles.some((r) => r === role) ? [] : [`${name}: ${role}不能用，却列给了${role}`],
  );

/** Places of help, of menus and of the app's menu that are taken twice, left out, or hold too much. */
function placeFaults(shown: readonly ShownIn[]): readonly string[] {
  const byRole = ROLES.flatMap((role) => {
    const places = shown.flatMap((one) => (one.menu?.[role] === undefined ? [] : [one.menu[role]]));
    const clauses = shown.flatMap(({ help }) => [help?.[role] ?? []].flat().map(({ at }) => at.join('.')));
    const lines = helpLines(shown, role);
    return [
      ...(new Set(places).size < places.length ? [`菜单 ${role}: 有两项在同一个位置`] : []),
      ...(new Set(clauses).size < clauses.length ? [`帮助 ${role}: 有两句在同一个位置`] : []),
      ...(lines.length === 0 || lines.includes('') || Object.keys(lines).length < lines.length ? [`帮助 ${role}: 缺一行`] : []),
      ...(menuWords(shown, role).length === 0 ? [`菜单 ${role}: 是空的`] : []),
    ];
  });
  const byGroup = APP_GROUPS.flatMap((group) => {
    const entries = appEntries(shown, group);
    const long = entries.filter(
      ({ name, key }) => Buffer.byteLength(name) > APP_LIMITS.nameBytes || Buffer.byteLength(key) > APP_LIMITS.keyBytes,
    );
    return [
      ...(entries.length === 0 || entries.length > APP_LIMITS.entries ? [`应用菜单 ${group}: ${entries.length}项`] : []),
      ...long.map(({ name }) => `应用菜单 ${group}: “${name}”太长`),
    ];
  });
  const nameless = shown
    .filter((one) => (one.menu || one.app || one.help) && typedOf(one) === '')
    .map(() => '菜单: 有一项没有可打的字');
  return [...byRole, ...byGroup, ...nameless];
}

/** All faults of the commands and of what help and menus show of them. */
export const lintCommands = (commands: CommandTable, shown: readonly ShownIn[]): readonly string[] => [
  ...shared(commands),
  ...Object.entries(commands).flatMap(([name, command]) => [...wordFaults(name, command), ...shownTo(name, command)]),
  ...placeFaults(shown),
];
