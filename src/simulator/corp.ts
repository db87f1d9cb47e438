// Which corp and app does the simulator play, and who is in it?
import { randomBytes } from 'node:crypto';
import { type Person, ROLE_NAMES, type Role } from '../domain/people.ts';
import type { Region } from '../domain/regions.ts';

/** One self-built app of one corp, as both sides know it (wecom §1.1, wecom §3.1). */
export type Corp = {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  /** Signs callbacks; letters and digits, at most 32. */
  readonly token: string;
  /** EncodingAESKey: 43 letters and digits. */
  readonly aesKey: string;
};

/** Stays the same from one start to the next: people are kept as (corp, userid), so another id would be another bureau. */
const DEMO_CORP_ID = 'ww2021051324000024';
const DEMO_AGENT_ID = 1_000_002;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
// 43 base64 characters hold 258 bits and the key has 256: the last one ends in two zero bits.
const LAST_LETTERS = 'AEIMQUYcgkosw048';
const lettersOf = (count: number, letters = LETTERS) =>
  [...randomBytes(count)].map((byte) => letters[byte % letters.length]).join('');

/** The demo corp with keys nobody has seen before. */
export const inventCorp = (): Corp => ({
  corpId: DEMO_CORP_ID,
  agentId: DEMO_AGENT_ID,
  secret: lettersOf(43),
  token: lettersOf(24),
  aesKey: lettersOf(42) + lettersOf(1, LAST_LETTERS),
});

/** A member of the corp who sees the app. `role` is null for one who is not on the roster. */
export type Member = {
  /** The userid as the directory writes it; compared without case. */
  readonly account: string;
  readonly name: string;
  readonly role: Role | null;
  /** What the page shows beside the name, such as 人社服务专员. */
  readonly roleName: string;
  /** Name of the person's region; empty for one who is not on the roster. */
  readonly district: string;
};

/** A colleague who is in the app's visible range but not on the roster. */
export const STRANGER: Member = { account: 'fangke-01', name: '访客01', role: null, roleName: '不在名册', district: '' };

/** Everybody of a roster as a member of the corp, in roster order, and one stranger. */
export function membersOf(roster: {
  readonly people: readonly Person[];
  readonly regions: readonly Region[];
}): readonly Member[] {
  const names = new Map(roster.regions.map((r) => [r.code, r.name]));
  const known = roster.people.map(({ account, name, role, region, active }) => ({
    account,
    name,
    role,
    roleName: active ? ROLE_NAMES[role] : `${ROLE_NAMES[role]}（停用）`,
    district: names.get(region) ?? '',
  }));
  return [...known, STRANGER];
}
