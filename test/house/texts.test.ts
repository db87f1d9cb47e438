// Is every sentence of conversations/ one that `npm run scripts -- check` reads and `-- texts` lists?
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../conversations/commands.ts';
import { TEXT_TABLES } from '../../conversations/texts.ts';
import { root, sources } from './sources.ts';

/** They put together what stands in the others. */
const COLLECTIONS = ['conversations/commands.ts', 'conversations/texts.ts'];
const FILES = sources('conversations').filter((file) => !COLLECTIONS.includes(file));

type Exports = Readonly<Record<string, unknown>>;
const exported = new Map<string, Exports>();

beforeAll(async () => {
  for (const file of FILES) exported.set(file, (await import(path.join(root, file))) as Exports);
});

const isObject = (value: unknown): value is Exports => typeof value === 'object' && value !== null;
const isCommands = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).every((name) => COMMAND_NAMES.some((command) => command === name));
/** What help and menus show beside the commands. */
const isShown = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((one) => isObject(one) && ('help' in one || 'menu' in one || 'app' in one));
/** Their answers are a table of their own; what is left are words people type. */
const isAsked = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((one) => isObject(one) && 'asks' in one);
const isScript = (value: unknown): boolean => isObject(value) && 'steps' in value && 'order' in value;

/** Every string in a value, at any depth. */
const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : isObject(value) ? Object.values(value).flatMap(stringsIn) : [];

describe('every text table of conversations/', () => {
  it('stands in a file that is listed', () => expect(Object.keys(TEXT_TABLES).sort()).toEqual([...FILES].sort()));

  it('is listed whole, or says only what another says', () => {
    const listed = new Set(Object.values(TEXT_TABLES).flatMap(stringsIn));
    const unlisted = FILES.flatMap((file) =>
      Object.entries(exported.get(file) ?? {}).flatMap(([name, value]) =>
        isCommands(value) || isShown(value) || isScript(value) || isAsked(value) || TEXT_TABLES[file]?.[name] === value
          ? []
          : stringsIn(value).flatMap((text) => (listed.has(text) ? [] : [`${file} ${name}: ${text}`])),
      ),
    );
    expect(unlisted).toEqual([]);
  });

  it('holds no commands', () => {
    const commands = Object.values(TEXT_TABLES).flatMap((tables) =>
      Object.keys(tables).filter((name) => isCommands(tables[name])),
    );
    expect(commands).toEqual([]);
  });
});
