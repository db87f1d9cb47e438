// Which districts does a piece of text name?
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { buildLexicon, type Lexicon, longestWord } from '../text/lexicon.ts';
import { soundAlike } from '../text/pinyin.ts';
import { type Folded, foldedText } from '../text/text.ts';

/** Names of regions as people say them; built once for each list of regions. */
type Places = {
  /** The region whose name begins at a place of the text: codes of the districts it stands for. */
  readonly at: (folded: Folded, at: number) => { readonly to: number; readonly districts: readonly string[] } | null;
  /** A district written with one wrong character: one that sounds alike (滕洲 for 滕州), in a 县 or 区 any behind the first (青岑县 for 青岭县). Null where none or several fit. */
  readonly misspelt: (text: string) => string | null;
  /** Codes in roster order, each once. */
  readonly inOrder: (codes: Iterable<string>) => readonly string[];
  /** Whether these are all districts there are. */
  readonly areAll: (codes: readonly string[]) => boolean;
};

const KINDS = /(?:自治州|自治县|自治区|林区|新区|地区|省|市|区|县|旗|盟|州)$/;

/** 滕州市 is called 滕州, too; a name of two characters stays whole. */
function shortName(name: string): string {
  const short = name.replace(KINDS, '');
  return short.length >= 2 ? short : name;
}

const remembered = new WeakMap<readonly Region[], Places>();

/** Full names, short forms, names without 市, 区, 县, and without the city's name in front (枣庄高新区 → 高新区). A form that several regions share means the first of the roster. */
export function placesOf(regions: readonly Region[]): Places {
  const known = remembered.get(regions);
  if (known !== undefined) return known;
  const built = build(regions);
  remembered.set(regions, built);
  return built;
}

function build(regions: readonly Region[]): Places {
  const all = regions.filter((r) => r.level === 'district').map((r) => r.code);
  const byCode = new Map(regions.map((r) => [r.code, r]));
  const forms: [string, readonly string[]][] = [];
  // Districts first: a city and its district may share a short name, and the district is the narrower question.
  for (const region of [...regions].sort((a, b) => Number(b.level === 'district') - Number(a.level === 'district'))) {
    const within = region.level === 'district' ? [region.code] : districtsWithin(regions, region.code).map((r) => r.code);
    const parent = region.parent === null ? undefined : byCode.get(region.parent);
    const prefixes = parent === undefined ? [] : [parent.name, shortName(parent.name)];
    const bare = prefixes.filter((p) => region.name.startsWith(p)).map((p) => region.name.slice(p.length));
    const names = [region.name, ...region.aliases, ...bare].flatMap((name) => [name, shortName(name)]);
    for (const form of [...names, ...names.flatMap((name) => prefixes.map((p) => p + name))]) {
      const folded = foldedText(form);
      if (folded.length >= 2) forms.push([folded, within]);
    }
  }
  const lexicon: Lexicon<readonly string[]> = buildLexicon(forms);
  const districtForms = forms.filter(([, codes]) => codes.length === 1);
  return {
    at: (folded, at) => {
      const found = longestWord(lexicon, folded, at);
      return found && { to: found.to, districts: found.value };
    },
    misspelt: (text) => {
      const alike = new Set(districtForms.filter(([form]) => isSlip(form, text)).map(([, codes]) => codes[0] as string));
      return alike.size === 1 ? ([...alike][0] as string) : null;
    },
    inOrder: (codes) => {
      const wanted = new Set(codes);
      return all.filter((code) => wanted.has(code));
    },
    areAll: (codes) => new Set(codes).size === all.length,
  };
}

/** Of equal length, and the one character that differs may be a slip. */
function isSlip(form: string, text: string): boolean {
  if (form.length !== text.length) return false;
  const different = [...form].flatMap((c, i) => (c === text[i] ? [] : [[c, text[i] as string] as const]));
  const [only] = different;
  if (different.length !== 1 || only === undefined) return false;
  return soundAlike(...only) || (/.{2}[县区]$/.test(form) && form[0] === text[0] && form.at(-1) === text.at(-1));
}
