// What does a person read who has asked for nothing: a greeting, help, who am I?
import { shown } from '../../conversations/commands.ts';
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { weeklyTexts } from '../../conversations/weekly-dispatch.ts';
import { type Person, ROLE_NAMES, type Role } from '../domain/people.ts';
import { may } from '../domain/rights.ts';
import type { Roster } from '../domain/roster.ts';
import type { Settings } from '../domain/settings.ts';
import { fill, fillChosen } from '../forms/definition/fill.ts';
import { helpLines, menuWords } from '../forms/definition/menus.ts';
import { exampleValues } from './examples.ts';
import type { Speaker } from './speaker.ts';

const regionOf = (roster: Roster, code: string) => roster.regions.find((r) => r.code === code);

/** `枣庄市人社局工作专班`: whom a stranger may ask, and nothing more. */
export function officeName(roster: Roster): string {
  const city = roster.regions.find((r) => r.level === 'city');
  return fill(t.office, { city: city?.name ?? '市' });
}

/** Who can reopen a week for this person: the coordinators of the district by name, for a coordinator the office. */
export function whomToAsk({ bureau: { roster }, person }: Speaker): string {
  const names = roster.people
    .filter((p) => p.active && p.role === 'coordinator' && p.region === person.region)
    .map((p) => p.name);
  if (person.role === 'coordinator' || names.length === 0) return officeName(roster);
  return fill(weeklyTexts.coordinator, { district: regionOf(roster, person.region)?.name ?? '', names: names.join('、') });
}

/** 找人: the coordinators for a specialist, the office's people for a coordinator, the administrators for the office. */
export function whoHelps({ bureau: { roster }, person }: Speaker, { telephone }: Pick<Settings, 'telephone'>): readonly string[] {
  const active = (role: Role, region: string | null) =>
    roster.people.filter(
      (p) => p.active && p.role === role && p.userid !== person.userid && (region === null || p.region === region),
    );
  const names = (people: readonly Person[]) => people.map((p) => p.name).join('、');
  const coordinators = person.role === 'specialist' ? active('coordinator', person.region) : [];
  const office = person.role === 'taskForce' || person.role === 'admin' ? [] : active('taskForce', null);
  const admins = active('admin', null);
  const district = regionOf(roster, person.region)?.name ?? '';
  const lines = [
    ...(coordinators.length > 0 ? [fill(t.humanCoordinator, { district, names: names(coordinators) })] : []),
    ...(office.length > 0 ? [fill(t.humanOffice, { office: officeName(roster), names: names(office) })] : []),
    ...(admins.length > 0 ? [fill(t.humanAdmin, { names: names(admins) })] : []),
  ];
  const called = telephone === null ? [] : [fill(t.humanTelephone, { telephone })];
  return lines.length === 0
    ? [fill(t.humanNobody, { office: officeName(roster) }), ...called]
    : [...lines, ...called, telephone === null ? t.humanNoTelephone : t.humanHow];
}

export const help = (speaker: Speaker, { monthOpensOn }: Pick<Settings, 'monthOpensOn'>): readonly string[] =>
  helpLines(shown, speaker.person.role).map((line) => fillChosen(line, { ...exampleValues(speaker), opens: monthOpensOn }));

export const isReporter = (person: Person): boolean => may(person, 'report');

export const menu = ({ role }: Person): string => menuWords(shown, role).join(' · ');

/** `names`: the enterprises the person answers for. */
export function whoami(roster: Roster, person: Person, names: readonly string[]): readonly string[] {
  const region = regionOf(roster, person.region)?.name ?? '';
  const first = fill(t.whoami, { name: person.name, role: ROLE_NAMES[person.role], region });
  if (!isReporter(person)) return [first];
  const shown = names.slice(0, 12).join('、');
  return [first, fill(t.whoamiEnterprises, { count: names.length, names: names.length > 12 ? `${shown}等` : shown })];
}

export const unclearExamples = (speaker: Speaker): readonly string[] =>
  (isReporter(speaker.person) ? t.unclearReporter : t.unclearTaskForce).map((line) => fillChosen(line, exampleValues(speaker)));
