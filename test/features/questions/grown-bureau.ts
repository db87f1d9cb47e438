// A bureau for tests in which a list of the domain has grown by one: who writes there, and whether an answer is whole.
import type { Worksheet } from 'exceljs';
import { expect } from 'vitest';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { ENTERPRISE_TYPES } from '../../../src/domain/enterprises.ts';
import { enterprise, PEOPLE, roster } from '../../domain/bureau.ts';

const ROSTER = roster(['甲 north wang 2021-01-04', '乙 north li 2021-01-04', '丙 south zhao 2021-01-04']);
/** Three enterprises in two districts; the first is of the type last in the list. */
export const BUREAU = {
  roster: {
    ...ROSTER,
    enterprises: [enterprise('甲', ENTERPRISE_TYPES.at(-1)), enterprise('乙'), enterprise('丙', 'majorProject')],
  },
  calendar: { days: new Map(), years: new Set<number>(), moved: new Map() },
};

/** Who writes, at an instant of Asia/Shanghai without its offset. */
export function speakerOf(userid: string, local: string): Speaker {
  const person = PEOPLE.find((p) => p.userid === userid);
  if (!person) throw new Error(`nobody is called ${userid}`);
  const asker = { corp: 'c', userid, role: person.role, region: person.region };
  return { asker, person, bureau: BUREAU, message: `${userid} ${local}`, arrivedAt: new Date(`${local}+08:00`), thread: 0 };
}

/** No line of an answer may hold what a missing value is in the program. */
export function expectWhole(lines: readonly string[]): void {
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).not.toMatch(/undefined|null|NaN|\{\w+\}/);
}

/** Every cell of a sheet, row by row. */
export const textsOf = (sheet: Worksheet): readonly (readonly string[])[] =>
  Array.from({ length: sheet.rowCount }, (_, r) =>
    Array.from({ length: sheet.columnCount }, (_, c) => String(sheet.getCell(r + 1, c + 1).value ?? '')),
  );
