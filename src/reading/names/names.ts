// Which enterprise does a piece of text name? (domain §17.1)
import type { Enterprise } from '../../domain/enterprises.ts';
import type { Region } from '../../domain/regions.ts';
import { type Folded, foldText } from '../text/text.ts';
import { type NameScope, nameScope } from './among.ts';
import { NAME_COSTS } from './costs.ts';
import type { NameEdge } from './edge.ts';
import { nameEdges } from './edges.ts';
import { plainName } from './forms.ts';
import type { Named } from './named.ts';
import { type Registered, registering } from './registered.ts';
import { finished } from './steps.ts';

/** A name that stands in a running text. */
type NameSpan = { readonly from: number; readonly to: number; readonly named: Named };

/** Everything reading knows of names, for one version of the roster; what is looked for first is built first. */
export type NameIndex = {
  /** Full registered name of an id. */
  readonly nameOf: (id: string) => string | undefined;
  /** All ways in which stretches of the text name enterprises of `within` (absent: of the whole roster), overlapping ones too, in order. Keep one Set per person: its index is remembered by identity. */
  readonly edges: (f: Folded, within?: ReadonlySet<string>) => readonly NameEdge[];
  /**
   * What a text that is a name and nothing else stands for, among `within` (absent: everything on the roster).
   * Full name or alias beats the same without legal form or place, that beats a part, that pinyin, that one wrong character.
   * A text that names another's enterprise is unknown, never a misspelling of one's own.
   */
  readonly find: (text: string, within?: ReadonlySet<string>) => Named;
  /** Names, aliases and cores in a running text, longest first, left to right; with `within` also beginnings of its cores. Others' short names are left alone. */
  readonly spans: (f: Folded, within?: ReadonlySet<string>) => readonly NameSpan[];
  /** Whether a text names no enterprise by itself: only places, legal forms and beginnings half the roster shares. */
  readonly isEmpty: (text: string) => boolean;
  /** Builds what is else built when first asked for, a few milliseconds a step: for a roster of many thousand before its first message. */
  readonly preparing: () => Generator<void, void>;
};

/** Nothing is built before it is asked for. Ids are unique; names and aliases may repeat. */
export function buildNameIndex(enterprises: readonly Enterprise[], regions: readonly Region[]): NameIndex {
  let built: { readonly registered: Registered; readonly all: NameScope } | undefined;
  function* building() {
    const registered = yield* registering(enterprises, regions);
    return { registered, all: nameScope(registered, undefined) };
  }
  const roster = () => {
    built ??= finished(building());
    return built;
  };
  const scopes = new WeakMap<ReadonlySet<string>, NameScope>();
  const scopeFor = (within: ReadonlySet<string> | undefined): NameScope => {
    const { registered, all } = roster();
    if (within === undefined) return all;
    const known = scopes.get(within);
    if (known !== undefined) return known;
    const places = [...within].flatMap((id) => registered.placeOf(id) ?? []).sort((a, b) => a - b);
    const scope = nameScope(registered, places);
    scopes.set(within, scope);
    return scope;
  };
  /** What is asked of one text again and again is found once. */
  const remembered = new WeakMap<Folded, Map<NameScope, readonly NameEdge[]>>();
  const edges = (f: Folded, within?: ReadonlySet<string>): readonly NameEdge[] => {
    const scope = scopeFor(within);
    const known = remembered.get(f) ?? new Map<NameScope, readonly NameEdge[]>();
    const found = known.get(scope) ?? nameEdges(f, roster().registered, scope, roster().all);
    remembered.set(f, known.set(scope, found));
    return found;
  };
  const isEmpty = (text: string): boolean => roster().registered.stripper.isEmpty(text);

  return {
    nameOf: (id) => {
      const { registered } = roster();
      const place = registered.placeOf(id);
      return place === undefined ? undefined : registered.nameAt(place);
    },
    edges,
    isEmpty,
    *preparing() {
      built ??= yield* building();
      yield* built.all.preparing();
    },
    find: (text, within) => {
      const unknown: Named = { unknown: text.trim() };
      if (isEmpty(text)) return unknown;
      for (const variant of new Set([plainName(text), roster().registered.stripper.spoken(text)])) {
        const f = foldText(variant);
        const whole = edges(f, within).find(({ from, to, named }) => from === 0 && to === f.text.length && !('unknown' in named));
        if (whole !== undefined) return whole.named;
      }
      return unknown;
    },
    spans: (f, within) => longestOf(edges(f, within), within !== undefined),
  };
}

/** Left to right the longest of exact names and, where one's own are meant, of beginnings. */
function longestOf(edges: readonly NameEdge[], ownBeginnings: boolean): readonly NameSpan[] {
  const isBeginning = ({ how, cost }: NameEdge): boolean => how === 'part' && cost <= NAME_COSTS.shortBeginning.cost;
  const taken = edges.filter((edge) => edge.how === 'full' || edge.how === 'alias' || (ownBeginnings && isBeginning(edge)));
  const spans: NameSpan[] = [];
  let at = 0;
  for (const [i, { from, to, named }] of taken.entries()) {
    if (from < at || taken[i + 1]?.from === from) continue;
    spans.push({ from, to, named });
    at = to;
  }
  return spans;
}
