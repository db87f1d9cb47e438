// Which districts is a question about months or years about, as far as the speaker may see them?
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { districtsFor } from '../../domain/rights.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Speaker } from '../speaker.ts';

export type DistrictsAsked = {
  /** For titles: 全市, or their names. */
  readonly whose: string;
  /** In roster order; at least one. */
  readonly districts: readonly Region[];
  /** The sentence that says the answer covers less than was asked for; null where it does not. */
  readonly bounded: string | null;
};

/** `asked`: codes; left out = all. Null where the speaker may see none. */
export function districtsAsked(speaker: Speaker, asked: readonly string[] | undefined): DistrictsAsked | null {
  const { roster } = speaker.bureau;
  const held = districtsFor(roster, speaker.person, 'seeMonthly');
  const within = districtsWithin(roster.regions, speaker.person.region).filter((d) => held.has(d.code));
  if (within.length === 0) return null;
  const meant = asked ? within.filter((d) => asked.includes(d.code)) : within;
  const districts = meant.length > 0 ? meant : within;
  const isAll = districts.length === within.length && within.length > 1;
  const whose = isAll ? t.city : districts.map((d) => d.name).join('、');
  const isBeyond = asked !== undefined && meant.length < asked.length;
  return { whose, districts, bounded: isBeyond ? fill(t.onlyDistrict, { district: whose }) : null };
}
