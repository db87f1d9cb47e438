import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, sources, textOf } from './sources.ts';

const EXPORT = /^export (?:declare )?(?:async )?(?:abstract )?(?:type|interface|const|class|function\*?|enum) (\w+)/gm;

const exportsOf = (file: string): readonly string[] => [
  ...new Set([...textOf(file).matchAll(EXPORT)].map((m) => m[1] as string)),
];

/** `file#name` of all that a file imports; of a file it loads only when it is needed, whatever it speaks of. */
function importsOf(file: string): readonly string[] {
  const text = textOf(file);
  const at = (target: string) => path.posix.join(path.posix.dirname(file), target);
  const named = [...text.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'(\.[^']+)'/g)].flatMap(
    ([, names = '', target = '']) =>
      names.split(',').map((one) => `${at(target)}#${one.replace(/\btype\s|\sas\s.*/g, '').trim()}`),
  );
  const loaded = [...text.matchAll(/import\(\s*'(\.[^']+)'\s*\)/g)].flatMap(([, target = '']) =>
    files.includes(at(target))
      ? exportsOf(at(target))
          .filter((name) => hasWord(text, name))
          .map((name) => `${at(target)}#${name}`)
      : [],
  );
  return [...named, ...loaded];
}

const hasWord = (text: string, word: string, times = 1): boolean => text.split(new RegExp(`\\b${word}\\b`)).length > times;

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

  it('is asked for elsewhere, and not by tests alone: what only its own file uses is not exported', () => {
    const asked = new Set([...files, ...sources('prisma')].flatMap(importsOf));
    const tried = new Set(sources('test').flatMap(importsOf));
    const isUsed = (file: string, name: string) =>
      asked.has(`${file}#${name}`) || (tried.has(`${file}#${name}`) && hasWord(textOf(file), name, 2));
    const unused = files.flatMap((file) => exportsOf(file).flatMap((name) => (isUsed(file, name) ? [] : [`${file}: ${name}`])));
    expect(unused).toEqual([]);
  });
});
