import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { dryRun, readDryRun } from '../../../src/features/nudges/dry-run.ts';
import { roster } from '../../domain/bureau.ts';
import { CALENDAR_2026 } from '../../domain/calendar-2026.ts';

const read = (text: string) => readDryRun(text.split(' ').filter((word) => word !== ''));
const span = (text: string) => {
  const wish = read(text);
  return wish.kind === 'span' ? [wish.span.from.toISOString(), wish.span.to.toISOString()] : wish;
};

describe('what is asked', () => {
  it('an instant means its minute', () => {
    const minute = ['2026-05-22T03:03:00.000Z', '2026-05-22T03:03:59.999Z'];
    expect(span('--dry-run --at 2026-05-22T11:03:00+08:00')).toEqual(minute);
    expect(span('--at=2026-05-22T03:03:45.5Z --dry-run')).toEqual(minute);
    expect(span('--dry-run --at 2026-05-21T22:03-05:00')).toEqual(minute);
  });

  it('a span means both its ends', () =>
    expect(span('--dry-run --from 2026-05-18T00:00:00+08:00 --to 2026-05-24T23:59:59+08:00')).toEqual([
      '2026-05-17T16:00:00.000Z',
      '2026-05-24T15:59:59.000Z',
    ]));

  it('help', () => expect(read('--help')).toEqual({ kind: 'help' }));

  it.each([
    ['', 2],
    ['--dry-run', 1],
    ['--at 2026-05-22T11:03:00+08:00', 1],
    ['--dry-run --at 2026-05-22T11:03:00', 1], // no offset
    ['--dry-run --at 2026-05-22', 1],
    ['--dry-run --at 2026-02-30T11:03:00+08:00', 1],
    ['--dry-run --at 2026-05-22T25:03:00+08:00', 1],
    ['--dry-run --at 2026-05-22T11:03:00+08:00 --to 2026-05-22T11:03:00+08:00', 1],
    ['--dry-run --from 2026-05-22T11:03:00+08:00', 1],
    ['--dry-run --from yesterday --to tomorrow', 2],
    ['--dry-run --from 2026-05-23T00:00:00Z --to 2026-05-22T00:00:00Z', 1],
    ['--dry-run --at', 1],
    ['--dry-run --when 2026-05-22T11:03:00+08:00', 1],
    ['--dry-run 2026-05-22T11:03:00+08:00', 1],
  ])('“%s” has %i faults', (text, count) => {
    const wish = read(text);
    expect(wish.kind === 'faults' && wish.faults).toHaveLength(count);
  });
});

describe('what is printed', () => {
  const bureau = {
    roster: roster(['甲 north wang 2020-01-01', '乙 north wang 2020-01-01', '丙 south zhao 2020-01-01']),
    calendar: CALENDAR_2026,
  };
  const asked: string[] = [];
  const reports = {
    async reported(week: string) {
      asked.push(week);
      return new Set(week === '2026-W21' ? ['乙'] : []);
    },
  };
  const lines = (from: string, to: string) =>
    dryRun(
      bureau,
      reports,
      { returned: async () => new Set() },
      { from: new Date(`${from}:00+08:00`), to: new Date(`${to}:59+08:00`) },
      DEFAULT_SETTINGS,
    );

  it('is one line a nudge, as scripts read it', async () =>
    expect(await lines('2026-05-22T12:01', '2026-05-22T12:10')).toEqual([
      '{"at":"2026-05-22T12:01:00+08:00","person":"office","role":"taskForce","kind":"weekly","period":"2026-W21","stage":"summary","owed":["north区","south区"]}',
      '{"at":"2026-05-22T12:10:00+08:00","person":"head-n","role":"coordinator","kind":"weekly","period":"2026-W21","stage":"overdue","owed":["示例甲有限公司"]}',
      '{"at":"2026-05-22T12:10:00+08:00","person":"head-s","role":"coordinator","kind":"weekly","period":"2026-W21","stage":"overdue","owed":["示例丙有限公司"]}',
      '{"at":"2026-05-22T12:10:00+08:00","person":"second-s","role":"coordinator","kind":"weekly","period":"2026-W21","stage":"overdue","owed":["示例丙有限公司"]}',
      '{"at":"2026-05-22T12:10:00+08:00","person":"wang","role":"specialist","kind":"weekly","period":"2026-W21","stage":"overdue","owed":["示例甲有限公司"]}',
      '{"at":"2026-05-22T12:10:00+08:00","person":"zhao","role":"specialist","kind":"weekly","period":"2026-W21","stage":"overdue","owed":["示例丙有限公司"]}',
    ]));

  it('asks the reports of no week without a stage in the span', async () => {
    asked.length = 0;
    await lines('2026-06-22T09:03', '2026-06-22T09:03');
    expect(asked.sort()).toEqual(['2026-W25', '2026-W26']);
    asked.length = 0;
    expect(await lines('2026-05-20T10:00', '2026-05-20T10:00')).toEqual([]);
    expect(asked).toEqual([]);
  });
});
