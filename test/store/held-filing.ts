// What does a filing look like that waits for the database?
import type { Filing } from '../../src/desk/ports.ts';

export const heldFiling = (message: string, arrivedAt: string): Filing => ({
  asker: { corp: 'test', userid: 'lisi', role: 'specialist', region: '370402' },
  message,
  arrivedAt: new Date(arrivedAt),
  thread: 3,
  week: '2021-W20',
  dueAt: new Date('2021-05-21T04:00:00Z'),
  closesAt: new Date('2021-05-23T16:00:00Z'),
  entries: [],
});
