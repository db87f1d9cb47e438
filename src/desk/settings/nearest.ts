// Which known name did somebody probably mean?

/** Letters and digits alone, so that CUMULATIVE_SINCE finds cumulativeSince. */
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known name closest to what was written, by its whole or by its last part; null where none is close. */
export function nearest(written: string, known: readonly string[]): string | null {
  const meant = bare(written).slice(0, 60);
  const end = bare(lastPart(written)).slice(0, 60);
  let best: { readonly name: string; readonly off: number } | null = null;
  for (const name of known) {
    const off = Math.min(distance(meant, bare(name)), distance(end, bare(lastPart(name))) + 0.5);
    if (best === null || off < best.off) best = { name, off };
  }
  return best !== null && best.off <= Math.max(2, meant.length / 3) ? best.name : null;
}
