// Plays a transcript: what people send is taken from the file, what the bot answers and files is written anew.

import { PLAYED_CORP, playBureau } from '../../src/compose/played.ts';
import type { Card } from '../../src/desk/card.ts';
import type { IncomingContent } from '../../src/desk/incoming.ts';
import type { ImportedRoster, Outgoing } from '../../src/desk/ports.ts';
import type { Say } from '../../src/desk/say.ts';
import { actWritten, isPress, pressWritten, sayWritten } from '../../src/desk/transcript/acts.ts';
import { TRANSCRIPT_ROSTER } from '../../src/desk/transcript/bureau.ts';
import { readTranscript } from '../../src/desk/transcript/lines.ts';
import { monthlyValue, PROGRAMMES, programmeFigures } from '../../src/domain/programmes.ts';
import { isoWithOffset } from '../../src/domain/time.ts';
import { readableDocuments } from '../memory/documents.ts';
import { type Memory, memoryHolding, memoryThreads, newMemory } from '../memory/threads.ts';
import { newCity, type Owing } from '../worlds/city.ts';

export const CORP = PLAYED_CORP;

/** Anything a person can send, without its envelope; a `key` is another message's, delivered again. */
export type ShownAct = Pick<IncomingContent, 'kind'> & Readonly<Record<string, unknown>>;

/**
 * A bureau that answers as the bot would: one process, one clock, the real stores, everything kept through JSON. Parts of a thread that
 * cannot be read back are a bug, but where `onUnread` takes them.
 */
export async function transcriptWorld(
  roster: ImportedRoster = TRANSCRIPT_ROSTER,
  memory: Memory = newMemory(),
  onUnread?: (parts: readonly string[]) => void,
) {
  const city = await newCity(roster);
  const played = playBureau({
    stores: city,
    threads: memoryThreads(memory),
    holding: memoryHolding(),
    documents: readableDocuments,
    startsAt: new Date('2026-11-23T09:00:00+08:00'),
    groups: ['990000'],
    // What is in the memory already has seen messages of its own.
    before: memory.threads.size > 0 ? 1_000 : 0,
    ...(onUnread ? { onUnread } : {}),
  });
  /** The last message owed that was told of, or is the clock's. */
  let lastOwed = 0;
  return {
    ...city,
    ...played,
    async look(): Promise<readonly Outgoing[]> {
      const brought = await played.look();
      lastOwed = (await city.owing(lastOwed)).at(-1)?.id ?? lastOwed;
      return brought;
    },
    async send(account: string, act: ShownAct): Promise<Sent> {
      const { received } = await played.send(account, act as IncomingContent);
      if (received.kind === 'unavailable') return { text: '（没有回应，企业微信会再送）', sent: [] };
      const planned = await city.owing(lastOwed);
      lastOwed = planned.at(-1)?.id ?? lastOwed;
      const sent = planned.filter((row) => row.dueAt <= played.now());
      return { text: received.kind === 'reply' ? received.text : '', sent };
    },
  };
}

/** The reply, and the rows planned with it: to the person, where the reply was too long or more than words, and to others. */
type Sent = { readonly text: string; readonly sent: readonly Owing[] };

export type TranscriptWorld = Awaited<ReturnType<typeof transcriptWorld>>;

let presses = 0;

/** A press as a transcript writes it; null: it is none. */
export function pressedIn(said: string, cards: readonly Card[]): ShownAct | null {
  if (!isPress(said)) return null;
  const press = pressWritten(said, cards, `code-${++presses}`);
  if (press === null) throw new Error(`no card with ${said}`);
  return press;
}

const sentTo = (person: string, say: Say): readonly string[] =>
  `${person}：${sayWritten(say)}`.split('\n').map((l, i) => (i === 0 ? `→ ${l}` : `→   ${l}`));

/** Plays a transcript: what people send is taken from it, what the bot answers and files is written anew. */
export async function play(script: string, played?: TranscriptWorld): Promise<string> {
  const world = played ?? (await transcriptWorld());
  const out: string[] = [];
  const read = readTranscript(script);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  let who = '';
  let filed = (await world.filings()).length;
  let returned = (await world.returns()).length;
  for (const line of read.lines) {
    out.push(line.written);
    if (line.kind === 'speaker') who = line.account;
    if (line.kind === 'clock') world.turnTo(line.at);
    if (line.kind === 'join') await world.join(line.account, line.name, line.region);
    if (line.kind === 'look') {
      world.turnTo(line.at);
      const brought = await world.look();
      const told = brought.filter(({ person }) => line.receivers.length === 0 || line.receivers.includes(person));
      for (const { person, say } of told) out.push(...sentTo(person, say));
    }
    if (line.kind !== 'said') continue;
    const { text, sent } = await world.send(who, pressedIn(line.said, world.cardsOf(who)) ?? actWritten(line.said));
    const mine = sent.filter((row) => row.person === who.toLowerCase()).map(({ say }) => sayWritten(say));
    const answer = [...(text === '' ? [] : [text]), ...mine].join('\n');
    out.push(...(answer === '' ? '（没有回话）' : answer).split('\n').map((l) => `  ${l}`));
    for (const { person, say } of sent.filter((row) => row.person !== who.toLowerCase())) {
      out.push(...sentTo(person, say));
    }
    const filings = await world.filings();
    for (const r of filings.slice(filed)) {
      const { headcount, shortage, resolved } = r.figures;
      const figures = [headcount, ...Object.values(shortage), ...Object.values(resolved)].join(' ');
      const doubts = r.doubts.length > 0 ? `　存疑 ${r.doubts.map((d) => d.kind).join('、')}` : '';
      out.push(
        `* ${r.enterprise} ${r.week} 第${r.revision}版 ${figures} ${r.punctuality} ${isoWithOffset(r.arrivedAt)}${doubts}`,
      );
    }
    filed = filings.length;
    const returns = await world.returns();
    for (const r of returns.slice(returned)) {
      const figures = PROGRAMMES.map((p) =>
        programmeFigures(p)
          .map((f) => monthlyValue(r.figures, p, f.key))
          .join(' '),
      ).join('｜');
      const doubts = r.doubts.length > 0 ? `　存疑 ${r.doubts.map((d) => d.kind).join('、')}` : '';
      out.push(
        `* ${r.district} ${r.month} 第${r.revision}版 ${figures} ${r.punctuality} ${r.signedBy} ${isoWithOffset(r.arrivedAt)}${doubts}`,
      );
    }
    returned = returns.length;
  }
  return out.join('\n');
}
