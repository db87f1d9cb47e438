// 交接: who serves an enterprise from today, and who is told?
import { handOverTexts as t } from '../../../conversations/acts.ts';
import { enterpriseMeant, specialistMeant } from '../../desk/acts/meant.ts';
import { asking, type Pending, settled } from '../../desk/acts/pending.ts';
import type { Acts } from '../../desk/acts/port.ts';
import type { Outgoing, Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { CommandVisit, Visit } from '../../desk/room.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { outstandingOf } from '../../domain/coverage.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import { type Served, servedOn } from '../../domain/roster.ts';
import { dayOf, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { notice } from './stand-in.ts';

export type HandingOn = { readonly acts: Pick<Acts, 'handOver'>; readonly reports: Pick<Reports, 'reported'> };

type Over = Extract<Pending, { kind: 'handOver' }>;

export async function askHandOver({ reports }: HandingOn, visit: CommandVisit): Promise<Answered> {
  const { speaker, thread, command } = visit;
  const { bureau, arrivedAt: now } = speaker;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { enterprise, candidates, unknown, person, text } = command.args ?? {};
  const names = enterprise ?? candidates ?? unknown;
  if (names === undefined || (person === undefined && text === undefined)) return say(t.missing, t.example);
  const served = enterpriseMeant(visit, 'handOver');
  if ('answered' in served) return served.answered;
  const to = specialistMeant(visit, 'handOver');
  if ('answered' in to) return to.answered;
  const { name, id } = served.one.enterprise;
  if (served.one.specialist === to.one.userid) return say(fill(t.same, { name, to: to.one.name }));
  const over: Over = { kind: 'handOver', enterprise: id, from: assignedTo(speaker, id), to: to.one.userid };
  const week = weekOf(now);
  const isMissing = outstandingOf(bureau.roster, week, await reports.reported(week)).some((s) => s.enterprise.id === id);
  return { thread: asking(thread, over, now), lines: preview(speaker, served.one, to.one, isMissing) };
}

/** As the roster says, whether that person is in office or not. */
function assignedTo({ bureau: { roster }, arrivedAt }: Speaker, enterprise: string): string | null {
  const day = dayOf(arrivedAt);
  return (
    roster.assignments.find((a) => a.enterprise === enterprise && a.from <= day && (a.until === null || day < a.until))
      ?.specialist ?? null
  );
}

function preview({ bureau: { roster } }: Speaker, served: Served, to: Person, isMissing: boolean): readonly string[] {
  const district = regionName(roster.regions, served.district);
  const from = roster.people.find((p) => p.userid === served.specialist)?.name ?? t.nobody;
  const said = { name: served.enterprise.name, district, from, to: to.name, other: regionName(roster.regions, to.region) };
  const missing = isMissing ? fill(t.missingWeek, said) : '';
  return [
    t.title,
    fill(t.change, said),
    fill(t.since, { ...said, missing }),
    ...(to.region === served.district ? [] : [fill(t.elsewhere, said)]),
    t.confirm,
  ];
}

export async function handOver({ acts }: HandingOn, { speaker, thread }: Visit, over: Over): Promise<Answered> {
  const { bureau, asker, message, arrivedAt: now } = speaker;
  const { roster } = bureau;
  const say = (line: string): Answered => ({ thread: settled(thread), lines: [line] });
  const to = roster.people.find((p) => p.userid === over.to);
  const served = servedOn(roster, dayOf(now)).find((s) => s.enterprise.id === over.enterprise);
  const from = roster.people.find((p) => p.active && p.userid === over.from);
  if (!to || !served) return say(t.notYours);
  const said = { name: served.enterprise.name, to: to.name, from: from?.name ?? t.nobody, by: speaker.person.name };
  const rows: readonly Outgoing[] = [
    notice(speaker, to, 'hand-over', from ? fill(t.toldTo, said) : fill(t.toldToFirst, said)),
    ...(from ? [notice(speaker, from, 'hand-over', fill(t.toldFrom, said))] : []),
  ];
  const { enterprise } = over;
  switch (await acts.handOver(asker, message, now, { enterprise, from: over.from, to: over.to }, rows)) {
    case 'handed':
      return say(fill(from ? t.done : t.doneOne, said));
    case 'changed':
      return say(fill(t.changed, said));
    case 'notYours':
      return say(t.notYours);
  }
}

export function handOverReminder({ bureau: { roster } }: Speaker, { enterprise, to }: Over): string {
  const name = roster.enterprises.find((e) => e.id === enterprise)?.name ?? '';
  return fill(t.waiting, { name, to: roster.people.find((p) => p.userid === to)?.name ?? '' });
}
