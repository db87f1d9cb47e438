import { describe, expect, test } from 'vitest';
import type { Marks } from '../../src/app/sending.ts';
import { openMarks } from '../../src/store/marks.ts';
import { memoryMarks } from '../twins/marks.ts';
import { freshDatabase } from './database.ts';

const kinds: readonly (readonly [string, () => Promise<Marks>])[] = [
  ['in memory', async () => memoryMarks()],
  ['in PostgreSQL', async () => openMarks((await freshDatabase()).database)],
];

describe.each(kinds)('marks %s', (_, open) => {
  test('are remembered by name to the millisecond, also backwards', async () => {
    const marks = await open();
    const [later, earlier] = [new Date('2021-05-14T03:59:59.999Z'), new Date('2021-05-13T00:00:00.000Z')];
    expect(await marks.read('nudges')).toBeNull();
    await marks.set('nudges', later);
    await marks.set('other', earlier);
    expect(await marks.read('nudges')).toEqual(later);
    await marks.set('nudges', earlier);
    expect(await marks.read('nudges')).toEqual(earlier);
  });
});
