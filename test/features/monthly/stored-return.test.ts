// A month's return that programs before this one kept is gone on with: what was asked, read back, held, put aside, filed.
import { describe, expect, it } from 'vitest';
import { slotSchemas } from '../../../src/desk/slot-schemas.ts';
import { readThread } from '../../../src/desk/stored-thread.ts';
import { NEW_THREAD, type Thread, withAside, writeThread } from '../../../src/desk/thread.ts';
import { monthlyFigures } from '../../../src/domain/programmes.ts';
import { monthlyFeature } from '../../../src/features/monthly/feature.ts';
import { EMPTY_CALENDAR } from '../../memory/bureaus.ts';
import { dialogueWith, remembering, transcriptBureau } from './dialogue.ts';

describe('what programs kept whose forms had no version', () => {
  const AT = '2026-11-26T10:00:00';
  const figures = monthlyFigures((programme) => (programme === 'sharedEmployment' ? 2 : 1));
  const { sharedEmployment: _, ...others } = figures;
  const review = { figures, doubts: [], was: null, published: false };
  const old = {
    month: '2026-11',
    district: '990001',
    answers: figures,
    past: [others],
    focus: null,
    review: null,
    tried: null,
    paused: false,
  };

  /** The thread of somebody with that slot, as this program reads it. */
  const threadOf = (slot: unknown): Thread => {
    const schemas = slotSchemas([
      monthlyFeature({ monthly: remembering(), corrections: { ask: async () => null }, opensOn: 20 }),
    ]);
    const unread: string[] = [];
    const stored = writeThread(withAside(NEW_THREAD, 'monthly', slot, new Date(`${AT}+08:00`)));
    const thread = readThread(stored, (parts) => unread.push(...parts), schemas);
    expect(unread).toEqual([]);
    return thread;
  };
  const resumed = async (slot: unknown, calendar = EMPTY_CALENDAR) =>
    dialogueWith(remembering(), { ...(await transcriptBureau()), calendar }, threadOf(slot));

  it.each([
    ['a programme asked', { ...old, answers: others }, '2 40', /^请核对/],
    [
      'a figure asked again',
      { ...old, answers: others, focus: { programme: 'agencyAid', problem: { why: 'vague', text: '十几', key: 'resolved' } } },
      '14',
      /^记下了：百家机构 1家、1家、14人/,
    ],
    ['read back', { ...old, review }, '确认', /^已收到：东城区11月月通报，11月26日 10:00:00/],
    [
      'a 确认 that was held',
      { ...old, review, tried: { message: 'm', at: '2026-11-25T02:00:00.000Z' } },
      '确认',
      /11月25日 10:00:00/,
    ],
    ['one answer back', { ...old, review }, '返回', /^已返回上一步。\n共享用工促进计划：/],
    ['put aside', { ...old, answers: others, paused: true }, '月报', /^东城区11月月通报.+已填5\/6项/],
  ])('%s goes on', async (_, form, text, words) => {
    const { say } = await resumed({ kind: 'form', form });
    expect((await say(text, AT))?.join('\n')).toMatch(words);
  });

  it('files exactly what that program had read back', async () => {
    const { say, world } = await resumed({ kind: 'form', form: { ...old, review } });
    await say('确认', AT);
    expect(world.filings[0]?.figures).toEqual(figures);
  });

  it('a text that waits for its month is taken for the month that is said', async () => {
    const calendar = { ...EMPTY_CALENDAR, moved: new Map([['2026-10', new Date('2026-11-28T17:00:00+08:00')]]) };
    const { say } = await resumed({ kind: 'which', text: '百千万 3 2 15；其余无', months: ['2026-10', '2026-11'] }, calendar);
    expect((await say('10月', AT))?.[0]).toBe('请核对，东城区10月月通报：');
  });

  it('what was just filed is taken back, and its answers stay', async () => {
    const store = { ...remembering(), withdraw: async () => ({ month: '2026-11', district: '990001', restored: false }) };
    const { say } = dialogueWith(store, await transcriptBureau(), threadOf({ kind: 'filed', form: old }));
    expect((await say('撤回', AT))?.[0]).toMatch(/^已撤回/);
    expect(await say('月报', AT)).toContainEqual(expect.stringContaining('本月实现共享用工人数2人'));
  });

  it('a part that cannot be read ends the form, and is named', () => {
    const unread: string[] = [];
    const schemas = slotSchemas([
      monthlyFeature({ monthly: remembering(), corrections: { ask: async () => null }, opensOn: 20 }),
    ]);
    const broken = withAside(NEW_THREAD, 'monthly', { kind: 'form', form: { ...old, month: '11' } }, new Date(`${AT}+08:00`));
    expect(readThread(writeThread(broken), (parts) => unread.push(...parts), schemas).asides).toEqual([]);
    expect(unread).toEqual(['monthly']);
  });
});
