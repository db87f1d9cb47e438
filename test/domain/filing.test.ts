import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currentOf,
  decideFiling,
  decideWithdrawal,
  type EntryFacts,
  nextRevision,
  overtakerOf,
  type Revision,
} from '../../src/domain/filing.ts';
import { NO_FIGURES } from '../../src/domain/tiers.ts';

const T = Date.parse('2021-05-20T02:00:00Z');
const minute = (n: number): Date => new Date(T + n * 60_000);
const PLACE = { district: 'A', specialist: 'anna', due: true, type: 'other', surveyed: false } as const;
const entry = (enterprise: string) => ({
  enterprise,
  figures: { headcount: 1, shortage: NO_FIGURES, resolved: NO_FIGURES },
  doubts: [],
});
const rev = (revision: number, over: Partial<Revision> & { readonly who?: string } = {}): Revision => {
  const { who = 'anna', ...rest } = over;
  return {
    revision,
    by: { corp: 'c', userid: who },
    thread: revision,
    arrivedAt: minute(revision),
    punctuality: 'onTime',
    overtaken: false,
    withdrawn: false,
    ...rest,
  };
};

describe('what holds', () => {
  test.each<[string, readonly Revision[], number | null]>([
    ['nothing', [], null],
    ['the last committed', [rev(1), rev(2)], 2],
    ['the last committed, though a clock says otherwise', [rev(1, { arrivedAt: minute(90) }), rev(2)], 2],
    ['not what was taken back', [rev(1), rev(2, { withdrawn: true })], 1],
    ['not what was overtaken', [rev(1), rev(2, { overtaken: true })], 1],
    ['what was overtaken, where nothing else is left', [rev(1, { withdrawn: true }), rev(2, { overtaken: true })], 2],
    ['the last of several overtaken', [rev(1, { overtaken: true }), rev(2, { overtaken: true })], 2],
    ['nothing where all was taken back', [rev(1, { withdrawn: true })], null],
  ])('%s', (_, revisions, expected) => {
    expect(currentOf(revisions)?.revision ?? null).toBe(expected);
  });

  test('the earliest arrival decides the punctuality, history included', () => {
    const late = { punctuality: 'late', arrivedAt: minute(9) } as const;
    expect(currentOf([rev(1, late), rev(2, { overtaken: true })])).toEqual({
      revision: 1,
      firstFiledAt: minute(2),
      punctuality: 'onTime',
    });
  });
});

describe('what a kept filing gives way to', () => {
  const anna = { by: { corp: 'c', userid: 'anna' }, thread: 5, seen: 0 };
  test.each<[string, readonly Revision[], number, string | null]>([
    ['nothing where nothing stands', [], 0, null],
    ['nothing of an earlier message', [rev(1, { thread: 4 })], 0, null],
    ['a later message of the same person', [rev(1, { thread: 6 })], 0, 'anna'],
    ['not what was taken back', [rev(1, { thread: 6, withdrawn: true })], 0, null],
    ['not what was overtaken itself', [rev(1, { thread: 6, overtaken: true })], 0, null],
    ['another person’s filing that was not seen', [rev(1, { who: 'lia' })], 0, 'lia'],
    ['not one that was seen', [rev(1, { who: 'lia' })], 1, null],
    ['nor one the person corrected before', [rev(1, { who: 'lia' }), rev(2, { thread: 4 })], 0, null],
    ['their own later message before another person’s', [rev(1, { thread: 6 }), rev(2, { who: 'lia' })], 0, 'anna'],
    ['nothing that was seen, whatever its thread was called', [rev(1, { thread: 90 })], 1, null],
    ['the same userid of another app is another person', [rev(1, { by: { corp: 'd', userid: 'anna' }, thread: 1 })], 0, 'anna'],
  ])('%s', (_, revisions, seen, expected) => {
    expect(overtakerOf(revisions, { ...anna, seen })?.by.userid ?? null).toBe(expected);
  });
});

