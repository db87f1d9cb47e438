// Up to which instant has something been done, for the whole city?
import type { Marks } from '../desk/marks.ts';
import type { Tables } from './bound.ts';
import { databaseProblem } from './database-problems.ts';

export function openMarks({ prisma, city }: Pick<Tables, 'prisma' | 'city'>): Marks {
  const translated = <T>(work: Promise<T>): Promise<T> => work.catch((error) => Promise.reject(databaseProblem(error)));
  return {
    read: async (name) => (await translated(prisma.mark.findUnique({ where: { city_name: { city, name } } })))?.at ?? null,
    async set(name, at) {
      await translated(prisma.mark.upsert({ where: { city_name: { city, name } }, create: { city, name, at }, update: { at } }));
    },
  };
}
