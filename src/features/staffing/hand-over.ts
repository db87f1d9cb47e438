// 交接: who serves an enterprise from today, and who is told? (domain §14.3)
import { z } from 'zod';
import { handOverTexts as t } from '../../../conversations/acts.ts';
import { enterpriseMeant, specialistMeant } from '../../desk/acts/meant.ts';
import type { Acts } from '../../desk/acts/port.ts';
import type { WhichForm } from '../../desk/acts/which.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, TextTurn } from '../../desk/feature.ts';
import type { Outgoing, Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { outstandingOf } from '../../domain/coverage.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import { type Served, servedOn } from '../../domain/roster.ts';
import { dayOf, weekOf } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import { notice } from './stand-in.ts';

export type HandingOn = { readonly acts: Pick<Acts, 'handOver'>; readonly reports: Pick<Reports, 'reported'> };

/** Keys of the specialists; `from` null: nobody serves it. */
type Over = { readonly enterprise: string; readonly from: string | null; readonly to: string };

const OVER = z.object({ enterprise: z.string(), from: z.string().nullable(), to: z.string() });

type Facts = { readonly speaker: Speaker; readonly served: Served; readonly to: Person; readonly isMissing: boolean };

const handOverForm = confirm<Over, Facts>({
  name: 'handOver',
  version: 1,
  texts: t.form,
  answers: OVER,
  lines: previewLines,
  reviewLine: (_, { served, to }) => fill(t.waiting, { name: served.enterprise.name, to: to.name }),
  // Before forms had versions: one of the acts, of its kind.
  formerly: ['acts'],
  upgrade: ({ slot }) => {
    const old = z.object({ kind: z.literal('handOver'), ...OVER.shape }).safeParse(slot);
    if (!old.success) return null;
    const { kind: _, ...answers } = old.data;
    return { answers, review: answers };
  },
});

export type HandOverForm = OpenedForm<Over, Over>;

export const openHandOver = (deps: HandingOn): HandOverForm =>
  deskForm(handOverForm, {
    context: async ({ speaker }, over) => {
      const facts = await factsOf(deps, speaker, over);
      return facts ? { context: facts } : { over: [t.gone] };
    },
    confirm: (turn, confirmed) => handOver(deps, turn, confirmed),
  });

/** Null: the enterprise or the person is no longer there. */
async function factsOf({ reports }: HandingOn, speaker: Speaker, over: Over): Promise<Facts | null> {
  const { roster } = speaker.bureau;
  const to = roster.people.find((p) => p.userid === over.to);
  const served = servedOn(roster, dayOf(speaker.arrivedAt)).find((s) => s.enterprise.id === over.enterprise);
  if (!to || !served) return null;
  const week = weekOf(speaker.arrivedAt);
  const outstanding = outstandingOf(roster, week, await reports.reported(week));
  return { speaker, served, to, isMissing: outstanding.some((s) => s.enterprise.id === over.enterprise) };
}

/** `which`: asks which one is meant where several could be. */
export async function askHandOver(
  { handOver: asking, which }: { readonly handOver: HandOverForm; readonly which: WhichForm },
  turn: CommandTurn,
): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { enterprise, candidates, unknown, person, text } = command.args ?? {};
  const names = enterprise ?? candidates ?? unknown;
  if (names === undefined || (person === undefined && text === undefined)) return say(t.missing, t.example);
  const served = enterpriseMeant(turn, 'handOver');
  if ('answered' in served) return served.answered;
  if ('which' in served) return which.begin(turn, served.which);
  const to = specialistMeant(turn, 'handOver');
  if ('answered' in to) return to.answered;
  if ('which' in to) return which.begin(turn, to.which);
  const { name, id } = served.one.enterprise;
  if (served.one.specialist === to.one.userid) return say(fill(t.same, { name, to: to.one.name }));
  return asking.begin(turn, { enterprise: id, from: assignedTo(speaker, id), to: to.one.userid });
}

/** As the roster says, whether that person is in office or not. */
function assignedTo({ bureau: { roster }, arrivedAt }: Speaker, enterprise: string): string | null {
  const day = dayOf(arrivedAt);
  return (
    roster.assignments.find((a) => a.enterprise === enterprise && a.from <= day && (a.until === null || day < a.until))
      ?.specialist ?? null
  );
}

function previewLines(_: Over, { speaker, served, to, isMissing }: Facts): readonly string[] {
  const { roster } = speaker.bureau;
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

async function handOver({ acts }: HandingOn, { speaker }: TextTurn, over: Over): Promise<ConfirmOutcome<Over>> {
  const { bureau, asker, message, arrivedAt: now } = speaker;
  const { roster } = bureau;
  const say = (line: string): ConfirmOutcome<Over> => ({ kind: 'done', lines: [line] });
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