describe('what becomes of a filing', () => {
  const terms = { week: '2021-W20', arrivedAt: minute(0), dueAt: minute(10), closesAt: minute(20) };
  const fresh: EntryFacts = { place: PLACE, revisions: 0, current: null, reopened: false, overtaker: null };
  const filed: EntryFacts = {
    ...fresh,
    revisions: 1,
    current: { revision: 1, firstFiledAt: minute(-5), punctuality: 'onTime' },
  };
  test.each<[string, Partial<typeof terms>, boolean, Partial<EntryFacts>, string]>([
    ['on time', {}, false, fresh, 'filed onTime'],
    ['at the due instant', { arrivedAt: minute(10) }, false, fresh, 'filed late'],
    ['a correction keeps the punctuality of the first', { arrivedAt: minute(11) }, false, filed, 'filed onTime'],
    ['at the close', { arrivedAt: minute(20) }, false, fresh, 'closed'],
    ['before the week begins', { week: '2021-W21' }, false, fresh, 'closed'],
    ['reopened', { arrivedAt: minute(30) }, false, { ...fresh, reopened: true }, 'filed late'],
    ['a first filing of a published week', {}, true, fresh, 'filed onTime'],
    ['a correction of a published week', {}, true, filed, 'closed'],
    ['a correction of a published week that was reopened', {}, true, { ...filed, reopened: true }, 'filed onTime'],
    ['not theirs', {}, false, { ...fresh, place: null }, 'notYours'],
    ['met', {}, false, { ...filed, overtaker: { by: { corp: 'c', userid: 'lia' }, arrivedAt: minute(1) } }, 'overtaken lia'],
  ])('%s', (_, other, published, facts, expected) => {
    const { answer, revisions } = decideFiling({ ...terms, ...other }, [entry('e1')], true, {
      published,
      of: () => ({ ...fresh, ...facts }),
    });
    const [one] = answer;
    const more = one?.kind === 'filed' ? ` ${one.punctuality}` : one?.kind === 'overtaken' ? ` ${one.by}` : '';
    expect(`${one?.kind}${more}`).toBe(expected);
    expect(revisions.length).toBe(one?.kind === 'filed' || one?.kind === 'overtaken' ? 1 : 0);
  });

  test('who may not file at all is told of each that it is not theirs; of one named twice the later words hold', () => {
    const facts = { published: false, of: () => fresh };
    expect(decideFiling(terms, [entry('e1'), entry('e2')], false, facts).answer.map((a) => a.kind)).toEqual([
      'notYours',
      'notYours',
    ]);
    const twice = [entry('e1'), { ...entry('e1'), figures: { ...entry('e1').figures, headcount: 7 } }];
    expect(decideFiling(terms, twice, true, facts).revisions.map((r) => r.figures.headcount)).toEqual([7]);
  });
});

const act = fc.oneof(
  fc.record({
    do: fc.constant('file' as const),
    who: fc.constantFrom('anna', 'lia'),
    arrived: fc.integer({ min: -30, max: 30 }),
    kept: fc.option(fc.record({ behind: fc.nat(3), seen: fc.nat(3) })),
  }),
  fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(9) }),
);

test('step by step it comes to what all revisions together say; taking everything back leaves nothing', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let all: readonly Revision[] = [];
      for (const [i, one] of acts.entries()) {
        if (one.do === 'withdraw') {
          const taken = all[one.which];
          if (!taken || taken.withdrawn) continue;
          const filed = [{ enterprise: 'e1', revision: taken.revision, revisions: all, reopened: false }];
          const [decided] = decideWithdrawal(minute(0), { closesAt: minute(1), published: false }, filed);
          all = all.map((r) => (r === taken ? { ...r, withdrawn: true } : r));
          expect(decided?.after).toEqual(currentOf(all));
          continue;
        }
        const by = { corp: 'c', userid: one.who };
        const thread = i - (one.kept?.behind ?? 0);
        const overtaker = one.kept ? overtakerOf(all, { by, thread, seen: one.kept.seen }) : null;
        const facts = { revisions: all.length, current: currentOf(all), overtaker };
        const next = nextRevision(entry('e1'), one.arrived < 0 ? 'onTime' : 'late', minute(one.arrived), facts, PLACE);
        const { revision, overtaken, punctuality } = next;
        all = [...all, { revision, by, thread, arrivedAt: minute(one.arrived), punctuality, overtaken, withdrawn: false }];
        expect(next.after).toEqual(currentOf(all));
        // What is filed at once always holds.
        if (!one.kept) expect(next.after.revision).toBe(revision);
      }
    }),
  );
});
