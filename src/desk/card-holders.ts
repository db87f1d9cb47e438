// Who is shown cards: nobody, everybody who did not say 文字, or whoever said 卡片 or pressed one?
import type { Threads } from './ports.ts';
import { isProblem } from './problem.ts';
import { readThread } from './stored-thread.ts';
import type { Thread } from './thread.ts';

export const CARD_SETTINGS = ['off', 'auto', 'on'] as const;
export type CardSetting = (typeof CARD_SETTINGS)[number];

export function hasCards(setting: CardSetting, { cards: { wanted } }: Pick<Thread, 'cards'>): boolean {
  switch (setting) {
    case 'off':
      return false;
    case 'auto':
      return wanted === true;
    case 'on':
      return wanted !== false;
  }
}

export type CardHolders = {
  /** False too where it cannot be known now: a card is an extra. */
  has(person: string): Promise<boolean>;
  /** Those of these people, by their keys. */
  among(people: readonly string[]): Promise<ReadonlySet<string>>;
};

/** Who is in the middle of a message has answered it within this. */
const WAIT_MS = 150;

/** Read off the person's thread. */
export function cardHolders(threads: Pick<Threads, 'take' | 'release'>, corp: string, setting: CardSetting): CardHolders {
  const has = async (person: string): Promise<boolean> => {
    if (setting === 'off') return false;
    try {
      const taken = await threads.take(`${corp}/${person}`, WAIT_MS);
      await threads.release(taken);
      return hasCards(setting, readThread(taken.text));
    } catch (e) {
      if (isProblem(e)) return false;
      throw e;
    }
  };
  return {
    has,
    async among(people) {
      const known = await Promise.all(people.map(async (person) => ({ person, isHolder: await has(person) })));
      return new Set(known.flatMap(({ person, isHolder }) => (isHolder ? [person] : [])));
    },
  };
}
