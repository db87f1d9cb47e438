import { expect, it } from 'vitest';
import type { CommandTurn } from '../../../src/desk/feature.ts';
import type { Outgoing } from '../../../src/desk/ports.ts';
import { NEW_THREAD } from '../../../src/desk/thread.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { remind } from '../../../src/features/nudges/remind.ts';
import type { Reminding } from '../../../src/features/nudges/reminding.ts';
import { PEOPLE, roster } from '../../domain/bureau.ts';
import { CALENDAR_2026 } from '../../domain/calendar-2026.ts';
import { memoryBureaus } from '../../memory/bureaus.ts';
import { filedOnly } from '../../memory/filed-only.ts';
import { wordsOf } from '../../memory/words.ts';

const ROSTER = roster(['a north wang 2025-12-29', 'b south zhao 2025-12-29']);
const [OFFICE] = PEOPLE.filter((p) => p.userid === 'office');

/** What 催报 of the task force plans at that instant. */
async function asked(at: string): Promise<readonly Outgoing[]> {
  if (!OFFICE) throw new Error('nobody asks');
  const arrivedAt = new Date(`${at}+08:00`);
  const planned: Outgoing[] = [];
  const speaker = {
    asker: { corp: 'c', userid: OFFICE.userid, role: OFFICE.role, region: OFFICE.region },
    person: OFFICE,
    bureau: await memoryBureaus(ROSTER, CALENDAR_2026).current(),
    message: 'm',
    arrivedAt,
    thread: 1,
  };
  const command = { kind: 'command', name: 'remind', text: '催报' } as const;
  const reports = filedOnly(new Set(), ROSTER);
  const deps: Reminding = {
    monthReturns: { returned: async () => new Set() },
    acts: {
      remind: async (_asker, _message, _at, _week, rows) => {
        planned.push(...rows);
        return rows.map(({ person }) => ({ person, outcome: 'reminded' as const }));
      },
    },
    reports,
    settings: DEFAULT_SETTINGS,
  };
  const turn: CommandTurn = {
    speaker,
    thread: NEW_THREAD,
    reports: {} as never,
    text: '催报',
    reading: command,
    chosen: null,
    command,
  };
  await remind(deps, turn);
  return planned;
}

it('asks before the deadline in words that end with it, and afterwards in others until the close', async () => {
  const [before] = await asked('2026-11-27T11:59:00');
  expect(before && wordsOf(before.say)).toContain('周五12:00截止');
  expect(before?.expiresAt).toEqual(new Date('2026-11-27T12:00:00+08:00'));
  const [after] = await asked('2026-11-27T12:00:00');
  expect(after && wordsOf(after.say)).toContain('现在报记迟报');
  expect(after?.expiresAt).toEqual(new Date('2026-11-30T00:00:00+08:00'));
});
