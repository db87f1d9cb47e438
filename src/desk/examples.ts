// Which names and days stand in the examples the bot teaches? Somebody's own, so that every example works as it is typed.
import { faqTexts } from '../../conversations/front-desk.ts';
import { districtsWithin } from '../domain/regions.ts';
import { dutiesOn, ownOn, servedOn } from '../domain/roster.ts';
import { addDays, dayOf, showDay } from '../domain/time.ts';
import type { Speaker } from './speaker.ts';

const EXAMPLE_DAYS = 5;

/** `12月1日`, some days from now. */
export const exampleDay = (now: Date): string => showDay(addDays(dayOf(now), EXAMPLE_DAYS));

/** What people call one of the speaker's enterprises: one they report, else one of theirs or of their districts; a made-up one where there is none. */
export function exampleEnterprise({ bureau: { roster }, person, arrivedAt }: Speaker): string {
  const day = dayOf(arrivedAt);
  const codes = new Set(districtsWithin(roster.regions, person.region).map((d) => d.code));
  const [one] =
    [
      dutiesOn(roster, person, day),
      ownOn(roster, person, day),
      person.role === 'taskForce' ? servedOn(roster, day).filter((s) => codes.has(s.district)) : [],
    ].find((some) => some.length > 0) ?? [];
  return one === undefined ? faqTexts.one : (one.enterprise.aliases[0] ?? one.enterprise.name);
}

/** An active specialist of the speaker's districts; a made-up one where there is none. */
export function exampleSpecialist({ bureau: { roster }, person }: Speaker): string {
  const codes = new Set(districtsWithin(roster.regions, person.region).map((d) => d.code));
  const named = roster.people.filter((p) => p.active && p.role === 'specialist' && codes.has(p.region));
  // Two of one name would have to be asked about.
  return named.find((p) => named.every((q) => q === p || q.name !== p.name))?.name ?? faqTexts.person;
}

/** The places of the examples in a sentence of help, of a refusal and of an answer about the job. */
export const exampleValues = (speaker: Speaker) => ({
  one: exampleEnterprise(speaker),
  specialist: exampleSpecialist(speaker),
  day: exampleDay(speaker.arrivedAt),
});
