// How do districts, the city and the province hang together? (domain §2)

export type RegionLevel = 'province' | 'city' | 'district';

export const REGION_LEVEL_NAMES: Readonly<Record<RegionLevel, string>> = {
  province: '省',
  city: '市',
  district: '区县',
};

export type Region = {
  /** Opaque text such as `370402` or `370400-GX`. */
  readonly code: string;
  readonly name: string;
  /** Short forms people type. */
  readonly aliases: readonly string[];
  readonly parent: string | null;
  readonly level: RegionLevel;
};

/** The districts at or below a region, in roster order. An unknown code has none. */
export function districtsWithin(regions: readonly Region[], code: string): readonly Region[] {
  const parents = new Map(regions.map((r) => [r.code, r.parent]));
  const isWithin = (from: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | null = from; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      if (at === code) return true;
      seen.add(at);
    }
    return false;
  };
  return regions.filter((r) => r.level === 'district' && isWithin(r.code));
}

/** Empty for an unknown code. */
export const regionName = (regions: readonly Region[], code: string): string => regions.find((r) => r.code === code)?.name ?? '';
