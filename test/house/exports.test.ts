import { describe, expect, it } from 'vitest';
import { files, textOf } from './sources.ts';

const EXPORT = /^export (?:declare )?(?:async )?(?:abstract )?(?:type|interface|const|class|function\*?|enum) (\w+)/gm;

const exportsOf = (file: string): readonly string[] => [
  ...new Set([...textOf(file).matchAll(EXPORT)].map((m) => m[1] as string)),
];

describe('what a file exports', () => {
  it('is declared where it is exported, by a name of its own', () => {
    const unnamed = /^export (?!(?:declare |async |abstract )*(?:type|interface|const|class|function\*?|enum) \w).*$/gm;
    expect(files.flatMap((file) => [...textOf(file).matchAll(unnamed)].map(([line]) => `${file}: ${line}`))).toEqual([]);
  });

  it('has a name that no other file exports: one name, one meaning', () => {
    const homes = new Map<string, readonly string[]>();
    for (const file of files) for (const name of exportsOf(file)) homes.set(name, [...(homes.get(name) ?? []), file]);
    expect([...homes].filter(([, where]) => where.length > 1).map(([name, where]) => `${name}: ${where.join(', ')}`)).toEqual([]);
  });
});
