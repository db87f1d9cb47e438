// The port Marks in memory.
import type { Marks } from '../../src/desk/marks.ts';

export function memoryMarks(): Marks {
  const marks = new Map<string, Date>();
  return {
    read: async (name) => marks.get(name) ?? null,
    set: async (name, at) => {
      marks.set(name, at);
    },
  };
}
