// The contract of the port Marks.
import { expect, test } from 'vitest';
import { openMarks } from '../../src/store/marks.ts';
import { freshDatabase } from './database.ts';

test('marks are remembered by name to the millisecond, also backwards', async () => {
  const marks = openMarks((await freshDatabase()).database);
  const [later, earlier] = [new Date('2021-05-14T03:59:59.999Z'), new Date('2021-05-13T00:00:00.000Z')];
  expect(await marks.read('nudges')).toBeNull();
  await marks.set('nudges', later);
  await marks.set('other', earlier);
  expect(await marks.read('nudges')).toEqual(later);
  await marks.set('nudges', earlier);
  expect(await marks.read('nudges')).toEqual(earlier);
});
