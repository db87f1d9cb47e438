// Of an enterprise's filings of a week, which does 出处 call the one that holds?
import { expect, test } from 'vitest';
import { questionTexts as t } from '../../../conversations/questions.ts';
import type { Inquiries, PastFiling } from '../../../src/desk/figures/port.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { NO_FIGURES } from '../../../src/domain/tiers.ts';
import { unfoldRow } from '../../../src/features/questions/sources.ts';
import { person, roster } from '../../domain/bureau.ts';

const NOW = new Date('2026-03-12T04:00:00Z');
const wang = person('wang', 'specialist', 'north');
const speaker: Speaker = {
  asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
  person: wang,
  bureau: { roster: roster(['a north wang 2025-12-29']), calendar: { days: new Map(), moved: new Map() } as never },
  message: 'm',
  arrivedAt: NOW,
  thread: 9,
};

const filing = (revision: number, at: string, more: Partial<PastFiling> = {}): PastFiling => ({
  revision,
  message: `c:m${revision}`,
  filedBy: 'wang',
  arrivedAt: new Date(`2026-03-12T${at}:00Z`),
  figures: { headcount: 9, shortage: NO_FIGURES, resolved: NO_FIGURES },
  withdrawnAt: null,
  overtaken: false,
  words: null,
  ...more,
});

/** The revision that is marked as current, where `filings` are those of the week. */
async function current(...filings: readonly PastFiling[]): Promise<readonly string[]> {
  const inquiries = { history: async () => filings.toReversed() } as Partial<Inquiries> as Inquiries;
  const asked = { query: {}, at: NOW.toISOString(), sources: [{ enterprise: 'a', week: '2026-W11' }] } as never;
  const lines = await unfoldRow(inquiries, speaker, asked, 1);
  return lines.flatMap((line) => (line.includes(t.filingCurrent) ? [/第(\d+)版/.exec(line)?.[1] ?? ''] : []));
}

test('the latest revision holds, though the clock was stepped back before it', async () => {
  expect(await current(filing(1, '03:30'), filing(2, '03:10'))).toEqual(['2']);
});

test('one kept through an outage and overtaken does not hold, though it came last', async () => {
  expect(await current(filing(1, '03:10'), filing(2, '03:30', { overtaken: true }))).toEqual(['1']);
});

test('where the one that held was taken back, the one before holds again', async () => {
  expect(await current(filing(1, '03:30'), filing(2, '03:10', { withdrawnAt: NOW }))).toEqual(['1']);
});
