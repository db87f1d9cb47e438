// How is somebody who was not understood answered: the first, the second and the third time?

/** On the third there is a way on: an example, 返回, 取消, whom to ask. The fourth is a first again, so that no sentence is said twice in a row. */
export type Rung = 'first' | 'second' | 'third';

const RUNGS = ['first', 'second', 'third'] as const;

/** `misses`: how many there were in a row before this one. */
export const rungOf = (misses: number): Rung => RUNGS[misses % RUNGS.length] ?? 'first';
