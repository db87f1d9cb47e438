import { describe, expect, it } from 'vitest';
import { type GoalName, verdictOf } from '../bench/turns/goals.ts';
import { type Effort, formEffort, playEffort, secondsOf } from './effort.ts';
import { type Measured, SCRIPTS } from './scripts.ts';

const RUNS = Object.values<Measured>(SCRIPTS).flatMap((script) => script.sizes.map((size) => ({ script, size })));
const costs = new Map<string, Effort>();

describe('what a week costs the one who reports', () => {
  it.each(RUNS.map((run) => [run.script.name, run.size, run] as const))(
    '%s, %i enterprises: all is filed as meant, for no more than is allowed',
    async (_, size, { script }) => {
      const { effort, filed, asMeant, reply } = await playEffort(script, size);
      expect(filed).toEqual(script.filed(size));
      expect([asMeant, reply]).toEqual([true, reply]);
      if (!script.answered && size >= 6) expect(secondsOf(effort)).toBeLessThan(secondsOf(formEffort(filed)));
      for (const [measure, goal] of Object.entries(script.bounds) as [keyof Effort, GoalName][])
        expect([goal, effort[measure], verdictOf({ name: goal, value: effort[measure] })]).toEqual([goal, effort[measure], 'ok']);
      costs.set(`${script.name} ${size}`, effort);
    },
  );

  it.each([
    ['none', 'noneWithCards'],
    ['two', 'twoWithCards'],
  ] as const)('less with cards than without: %s', (without, withCards) => {
    const [words, cards] = [without, withCards].map((name) => costs.get(`${SCRIPTS[name].name} 6`));
    expect(secondsOf(cards as Effort)).toBeLessThan(secondsOf(words as Effort));
  });

  it('a form has seven fields an enterprise', () => expect(formEffort(SCRIPTS.none.filed(6)).inputs).toBe(42));
});
