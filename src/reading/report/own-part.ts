// Which part of a text is about which of the enterprises it gave figures to?

type Called = {
  readonly id: string;
  readonly names: readonly string[] /** In the person's list. */;
  readonly number: number | null;
};

/** Up to the next of these it is about the same one. */
const PARTS = /[^\n；;。，,、]*[\n；;。，,、]?/gu;
const NUMBER = /^\s*(\d{1,3})(?:\s|[号家.、:：])/u;

/**
 * By id, as typed. Of one enterprise the whole text is; of several what stands between its name, or its number at the beginning of a line,
 * and the next one's. What stands in front of all of them is of each; a text that names none of them is of each as a whole.
 */
export function ownPart(text: string, called: readonly Called[]): ReadonlyMap<string, string> {
  const whole = text.trim();
  if (called.length < 2) return new Map(called.map(({ id }) => [id, whole]));
  const found = new Map<string, string>();
  let head = '';
  let owners: readonly string[] = [];
  let isLineStart = true;
  for (const part of text.match(PARTS) ?? []) {
    if (part === '') continue;
    const number = isLineStart ? Number(NUMBER.exec(part)?.[1] ?? Number.NaN) : Number.NaN;
    const named = called.filter(({ names, number: own }) => own === number || names.some((name) => part.includes(name)));
    if (named.length > 0) owners = named.map(({ id }) => id);
    else if (isLineStart && owners.length > 0 && NUMBER.test(part)) owners = [];
    if (owners.length === 0 && found.size === 0) head += part;
    for (const id of owners) found.set(id, `${found.get(id) ?? ''}${part}`);
    isLineStart = part.endsWith('\n');
  }
  return new Map(called.map(({ id }) => [id, found.size === 0 ? whole : `${head}${found.get(id) ?? ''}`.trim()]));
}
