import { describe, expect, test } from 'vitest';
import { type DueMessage, fateOf, UNDECIDED_MS } from '../../../src/desk/outbox/fate.ts';

const now = new Date('2021-05-21T03:03:00Z');
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const owed = { week: '2021-W20', enterprises: ['e1', 'e2'] };
const turn = (over: Partial<DueMessage> = {}): DueMessage => ({
  left: false,
  waits: false,
  firstClaimedAt: null,
  expiresAt: null,
  owed: null,
  stillOwed: null,
  stale: false,
  problem: null,
  ...over,
});

describe('a message whose turn has come', () => {
  test('goes out, unless it waits', () => {
    expect(fateOf(turn(), now)).toEqual({ kind: 'send', owed: null, stale: false });
    expect(fateOf(turn({ waits: true }), now)).toEqual({ kind: 'wait' });
  });

  test('is dropped past its time, and unknown where its worker may have sent it', () => {
    const gone = { expiresAt: now };
    expect(fateOf(turn({ expiresAt: new Date(now.getTime() + 1) }), now).kind).toBe('send');
    expect(fateOf(turn(gone), now)).toEqual({ kind: 'over', state: 'dropped', problem: 'expired' });
    expect(fateOf(turn({ ...gone, waits: true, firstClaimedAt: ago(1) }), now)).toMatchObject({ state: 'dropped' });
    expect(fateOf(turn({ ...gone, left: true, firstClaimedAt: ago(1) }), now)).toMatchObject({ state: 'unknown' });
    // What went wrong before says more than that the time ran out.
    expect(fateOf(turn({ ...gone, problem: 'wecom.away' }), now)).toMatchObject({ problem: 'wecom.away' });
  });

  test('is tried for three and a half hours after it may first have been shown, to the millisecond', () => {
    expect(fateOf(turn({ firstClaimedAt: ago(UNDECIDED_MS - 1) }), now).kind).toBe('send');
    for (const waits of [false, true]) {
      const fate = fateOf(turn({ waits, firstClaimedAt: ago(UNDECIDED_MS) }), now);
      expect(fate).toEqual({ kind: 'over', state: 'unknown', problem: 'expired' });
    }
  });

  test('is dropped where nothing of it is owed any more, shown or not', () => {
    const nothing = { owed, stillOwed: { ...owed, enterprises: [] } };
    for (const firstClaimedAt of [null, ago(1)]) {
      expect(fateOf(turn({ ...nothing, firstClaimedAt }), now)).toEqual({ kind: 'over', state: 'dropped', problem: 'notOwed' });
    }
  });

  test('names no more than is owed where nobody can have seen it, and stays to the letter where somebody may have', () => {
    const stillOwed = { ...owed, enterprises: ['e2'] };
    expect(fateOf(turn({ owed, stillOwed }), now)).toEqual({ kind: 'send', owed: stillOwed, stale: true });
    expect(fateOf(turn({ owed, stillOwed, firstClaimedAt: ago(1) }), now)).toEqual({ kind: 'send', owed, stale: false });
    // Not written anew yet by the worker that claimed it before.
    expect(fateOf(turn({ owed: stillOwed, stillOwed, stale: true }), now)).toEqual({
      kind: 'send',
      owed: stillOwed,
      stale: true,
    });
  });
});
