// What does the last message of a transcript mean where it is said? Played on stores that are thrown away.
import { readFile } from 'node:fs/promises';
import { programFile } from '../desk/environment/program-files.ts';
import type { ImportedRoster } from '../desk/ports.ts';
import { planImport } from '../desk/roster/import-roster.ts';
import { actWritten, isPress, pressWritten } from '../desk/transcript/acts.ts';
import { TRANSCRIPT_ROSTER } from '../desk/transcript/bureau.ts';
import { explanation, replyLines } from '../desk/transcript/explanation.ts';
import { readTranscript, type TranscriptLine } from '../desk/transcript/lines.ts';
import { readRosterWorkbook } from '../documents/roster-workbook.ts';
import { dayOf, isoWithOffset } from '../domain/time.ts';
import { type Played, playBureau } from './played.ts';
import { onThrowAway, type ThrowAway } from './throw-away.ts';

type Said = Extract<TranscriptLine, { readonly kind: 'said' }>;
type Explained = { readonly lines: readonly string[] } | { readonly faults: readonly string[] };

const DEMO_ROSTER = programFile('simulator/demo-roster.xlsx');

/** The roster of a workbook, imported at that instant as the first. Problems: roster.faults, file.refused. */
export async function rosterOf(workbook: Buffer, at: Date): Promise<ImportedRoster> {
  const none: ImportedRoster = { regions: [], people: [], enterprises: [], assignments: [] };
  return planImport(none, await readRosterWorkbook(workbook), dayOf(at)).change.roster;
}

/** The transcripts' own bureau, or the demo's where only that one knows everybody who speaks. */
export async function rosterAtHand({ before: lines, startsAt }: ThreadToExplain): Promise<ImportedRoster> {
  const knowsAll = ({ people }: ImportedRoster): boolean =>
    lines.every(
      (line, i) =>
        line.kind !== 'speaker' ||
        people.some((p) => p.userid === line.account.toLowerCase()) ||
        lines.slice(0, i).some((l) => l.kind === 'join' && l.account === line.account),
    );
  if (knowsAll(TRANSCRIPT_ROSTER)) return TRANSCRIPT_ROSTER;
  // A program that was shipped without the simulator has none.
  const workbook = await readFile(DEMO_ROSTER).catch(() => null);
  const demo = workbook === null ? null : await rosterOf(workbook, startsAt);
  return demo !== null && knowsAll(demo) ? demo : TRANSCRIPT_ROSTER;
}

/** What is played, and the message that is explained. */
export type ThreadToExplain = {
  readonly startsAt: Date;
  readonly before: readonly TranscriptLine[];
  readonly last: Said;
};

/** A transcript up to its last message, or all of it and then `text` by who spoke last; or every fault, by its line. */
export function threadToExplain(content: string, text: string | null): ThreadToExplain | { readonly faults: readonly string[] } {
  const read = readTranscript(content);
  if ('faults' in read) return read;
  const { lines } = read;
  const last = text === null ? lines.findLast((line): line is Said => line.kind === 'said') : afterwards(lines, text);
  const [startsAt] = lines.flatMap((line) => (line.kind === 'clock' || line.kind === 'look' ? [line.at] : []));
  const faults = [
    ...(last === undefined ? ['对话里没有人说话，请写一行 “> 要说的话”'] : []),
    ...(lines.some((line) => line.kind === 'speaker') ? [] : ['对话里没有写是谁，请写一行 “= 账号”']),
    ...(startsAt === undefined ? ['对话里没有写时间，请写一行 “@ 2026-11-26 10:00”'] : []),
  ];
  if (last === undefined || startsAt === undefined || faults.length > 0) return { faults };
  return { startsAt, before: lines.filter((line) => line.number < last.number), last };
}

/** Plays all before the last message and explains that; stops between two messages where `stopping` is aborted. Problems: embedded.failed. */
export const explainThread = (thread: ThreadToExplain, roster: ImportedRoster, stopping: AbortSignal): Promise<Explained> =>
  onThrowAway(roster, stopping, (parts) => explainOn(parts, thread, stopping));

/** The same on stores that hold the roster and nothing else. */
export async function explainOn(
  parts: ThrowAway,
  { startsAt, before, last }: ThreadToExplain,
  stopping?: AbortSignal,
): Promise<Explained> {
  const explains = explanation(() => played.features);
  const played = playBureau({ ...parts, startsAt, groups: [], watch: explains.watch });
  let who = '';
  for (const line of before) {
    stopping?.throwIfAborted();
    if (line.kind === 'speaker') who = line.account;
    const fault = await playLine(played, who, line);
    if (fault !== null) return { faults: [fault] };
  }
  const act = actOf(played, who, last);
  if (act === null) return { faults: [noButton(last)] };
  const bureau = await parts.stores.bureaus.current();
  const person = bureau.roster.people.find((p) => p.userid === who.toLowerCase());
  if (!person?.active)
    return { faults: [`第${last.number}行：名册里没有在岗的账号 ${who}；是别的名册里的人，请用 --roster 写明`] };
  explains.start();
  const head = { as: person.account, now: isoWithOffset(played.now()), text: last.said };
  const { received, out } = await played.send(who, act);
  const reply = received.kind === 'reply' ? received.text : null;
  return { lines: [JSON.stringify(head), ...explains.lines(bureau), ...replyLines(who, reply, out)] };
}

const afterwards = (lines: readonly TranscriptLine[], said: string): Said => {
  const number = (lines.at(-1)?.number ?? 0) + 1;
  return { kind: 'said', number, written: `> ${said}`, said };
};

/** What is wrong with it, seen only now; null: nothing. */
async function playLine(played: Played, who: string, line: TranscriptLine): Promise<string | null> {
  switch (line.kind) {
    case 'note':
    case 'speaker':
      return null;
    case 'clock':
      played.turnTo(line.at);
      return null;
    case 'look':
      played.turnTo(line.at);
      await played.look();
      return null;
    case 'join':
      await played.join(line.account, line.name, line.region);
      return null;
    case 'said': {
      const act = actOf(played, who, line);
      if (act === null) return noButton(line);
      await played.send(who, act);
      return null;
    }
  }
}

const actOf = (played: Played, who: string, { said, number }: Said) =>
  isPress(said) ? pressWritten(said, played.cardsOf(who), `press-${number}`) : actWritten(said);

const noButton = ({ number, said }: Said): string => `第${number}行：手机上没有卡片可以这样点：${said}`;
