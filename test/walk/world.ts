// In which bureau is walked: the real stores, phones that can be out of reach, and what stands in the tables.
import { z } from 'zod';
import { playBureau } from '../../src/compose/played.ts';
import type { IncomingContent } from '../../src/desk/incoming.ts';
import { sayWritten } from '../../src/desk/transcript/acts.ts';
import { TRANSCRIPT_ROSTER } from '../../src/desk/transcript/bureau.ts';
import { readableDocuments } from '../memory/documents.ts';
import { memoryHolding, memoryThreads } from '../memory/threads.ts';
import { keptDatabase } from '../store/database.ts';
import { newCity } from '../worlds/city.ts';

/** What only a read-back and 确认 may do, by table. */
const ACTS = z.object({
  signOffs: z.coerce.number(),
  returned: z.coerce.number(),
  reopened: z.coerce.number(),
  standIns: z.coerce.number(),
  published: z.coerce.number(),
  deadlines: z.coerce.number(),
  assignments: z.coerce.number(),
  returns: z.coerce.number(),
});
export type Acts = z.infer<typeof ACTS>;

const COUNTED = {
  name: 'acts-counted',
  text: `SELECT (SELECT count(*) FROM sign_offs WHERE city = $1) AS "signOffs",
    (SELECT count(*) FROM returned_reports WHERE city = $1) AS returned,
    (SELECT count(*) FROM reopenings WHERE city = $1) AS reopened,
    (SELECT count(*) FROM stand_ins WHERE city = $1) AS "standIns",
    (SELECT count(*) FROM publications WHERE city = $1) AS published,
    (SELECT count(*) FROM moved_deadlines WHERE city = $1) AS deadlines,
    (SELECT count(*) FROM assignments WHERE city = $1) AS assignments,
    (SELECT count(*) FROM monthly_revisions WHERE city = $1) AS returns`,
};

export type WalkWorld = Awaited<ReturnType<typeof walkWorld>>;

export async function walkWorld(startsAt: Date) {
  const city = await newCity(TRANSCRIPT_ROSTER);
  const db = await keptDatabase();
  let away = false;
  const ledger: typeof city.ledger = {
    ...city.ledger,
    claim: async (...args) => (away ? [] : city.ledger.claim(...args)),
  };
  const played = playBureau({
    stores: { ...city, ledger },
    threads: memoryThreads(),
    holding: memoryHolding(),
    documents: readableDocuments,
    startsAt,
    groups: [],
  });
  return {
    now: played.now,
    turnTo: played.turnTo,
    cardsOf: played.cardsOf,
    filings: city.filings,
    /** Pushed messages reach nobody for a while. */
    setAway(is: boolean): void {
      away = is;
    },
    /** What the clock brings, by person. */
    async look(): Promise<ReadonlyMap<string, string>> {
      return byPerson(await played.look());
    },
    /** What the speaker reads as an answer, in order, and what others read. */
    async send(account: string, act: IncomingContent & { readonly key?: string }) {
      const { received, out } = await played.send(account, act);
      const pushed = byPerson(out);
      const mine = pushed.get(account.toLowerCase());
      const reply = received.kind === 'reply' ? received.text : '';
      return { reply, heard: [reply, mine ?? ''].filter((t) => t !== '').join('\n'), pushed };
    },
    acts: async (): Promise<Acts> => ACTS.parse((await db.ofCity(city.tables.city, COUNTED))[0]),
    close: () => city.close(),
  };
}

function byPerson(rows: readonly { readonly person: string; readonly say: Parameters<typeof sayWritten>[0] }[]) {
  const told = new Map<string, string>();
  for (const { person, say } of rows) told.set(person, [told.get(person), sayWritten(say)].filter(Boolean).join('\n'));
  return told;
}
