// How does a sentence with {placeholders} become the words a person reads?

/** The placeholder names of a sentence: `'{a}和{b}'` → `'a' | 'b'`. */
type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

type Values<T extends string> = { readonly [K in Placeholders<T>]: string | number };

/** Puts the values in place; the compiler refuses a sentence whose placeholders are not all given. A value's own braces stay as they are. */
export function fill<const T extends string>(
  sentence: T,
  ...[values]: [Placeholders<T>] extends [never] ? [] : [Values<T>]
): string {
  return values === undefined ? sentence : fillChosen(sentence, values as Record<string, string | number>);
}

/** The same for a sentence chosen at run time from a table; the lint looks after its placeholders. */
export const fillChosen = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The placeholder names of a sentence that is known only at run time. */
export const placeholdersOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string);
