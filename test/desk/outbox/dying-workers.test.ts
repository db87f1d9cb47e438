import { describe, expect, test } from 'vitest';
import { openOutbox } from '../../../src/desk/outbox/outbox.ts';
import type { Timers } from '../../../src/desk/timers.ts';
import { wordsOf } from '../../memory/words.ts';
import { failing, HOUR, MINUTE, row, START, world } from './outbox-world.ts';

describe('400 owed, 3 workers that die and freeze at any await, a platform that loses answers', () => {
  // A small generator of its own: a seed replays a round byte for byte.
  const seeded = (seed: number) => {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  };

  test.each(Array.from({ length: 20 }, (_, i) => i + 1))(
    'round %i: each is shown exactly once, in each person’s order',
    async (seed) => {
      const random = seeded(seed);
      const { time, ledger, messenger, works } = world();
      let calm = false;
      messenger.trouble = (moment) => {
        const dice = random();
        if (calm) return;
        if (moment === 'after' && dice < 0.15) failing('wecom.away');
        if (moment === 'before' && dice < 0.05) failing('wecom.throttled');
        if (moment === 'before' && dice > 0.95) failing('wecom.away', { unsent: true });
      };

      /** Every call through a port may be the last thing a worker does, before it took effect or after; or it takes minutes. */
      const worker = () => {
        let alive = true;
        const never = new Promise<never>(() => {});
        const timers: Timers = { after: (ms, ring) => time.timers.after(ms, () => alive && ring()) };
        const through = async <T>(call: () => Promise<T>): Promise<T> => {
          const dice = calm ? 0.5 : random();
          if (!alive) return never;
          if (dice < 0.02) alive = false;
          if (dice < 0.01) return never;
          if (dice > 0.98) await new Promise<void>((go) => time.timers.after(Math.floor(random() * 5 * MINUTE), go));
          if (!alive) return never;
          const result = await call().catch((e: unknown) => (alive ? Promise.reject(e) : never));
          return alive ? result : never;
        };
        const { ledger: l, messenger: m, allowance: a, activity: c } = works;
        openOutbox({
          ...works,
          ledger: {
            claim: (...x) => through(() => l.claim(...x)),
            refreeze: (...x) => through(() => l.refreeze(...x)),
            settle: (...x) => through(() => l.settle(...x)),
            hasten: (...x) => through(() => l.hasten(...x)),
            sentSince: (...x) => through(() => l.sentSince(...x)),
          },
          messenger: { ready: (...x) => through(() => m.ready(...x)), send: (...x) => through(() => m.send(...x)) },
          allowance: { take: (...x) => through(() => a.take(...x)) },
          activity: { lastInReport: (...x) => through(() => c.lastInReport(...x)) },
          timers,
          random,
        });
        return {
          kill: () => {
            alive = false;
          },
          isAlive: () => alive,
        };
      };

      const people = Array.from({ length: 200 }, (_, i) => `p${i}`);
      await ledger.plan(people.map((p) => row(p, { key: `first/${p}` })));
      await ledger.plan(people.map((p) => row(p, { key: `second/${p}`, dueAt: new Date(START.getTime() + 1_000) })));
      const workers = [worker(), worker(), worker()];
      for (let second = 0; second < 120; second++) {
        await time.pass(1_000);
        workers[Math.floor(random() * 3)]?.kill();
        for (const [i, w] of workers.entries()) if (!w.isAlive()) workers[i] = worker();
      }
      calm = true;
      for (const [i, w] of workers.entries()) if (!w.isAlive()) workers[i] = worker();
      await time.pass(3 * HOUR);

      const open = ledger.rows.filter((r) => r.state !== 'sent');
      expect(open.map((r) => `${r.key} ${r.state}`)).toEqual([]);
      for (const person of people) {
        expect(messenger.shown.filter((s) => s.person === person).map((s) => wordsOf(s.say))).toEqual([
          `nudge first/${person}`,
          `nudge second/${person}`,
        ]);
      }
      for (const w of workers) w.kill();
    },
  );
});
