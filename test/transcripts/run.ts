// Plays a transcript: what people send is taken from the file, what the bot answers and files is written anew.

import { houseOf } from '../../src/compose/house.ts';
import type { Card } from '../../src/desk/card.ts';
import { cardHolders } from '../../src/desk/card-holders.ts';
import { frontDesk } from '../../src/desk/front-desk.ts';
import type { Incoming } from '../../src/desk/incoming.ts';
import type { ImportedRoster, Outgoing } from '../../src/desk/ports.ts';
import { receiver } from '../../src/desk/receive.ts';
import type { Say } from '../../src/desk/say.ts';
import { slotSchemas } from '../../src/desk/slot-schemas.ts';
import { monthlyValue, PROGRAMMES, programmeFigures } from '../../src/domain/programmes.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { isoWithOffset } from '../../src/domain/time.ts';
import { planCalendarNotices } from '../../src/features/nudges/calendar-notices.ts';
import { planNudges } from '../../src/features/nudges/plan.ts';
import { planThanks } from '../../src/features/nudges/thanks.ts';
import { rewriter } from '../../src/features/nudges/words.ts';
import { signOffSummary } from '../../src/features/review/summary-line.ts';
import { tellConsequences } from '../../src/features/review/tell.ts';
import { afterFiling, raiseFromReports } from '../../src/features/urgent/by-itself.ts';
import { remindUrgent } from '../../src/features/urgent/remind.ts';
import { urgentSummary } from '../../src/features/urgent/summary-line.ts';
import { openingCards } from '../../src/features/weekly/cards/opening.ts';
import { readableDocuments } from '../memory/documents.ts';
import { type Memory, memoryHolding, memoryThreads, newMemory } from '../memory/threads.ts';
import { newCity, type Owing } from '../worlds/city.ts';
import { TRANSCRIPT_ROSTER } from './bureau.ts';
import { pressedIn, type ShownAct, shown } from './shown.ts';

export const CORP = 'ww0000000000000000';
const LIMIT = 2048;

/**
 * A bureau that answers as the bot would: one process, one clock, the real stores, everything kept through JSON. Parts of a thread that
 * cannot be read back are a bug, but where `onUnread` takes them.
 */
export async function transcriptWorld(
  roster: ImportedRoster = TRANSCRIPT_ROSTER,
  memory: Memory = newMemory(),
  onUnread?: (parts: readonly string[]) => void,
) {
  let now = new Date('2026-11-23T09:00:00+08:00');
  // What is in the memory already has seen messages of its own.
  let messages = memory.threads.size > 0 ? 1_000 : 0;
  const city = await newCity(roster);
  const { bureaus, reports, inquiries, ledger, nudged, monthly, assessments, oversight, demands, practices, acts, marks, files } =
    city;
  const holding = memoryHolding();
  /** The last message owed that was told of, or is the clock's. */
  let lastOwed = 0;
  const bugs: unknown[] = [];
  const threads = memoryThreads(memory);
  const settings = DEFAULT_SETTINGS;
  const documents = readableDocuments;
  const weekly = { reports, holding, nudged, settings, afterFiling: afterFiling({ demands, settings }) };
  const house = houseOf({
    ...weekly,
    cards: 'auto',
    inquiries,
    documents,
    files,
    monthly,
    assessments,
    oversight,
    demands,
    practices,
    acts,
  });
  const nudges = {
    bureaus,
    reports,
    returns: monthly,
    nudged,
    ledger,
    marks,
    corp: CORP,
    settings,
    more: [signOffSummary(oversight.signOffs), urgentSummary({ demands, settings })],
    groups: ['990000'],
    beside: openingCards(cardHolders(threads, CORP, 'auto')),
  };
  const rewrite = rewriter({ bureaus, clock: { now: () => now } });
  const receive = receiver({
    threads,
    slots: slotSchemas(house.features),
    ledger,
    kick: () => {},
    answer: frontDesk({
      ...weekly,
      ...house,
      bureaus,
    }),
    fits: (text) => Buffer.byteLength(text) <= LIMIT,
    clock: { now: () => now },
    sleep: async () => {},
    log: {
      event: (name, fields) => {
        if (name === 'bug') bugs.push(fields?.error);
        if (name !== 'thread.unread') return;
        if (onUnread) onUnread(fields?.parts as readonly string[]);
        else bugs.push(new Error(`stored and not read back: ${fields?.parts}`));
      },
    },
  });
  /** All that is due, as it reaches the phones. */
  async function goOut(): Promise<readonly Outgoing[]> {
    const shown: Outgoing[] = [];
    for (let left = await ledger.claim(now, 100, 60_000); left.length > 0; left = await ledger.claim(now, 100, 60_000)) {
      for (const row of left) {
        shown.push(row.stale ? { ...row, say: (await rewrite(row)) ?? row.say } : row);
        await ledger.settle(row, { kind: 'sent', msgid: null }, now);
      }
    }
    return shown;
  }
  return {
    ...city,
    /** One more specialist on the roster. */
    async join(account: string, name: string, region: string): Promise<void> {
      const { version, ...roster } = (await bureaus.current()).roster;
      const person = { userid: account.toLowerCase(), account, name, role: 'specialist', region, active: true } as const;
      await bureaus.save({ ...roster, people: [...roster.people, person] }, 'guanli', now, version);
    },
    turnTo(at: Date) {
      now = at;
    },
    now: () => now,
    /** The cards on a person's phone, oldest first. */
    cardsOf: async (account: string): Promise<readonly Card[]> =>
      (await city.owing()).flatMap(({ person, say }) =>
        person === account.toLowerCase() && say.kind === 'card' ? [say.card] : [],
      ),
    /** What the clock brings: the nudges of this minute are planned, and all that is due goes out. */
    async look(): Promise<readonly Outgoing[]> {
      await raiseFromReports({ ...nudges, demands }, now);
      await remindUrgent({ ...nudges, demands }, now);
      await planNudges(nudges, now);
      await planThanks(nudges, now);
      await planCalendarNotices(nudges, now);
      await tellConsequences({ bureaus, consequences: oversight.consequences, corp: CORP }, now);
      lastOwed = (await city.owing(lastOwed)).at(-1)?.id ?? lastOwed;
      return goOut();
    },
    async send(account: string, what: ShownAct): Promise<Sent> {
      messages += 1;
      const envelope = { key: `m${messages}`, corp: CORP, userid: account, person: account.toLowerCase(), createdAt: now };
      const received = await receive({ ...envelope, ...what } as Incoming, now);
      // A bug is answered politely, and must not pass for a dialogue.
      if (bugs.length > 0) throw bugs[0];
      // Half a minute goes by between two messages.
      now = new Date(now.getTime() + 30_000);
      if (received.kind === 'unavailable') return { text: '（没有回应，企业微信会再送）', sent: [] };
      const planned = await city.owing(lastOwed);
      lastOwed = planned.at(-1)?.id ?? lastOwed;
      const sent = planned.filter((row) => row.dueAt <= now);
      // Told below already: what goes out at once is not told again by the clock.
      await goOut();
      return { text: received.kind === 'reply' ? received.text : '', sent };
    },
  };
}

