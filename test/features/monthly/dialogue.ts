// One coordinator and the month's room.
import type { TextTurn } from '../../../src/desk/feature.ts';
import { Problem } from '../../../src/desk/problem.ts';
import { contextOf } from '../../../src/desk/reading-context.ts';
import type { Answered } from '../../../src/desk/receive.ts';
import { situationOf } from '../../../src/desk/situation.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { readThread } from '../../../src/desk/stored-thread.ts';
import { NEW_THREAD, type Thread, writeThread } from '../../../src/desk/thread.ts';
import { TRANSCRIPT_ROSTER } from '../../../src/desk/transcript/bureau.ts';
import type { Calendar } from '../../../src/domain/calendar.ts';
import type { MonthlyReturn } from '../../../src/domain/monthly.ts';
import { dayOf } from '../../../src/domain/time.ts';
import { beginReturn, monthlyFeature } from '../../../src/features/monthly/feature.ts';
import type { Monthly, MonthlyFiling } from '../../../src/features/monthly/port.ts';
import { interpret } from '../../../src/reading/interpret.ts';
import type { Interpretation } from '../../../src/reading/meaning.ts';
import { EMPTY_CALENDAR } from '../../memory/bureaus.ts';
import { newCity } from '../../worlds/city.ts';
import { offered } from '../offered.ts';

const readings = new Map<string, Interpretation>();

/** What a text means on a day where that is open does not change with the dialogue it is said in. */
const readOnce: typeof interpret = (text, context, situation) => {
  const key = `${dayOf(context.now)} ${text} ${JSON.stringify(situation)}`;
  const interpreted = readings.get(key) ?? interpret(text, context, situation);
  readings.set(key, interpreted);
  return interpreted;
};

/** One coordinator, alone with the room. */
export async function dialogue(calendar: Calendar = EMPTY_CALENDAR, thread: Thread = NEW_THREAD) {
  const city = await newCity(TRANSCRIPT_ROSTER);
  const bureau = { ...(await city.bureaus.current()), calendar };
  return { ...dialogueWith(city.monthly, bureau, thread), filed: city.returns };
}

export function dialogueWith(store: Monthly, bureau: Speaker['bureau'], thread: Thread = NEW_THREAD) {
  const world = { away: false, messages: 0, thread, filings: [] as MonthlyFiling[] };
  const file: typeof store.file = async (filing) => {
    if (world.away) throw new Problem('database.away');
    const filed = await store.file(filing);
    if (filed.kind === 'filed') world.filings.push(filing);
    return filed;
  };
  const deps = { monthly: { ...store, file }, corrections: { ask: async () => null }, opensOn: 20 };
  const room = monthlyFeature(deps);
  const person = bureau.roster.people.find((p) => p.userid === 'dong-lianluo');
  if (!person) throw new Error('no coordinator');
  async function say(text: string, local: string): Promise<readonly string[] | null> {
    world.messages += 1;
    const arrivedAt = new Date(`${local}+08:00`);
    const asker = { corp: 'c', userid: person?.userid ?? '', role: person?.role ?? 'coordinator', region: person?.region ?? '' };
    const speaker: Speaker = {
      asker,
      person: person as Speaker['person'],
      bureau,
      message: `${local} ${world.messages}`,
      arrivedAt,
      thread: 0,
    };
    const { reading } = readOnce(text, contextOf(speaker), situationOf([room], world.thread, arrivedAt));
    const turn: TextTurn = { speaker, thread: world.thread, text, reading, reports: {} as never, chosen: null };
    const begins = reading.kind === 'command' && reading.name === 'monthly';
    const answered: Answered | null =
      (await offered(room, turn, text, readOnce)) ?? (begins ? await beginReturn(deps, { ...turn, command: reading }) : null);
    if (answered) world.thread = readThread(writeThread(answered.thread));
    return answered?.lines ?? null;
  }
  return { say, world };
}

/** The bureau of the transcripts. */
export async function transcriptBureau(): Promise<Speaker['bureau']> {
  const city = await newCity(TRANSCRIPT_ROSTER);
  return { ...(await city.bureaus.current()), calendar: EMPTY_CALENDAR };
}

/** One district's returns, in memory. */
export function remembering(): Monthly {
  const returns: MonthlyReturn[] = [];
  return {
    async file({ district, month, figures, doubts, asker, signedBy, message, arrivedAt }) {
      const revision = returns.length + 1;
      const by = { filedAt: arrivedAt, filedBy: asker.userid, signedBy, message };
      const firstFiledAt = returns[0]?.filedAt ?? arrivedAt;
      returns.push({ district, month, revision, figures, doubts, ...by, firstFiledAt, punctuality: 'onTime' });
      return { kind: 'filed', revision, punctuality: 'onTime' };
    },
    async withdraw(_, __, ___, since) {
      const last = returns.at(-1);
      if (last === undefined || last.filedAt < since) return null;
      returns.pop();
      return { month: last.month, district: last.district, restored: returns.length > 0 };
    },
    standing: async () => ({ now: returns.at(-1) ?? null, last: null, publishedAt: null, reopenedUntil: null, resolved: 0 }),
    resolvedIn: async () => new Map(),
    returns: async () => ({ returns, published: new Map(), supplements: new Map() }),
  };
}
