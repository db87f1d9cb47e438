// Which character does each traditional one simplify to, by OpenCC? Run by hand, it writes the committed table:
// node --import tsx test/reading/made-table.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';

const FILE = fileURLToPath(new URL('../../src/reading/text/traditional.ts', import.meta.url));

const isHan = (char: string): boolean => /^\p{Script=Han}$/u.test(char);

/** Every pair of single characters, traditional before simplified, in the order of their code points: Taiwan's and OpenCC's own forms, then those of Hong Kong that are no simplified character themselves. */
export function madeTable(): string {
  const [plain, hongKong] = [Converter({ from: 't', to: 'cn' }), Converter({ from: 'hk', to: 'cn' })];
  const all = Array.from({ length: 0x3_0000 }, (_, i) => 0x3400 + i)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .filter(isHan);
  const simple = new Set(all.filter((char) => plain(char) !== char).map(plain));
  return all
    .map((char) => [char, plain(char) === char && !simple.has(char) ? hongKong(char) : plain(char)] as const)
    .filter(([char, folded]) => char !== folded && [...folded].length === 1)
    .map((pair) => pair.join(''))
    .join('');
}

const source = (
  table: string,
): string => `// What does each traditional character fold to? Made from OpenCC (Apache-2.0) by test/reading/made-table.ts: change that, not this.

/** Single characters in pairs, traditional before simplified. Some are outside the basic plane. */
export const TRADITIONAL =
  '${table}';
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, source(madeTable()));
