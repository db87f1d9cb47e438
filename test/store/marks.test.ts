// The contract of the port Marks.
import { expect, test } from 'vitest';
import { openMarks } from '../../src/store/marks.ts';
import { memoryMarks } from '../memory/marks.ts';
import { freshDatabase } from './database.ts';

test.each([
  { name: 'in PostgreSQL', open: async () => openMarks((await freshDatabase()).database) },
  { name: 'in memory', open: async () => memoryMarks() },
])('marks are remembered by name to the millisecond, also backwards, $name', async ({ open }) => {
  const marks = await open();
  const [later, earlier] = [new Date('2021-05-14T03:59:59.999Z'), new Date('2021-05-13T00:00:00.000Z')];
  expect(await marks.read('nudges')).toBeNull();
  await marks.set('nudges', later);
  await marks.set('other', earlier);
  expect(await marks.read('nudges')).toEqual(later);
  await marks.set('nudges', earlier);
  expect(await marks.read('nudges')).toEqual(earlier);
});
