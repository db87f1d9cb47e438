// Who is meant, and who is to be told, when a week's reports are overseen?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { ActContext, Bureau } from '../../desk/ports.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { reportableBy } from '../../domain/reportable.ts';
import { type Permission, personOf } from '../../domain/rights.ts';
import { dayOf, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { CommandArgs } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { oversees } from './outcomes.ts';

export const actOf = ({ asker, message, arrivedAt }: Speaker): ActContext => ({ asker, message, at: arrivedAt });

export const enterpriseNamed = ({ roster }: Bureau, id: string) => {
  const found = roster.enterprises.find((e) => e.id === id);
  const name = found?.name ?? t.someEnterprise;
  return { name, short: found?.aliases[0] ?? name };
};

export const weekSaid = (speaker: Speaker, week: Week): string => sayWeek(week, speaker.arrivedAt);

/** May the speaker do that with the enterprise's report of the week? As the database decides it. */
export function isOverseen(
  { bureau: { roster }, asker, arrivedAt }: Speaker,
  act: Permission,
  enterprise: string,
  week: Week,
): boolean {
  const place = reportableBy(roster, asker, dayOf(arrivedAt)).place(enterprise, week);
  return oversees(personOf(roster, asker), act, place !== null);
}

/** The enterprise a command names, or the sentence that asks for it. An enterprise of elsewhere is not found, like one that does not exist. */
export function filedEnterpriseMeant(
  speaker: Speaker,
  args: CommandArgs | undefined,
  which: string,
): { readonly id: string } | { readonly line: string } {
  if (args?.enterprise !== undefined) return { id: args.enterprise };
  if (args?.unknown !== undefined) return { line: fill(t.unknown, { typed: quoted(args.unknown) }) };
  if (args?.candidates === undefined) return { line: which };
  const { names } = contextOf(speaker);
  const candidates = args.candidates.map((id) => names.nameOf(id) ?? '').join('、');
  return { line: fill(t.several, { typed: quoted(args.text ?? ''), names: candidates }) };
}

/** The districts an act may be for: those named, cut to the person's; all of theirs where none is named. */
export function districtsMeant(speaker: Speaker, asked: readonly string[] | undefined): readonly Region[] {
  const within = districtsWithin(speaker.bureau.roster.regions, speaker.person.region);
  return asked ? within.filter((d) => asked.includes(d.code)) : within;
}
