import { describe, expect, it } from 'vitest';
import { formEffort, playEffort, type Script, secondsOf } from './effort.ts';
import { SCRIPTS } from './scripts.ts';

const ALL: readonly Script[] = Object.values(SCRIPTS);

describe('what a week costs the one who reports', () => {
  it.each(ALL.map((script) => [script.name, script] as const))(
    '%s: all is filed as meant, for less than a form',
    async (_, script) => {
      const { effort, filed } = await playEffort(script);
      expect(filed).toEqual(script.filed);
      expect(secondsOf(effort)).toBeLessThan(secondsOf(formEffort(script.filed)));
    },
  );

  it('with nothing changed, two messages', async () => {
    const { effort } = await playEffort(SCRIPTS.none);
    expect(effort).toEqual({ messages: 2, characters: 5, taps: 0 });
  });

  it.each([SCRIPTS.two, SCRIPTS.twoInWords, SCRIPTS.twoWithCards])(
    'with two of six changed, at most four messages and 40 characters: $name',
    async (script) => {
      const { effort } = await playEffort(script);
      expect(effort.messages).toBeLessThanOrEqual(4);
      expect(effort.characters).toBeLessThanOrEqual(40);
    },
  );

  it.each([SCRIPTS.firstByLines, SCRIPTS.firstAtOnce])('in the first week ever, at most 14 messages: $name', async (script) => {
    expect((await playEffort(script)).effort.messages).toBeLessThanOrEqual(14);
  });

  it.each([
    [SCRIPTS.none, SCRIPTS.noneWithCards],
    [SCRIPTS.two, SCRIPTS.twoWithCards],
  ])('less with cards than without: $1.name', async (without, withCards) => {
    expect(secondsOf((await playEffort(withCards)).effort)).toBeLessThan(secondsOf((await playEffort(without)).effort));
  });

  it('a form has 42 fields', () => expect(formEffort(SCRIPTS.none.filed).inputs).toBe(42));
});
