// 发布 of a week, a month or a year: shown first, then published exactly as it was shown.
import { z } from 'zod';
import { publicationTexts as t } from '../../../conversations/publication.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct } from '../../desk/acts/act-form.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import { fileRows } from '../../desk/documents/send-files.ts';
import type { CommandTurn, TextTurn } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { activeWith, type Preview, type Publication, type PublicationFacts } from '../../desk/publication.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { may } from '../../domain/rights.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import { month, week } from '../../forms/shapes.ts';

export type PublicationDeps = {
  readonly files: Pick<Files, 'keep'>;
  readonly week: Publication & {
    /** The latest that is due and not published, in which anybody reported. */
    readonly latest: (speaker: Speaker) => Promise<Week | null>;
  };
  readonly month: Publication;
  readonly year: Publication;
};

const PERIOD = z.union([week, month, z.string().regex(/^20\d\d$/)]);
const ASKED = z.object({ period: PERIOD });
type Asked = Readonly<z.infer<typeof ASKED>>;

type Ready = Extract<Preview, { kind: 'ready' }>;
type Now = ActNow<PublicationFacts, Ready>;

const publicationOf = ({ week, month, year }: Pick<PublicationDeps, 'week' | 'month' | 'year'>, period: string): Publication =>
  period.includes('W') ? week : period.includes('-') ? month : year;

const publishForm = (deps: PublicationDeps): ActForm<Asked, PublicationFacts, Ready> => {
  const named = (period: string, { speaker }: Pick<Now, 'speaker'>): string =>
    publicationOf(deps, period).name(period, speaker.arrivedAt);
  return {
    name: 'publish',
    version: 2,
    texts: t.form,
    asked: ASKED,
    lines: (_, { facts, more }) => [...more.lines, fill(t.ask, { after: fillChosen(more.after, { count: facts.told.length }) })],
    reviewLine: ({ period }, now) => fill(t.waiting, { period: named(period, now) }),
    changes: ({ period }) => ({ ...publicationOf(deps, period).changes, told: t.toldChanged }),
    done: ({ period }, now, who) => fill(t.already, { period: named(period, now), ...who }),
    formerly: ['oversight', 'bulletin'],
    upgrade({ slot }) {
      const old = keptBefore(slot);
      return old && { of: { period: old.period }, seen: publicationOf(deps, old.period).seenBefore(old.seen) };
    },
  };
};

const SEEN = z.object({ seen: z.string() });
/** Before 发布 was one form: a week's had a form, or was what the desk over a week's reports was in the middle of; months and years had a slot. */
const OF_WEEK = SEEN.extend({ week, kind: z.literal('publish').optional() });
const OF_LONGER = SEEN.extend({ period: PERIOD });

function keptBefore(slot: unknown): { readonly period: string; readonly seen: string } | null {
  const ofWeek = OF_WEEK.safeParse(slot);
  if (ofWeek.success) return { period: ofWeek.data.week, seen: ofWeek.data.seen };
  const longer = OF_LONGER.safeParse(slot);
  return longer.success ? longer.data : null;
}

type PublishForm = OpenedAct<Asked>;

export const openPublish = (deps: PublicationDeps): PublishForm =>
  openAct(publishForm(deps), {
    act: (speaker, { period }) => publicationOf(deps, period).act(speaker, period),
    gone: () => [t.notAllowed],
    async load(speaker, { period }, { done }) {
      // What is published is told, whatever the period is like.
      if (done !== null) return { more: NOTHING };
      const preview = await publicationOf(deps, period).preview(speaker, period);
      if (preview.kind !== 'ready') return { over: preview.lines };
      return { more: preview, ...(preview.beside ? { beside: preview.beside } : {}) };
    },
    prepare: ({ period }, now) => prepared(deps, period, now),
  });

const NOTHING: Ready = { kind: 'ready', lines: [], after: '', announcement: [], workbooks: null, typed: '' };

async function prepared(deps: PublicationDeps, period: string, { speaker, facts, more }: Now) {
  const { asker, bureau, message, arrivedAt: now } = speaker;
  const key = more.named === undefined ? `publish/${period}` : `publish/${period}/${message}`;
  const say = text(...more.announcement);
  const announcements = facts.told.map(
    (person): Outgoing => outgoing({ key: `${key}/${person}`, corp: asker.corp, person, kind: 'broadcast', say, dueAt: now }),
  );
  const notes = (more.notes ?? []).map(({ person, lines }): Outgoing => {
    const about = { corp: asker.corp, person, kind: 'broadcast', say: text(...lines), dueAt: now } as const;
    return outgoing({ key: `${key}/note/${person}`, ...about });
  });
  const making = more.workbooks?.();
  const files = making && (await fileRows(deps.files, making, asker, key, activeWith(bureau.roster, 'taskForce'), now));
  const said = {
    period: more.named ?? publicationOf(deps, period).name(period, now),
    time: showInstant(now),
    count: facts.told.length,
    typed: more.typed,
  };
  const done = files === undefined ? t.published : files === null ? t.publishedNoFile : t.publishedFile;
  return { rows: [...announcements, ...notes, ...(files ?? [])], lines: [fillChosen(done, said)] };
}

/** 发布 [周|月|年]: of a period that was not named the latest week that is due and unpublished. */
export async function askPublish(deps: PublicationDeps, asking: PublishForm, turn: CommandTurn): Promise<Answered> {
  const period = turn.command.args?.period ?? (await deps.week.latest(turn.speaker));
  return period === null ? { thread: turn.thread, lines: [t.nothing] } : asking.ask(turn, { period });
}

/** 发布 of a month or a year, however it was said. */
export const askPublishPeriod = async (asking: PublishForm, turn: TextTurn, period: string): Promise<Answered> =>
  may(turn.speaker.person, 'publish') ? asking.ask(turn, { period }) : { thread: turn.thread, lines: [t.notAllowed] };
