// Who gets what of a message/send, and what do they see?
import { failure, ok, type SimulatedAnswer } from './answers.ts';
import { isUpdatable } from './cards.ts';
import { DAY_MS, MEMBER_A_MINUTE, MEMBER_AN_HOUR } from './limits.ts';
import type { RecordMark, ShownContent } from './records.ts';
import { readSent } from './sent-content.ts';
import { changeEntry, nextId, putEntry, randomText, type SimulatorState, withMark } from './world.ts';

const RECEIVERS = 1000;
const LONGEST_DUPLICATE_CHECK_S = 14_400;

/** message/send (wecom §3.2): partial failure is still errcode 0; what exceeds a member's rate is dropped without a word. `body` is the exact text that came, `raw` the record of the call. */
export function sendMessage(
  world: SimulatorState,
  json: Readonly<Record<string, unknown>>,
  body: string,
  raw: string,
): SimulatedAnswer {
  if (json.agentid === undefined) return failure(41011);
  if (json.agentid !== world.corp.agentId) return failure(40056);
  const receivers = readReceivers(world, json);
  if (typeof receivers === 'number') return failure(receivers);
  const { members, invaliduser, invalidparty, invalidtag } = receivers;
  const message = readSent(world, json);
  if (typeof message === 'number') return failure(message);
  if (members.length === 0) return failure(81013, { invaliduser, invalidparty, invalidtag });

  const { content, cutFrom } = message;
  const cut: readonly RecordMark[] = cutFrom === null ? [] : [{ kind: 'cut', bytes: cutFrom }];
  if (isDuplicate(world, json, body)) {
    for (const person of members) show(world, person, content, raw, [...cut, { kind: 'duplicateHidden' }]);
    // What WeCom answers for a hidden duplicate is not documented (wecom §10.14): no msgid.
    return ok({ invaliduser, invalidparty, invalidtag });
  }
  const entries = new Map(members.map((person) => [person.toLowerCase(), sendTo(world, person, content, raw, cut)]));
  const msgid = randomText(world, 40);
  world.sendings.set(msgid, { at: world.clock.now(), entries: [...entries.values()] });
  const code = content.kind === 'card' && isUpdatable(content.card) ? randomText(world, 40) : null;
  if (content.kind === 'card' && code !== null) {
    const taskId = content.card.task_id ?? '';
    world.taskIds.add(taskId);
    world.cards.set(taskId, entries);
    world.codes.set(code, { taskId, issuedAt: world.clock.now(), presser: null });
  }
  return ok({ invaliduser, invalidparty, invalidtag, msgid, ...(code === null ? {} : { response_code: code }) });
}

type Receivers = {
  /** Accounts, each once. */
  readonly members: readonly string[];
  readonly invaliduser: string;
  readonly invalidparty: string;
  readonly invalidtag: string;
};

/** Ids are joined by `|` and compared without case; the unknown ones come back in lower case. There are no departments or tags here. */
function readReceivers(world: SimulatorState, json: Readonly<Record<string, unknown>>): Receivers | number {
  const given = [json.touser, json.toparty, json.totag];
  if (given.every((ids) => ids === undefined)) return 81012;
  if (given.some((ids) => ids !== undefined && typeof ids !== 'string')) return 40035;
  const [touser = '', toparty = '', totag = ''] = given as (string | undefined)[];
  if (touser === '' && toparty === '' && totag === '') return 82001;
  if (touser === '@all')
    return { members: [...world.members.values()].map((m) => m.account), invaliduser: '', invalidparty: '', invalidtag: '' };
  const ids = [...new Set(touser.toLowerCase().split('|'))].filter((id) => id !== '');
  if (ids.length > RECEIVERS) return 40032;
  const members = ids.flatMap((id) => world.members.get(id)?.account ?? []);
  const invaliduser = ids.filter((id) => !world.members.has(id)).join('|');
  return { members, invaliduser, invalidparty: toparty, invalidtag: totag };
}

function isDuplicate(world: SimulatorState, json: Readonly<Record<string, unknown>>, body: string): boolean {
  if (json.enable_duplicate_check !== 1) return false;
  const seconds = Math.min(Number(json.duplicate_check_interval ?? 1800), LONGEST_DUPLICATE_CHECK_S);
  const now = world.clock.now();
  const before = world.duplicates.get(body);
  if (before && now >= before && now.getTime() - before.getTime() < seconds * 1000) return true;
  world.duplicates.set(body, now);
  return false;
}

/** Puts the message on the phone unless the member's rate is used up; answers the entry's id. */
function sendTo(world: SimulatorState, person: string, content: ShownContent, raw: string, marks: readonly RecordMark[]): string {
  const { memberMinute, memberHour } = world.tallies;
  const key = person.toLowerCase();
  const now = world.clock.now();
  if (memberMinute.count(key, now) >= MEMBER_A_MINUTE)
    return show(world, person, content, raw, [...marks, { kind: 'dropped', limit: '每分钟 30 条' }]);
  if (memberHour.count(key, now) >= MEMBER_AN_HOUR)
    return show(world, person, content, raw, [...marks, { kind: 'dropped', limit: '每小时 1000 条' }]);
  memberMinute.add(key, now);
  memberHour.add(key, now);
  return show(world, person, content, raw, marks);
}

function show(world: SimulatorState, person: string, content: ShownContent, raw: string, marks: readonly RecordMark[]): string {
  const at = world.clock.now().toISOString();
  return putEntry(world, { id: nextId(world, 'e'), at, person, side: 'app', content, marks, raw }).id;
}

/** message/recall (wecom §3.6): within 24 h; the copy in the WeChat plugin stays. */
export function recallMessage(world: SimulatorState, json: Readonly<Record<string, unknown>>): SimulatedAnswer {
  const sending = typeof json.msgid === 'string' ? world.sendings.get(json.msgid) : undefined;
  if (!sending) return failure(40058);
  if (world.clock.now().getTime() - sending.at.getTime() > DAY_MS) return failure(42052);
  for (const id of sending.entries) changeEntry(world, id, (entry) => withMark(entry, { kind: 'recalled' }));
  return ok();
}
