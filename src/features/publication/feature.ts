// How does the task force publish a month or a year: shown first, then published exactly as it was shown?
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import { fileRows } from '../../desk/documents/send-files.ts';
import type { Feature, TextTurn } from '../../desk/feature.ts';
import { orDatabaseAway } from '../../desk/or-away.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { activeWith, type Preview, type Publication } from '../../desk/publication.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { withoutAside } from '../../desk/thread.ts';
import { may } from '../../domain/rights.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Publications } from './port.ts';
import { type PublicationSlot, publicationSlot } from './slot.ts';

export type PublicationDeps = {
  readonly publications: Publications;
  readonly files: Pick<Files, 'keep'>;
  readonly month: Publication;
  readonly year: Publication;
};

const publicationOf = ({ month, year }: PublicationDeps, period: string): Publication => (period.includes('-') ? month : year);

export const publicationFeature = (deps: PublicationDeps): Feature => ({
  name: publicationSlot.room,
  slot: publicationSlot,
  open: () => 'publish',
  answer: (turn) => orDatabaseAway(turn, answered(deps, turn)),
  // A week is published by the feature that signs it off.
  hears: { publishPeriod: (turn, { period }) => orDatabaseAway(turn, begun(deps, turn, period)) },
  async reminder({ speaker, thread }) {
    const slot = publicationSlot.of(thread);
    return slot && fill(t.publishOpen, { period: publicationOf(deps, slot.period).name(slot.period, speaker.arrivedAt) });
  },
});

async function begun(deps: PublicationDeps, { speaker, thread }: TextTurn, period: string): Promise<Answered> {
  if (!may(speaker.person, 'publish')) return { thread, lines: [t.publishNotAllowed] };
  const preview = await publicationOf(deps, period).preview(speaker, period);
  if (preview.kind !== 'ready') return { thread, lines: reasonLines(deps, speaker, period, preview) };
  return { thread: publicationSlot.put(thread, { period, seen: preview.seen }, speaker.arrivedAt), lines: preview.lines };
}

async function answered(deps: PublicationDeps, turn: TextTurn): Promise<Answered | null> {
  const { speaker, thread, reading } = turn;
  const slot = publicationSlot.of(thread);
  if (slot === null || reading.kind !== 'command') return null;
  const closed = withoutAside(thread, publicationSlot.room);
  if (reading.name === 'cancel' || reading.name === 'back') return { thread: closed, lines: [t.publishCancelled] };
  if (reading.name !== 'confirm') return null;
  if (!may(speaker.person, 'publish')) return { thread: closed, lines: [t.publishNotAllowed] };
  const preview = await publicationOf(deps, slot.period).preview(speaker, slot.period);
  if (preview.kind !== 'ready') return { thread: closed, lines: reasonLines(deps, speaker, slot.period, preview) };
  if (preview.seen === slot.seen) return { thread: closed, lines: [await published(deps, speaker, slot, preview)] };
  const shown = { ...slot, seen: preview.seen };
  return { thread: publicationSlot.put(thread, shown, speaker.arrivedAt), lines: [t.publishChanged, ...preview.lines] };
}

type Ready = Extract<Preview, { kind: 'ready' }>;

function reasonLines(
  deps: PublicationDeps,
  speaker: Speaker,
  period: string,
  preview: Exclude<Preview, Ready>,
): readonly string[] {
  switch (preview.kind) {
    case 'refused':
      return preview.lines;
    case 'published':
      return [alreadyLine(deps, speaker, period, preview.at)];
  }
}

const alreadyLine = (deps: PublicationDeps, { arrivedAt }: Speaker, period: string, at: Date): string =>
  fill(t.publishAlready, { period: publicationOf(deps, period).name(period, arrivedAt), time: showInstant(at) });

async function published(deps: PublicationDeps, speaker: Speaker, { period }: PublicationSlot, ready: Ready): Promise<string> {
  const { asker, bureau, message, arrivedAt: now } = speaker;
  const key = `publish/${period}`;
  const say = text(...ready.announcement);
  const coordinators = activeWith(bureau.roster, 'coordinator');
  const announcements = coordinators.map(
    (person): Outgoing => outgoing({ key: `${key}/${person}`, corp: asker.corp, person, kind: 'broadcast', say, dueAt: now }),
  );
  const files = await fileRows(deps.files, ready.workbooks(), asker, key, activeWith(bureau.roster, 'taskForce'), now);
  const outcome = await deps.publications.publish(asker, message, now, period, [...announcements, ...(files ?? [])]);
  if (outcome === null) return t.publishNotAllowed;
  if (!outcome.isNew) return alreadyLine(deps, speaker, period, outcome.publishedAt);
  const done = { time: showInstant(outcome.publishedAt), count: coordinators.length, hasFile: files !== null };
  return publicationOf(deps, period).done(period, done, now);
}
