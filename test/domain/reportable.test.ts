import { describe, expect, test } from 'vitest';
import { reportableBy } from '../../src/domain/reportable.ts';
import { as, ROSTER } from '../store/bureau-fixture.ts';

const roster = { ...ROSTER, version: 1 };
const WEEK = '2021-W20';

describe('whose is a report of a week, and where does it count', () => {
  test.each<[string, string, string, string, string | null]>([
    ['a specialist’s own', 'anna', 'e1', '2021-05-18', 'A due'],
    ['not another’s', 'anna', 'e3', '2021-05-18', null],
    ['nor what was theirs until the week opened', 'anna', 'e5', '2021-05-18', null],
    ['of the day, whoever it was when the week opened', 'bert', 'e5', '2021-05-18', 'B due'],
    ['a coordinator’s whole district', 'lia', 'e3', '2021-05-18', 'A due'],
    ['not another district’s', 'liu', 'e3', '2021-05-18', null],
    ['what joined after the week opened counts where it stands', 'lia', 'e6', '2021-05-25', 'A extra'],
    ['what has not joined yet is nobody’s', 'lia', 'e6', '2021-05-18', null],
    ['the task force sees to all of them', 'task', 'e4', '2021-05-18', 'B due'],
    ['the administrator to none', 'root', 'e1', '2021-05-18', null],
    ['who has left has none', 'gone', 'e1', '2021-05-18', null],
    ['a stranger has none', 'stranger', 'e1', '2021-05-18', null],
    ['there is no such enterprise', 'lia', 'e99', '2021-05-18', null],
  ])('%s', (_, userid, enterprise, day, expected) => {
    const place = reportableBy(roster, as(userid), day).place(enterprise, WEEK);
    expect(place && `${place.district} ${place.due ? 'due' : 'extra'}`).toBe(expected);
  });

  test('only specialists and coordinators file', () => {
    const filing = ['anna', 'lia', 'task', 'root', 'gone', 'stranger'].filter(
      (who) => reportableBy(roster, as(who), '2021-05-18').files,
    );
    expect(filing).toEqual(['anna', 'lia']);
  });

  test('a role or region the roster does not give opens nothing', () => {
    const forged = { ...as('anna'), role: 'coordinator' } as const;
    expect(reportableBy(roster, forged, '2021-05-18').place('e1', WEEK)).toBeNull();
    expect(reportableBy(roster, { ...as('lia'), region: 'B' }, '2021-05-18').place('e4', WEEK)).toBeNull();
  });
});