/** The reply, and the rows planned with it: to the person, where the reply was too long or more than words, and to others. */
type Sent = { readonly text: string; readonly sent: readonly Owing[] };

export type TranscriptWorld = Awaited<ReturnType<typeof transcriptWorld>>;

const EVENTS: Readonly<Record<string, ShownAct>> = {
  '[语音]': { kind: 'voice', media: 'm', transcript: null },
  '[图片]': { kind: 'image', media: 'm' },
  '[位置]': { kind: 'location', label: '某路1号' },
  '[进入应用]': { kind: 'enterAgent' },
};

const sentTo = (person: string, say: Say): readonly string[] =>
  `${person}：${shown(say)}`.split('\n').map((l, i) => (i === 0 ? `→ ${l}` : `→   ${l}`));

/** `@ 2026-11-26 10:00` or with seconds. */
const instantIn = (line: string): Date =>
  new Date(`${line.slice(2).trim().replace(' ', 'T')}:00+08:00`.replace(/:(\d\d):(\d\d):00\+/, ':$1:$2+'));

/**
 * Lines of a transcript: `# ` a title, `= ` who speaks, `@ ` the clock (`2026-11-26 10:00`), `~ ` the clock and what it
 * brings (to the accounts named behind it), `> ` what the person sends (`\n` inside stands for a line break) or presses
 * (`[点“同上周”]`), indented what the bot answers, `→ ` what others are sent because of it, `* ` what was filed.
 */
export async function play(script: string, played?: TranscriptWorld): Promise<string> {
  const world = played ?? (await transcriptWorld());
  const out: string[] = [];
  let who = 'dong-01';
  let filed = (await world.filings()).length;
  let returned = (await world.returns()).length;
  for (const line of script.split('\n')) {
    if (line.startsWith('  ') || line.startsWith('* ') || line.startsWith('→ ')) continue;
    if (line.startsWith('= ')) who = line.slice(2).trim();
    if (line.startsWith('@ ')) world.turnTo(instantIn(line));
    const [account, name, region] = line.startsWith('+ ') ? line.slice(2).split(' ') : [];
    if (account && name && region) await world.join(account, name, region);
    out.push(line);
    if (line.startsWith('~ ')) {
      const [day, clock, ...receivers] = line.slice(2).trim().split(' ');
      world.turnTo(instantIn(`~ ${day} ${clock}`));
      const brought = await world.look();
      const told = brought.filter(({ person }) => receivers.length === 0 || receivers.includes(person));
      for (const { person, say } of told) out.push(...sentTo(person, say));
    }
    if (!line.startsWith('> ')) continue;
    const said = line.slice(2).replaceAll('\\n', '\n');
    const { text, sent } = await world.send(
      who,
      pressedIn(said, await world.cardsOf(who)) ?? EVENTS[said] ?? { kind: 'text', text: said },
    );
    const mine = sent.filter((row) => row.person === who.toLowerCase()).map(({ say }) => shown(say));
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
