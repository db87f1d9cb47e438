// Does what is said of all hold of the others where one is excepted, is nobody told of whom nothing was said, and is a blank cell never 0?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('first');
const context = world.context('zhuanyuan-sz-01', '2026-11-26T10:00:00+08:00');
const read = (text: string) => readMessage(text, context);

describe('all but one', () => {
  const WORDS = [
    ['都跟上周一样 就棠岭食品', '其他和上周一样，棠岭食品'],
    ['全都没变 只有棠岭食品', '其他没变，棠岭食品'],
    ['都不缺，棠岭食品', '其他都不缺，棠岭食品'],
    ['跟上周一样，就是棠岭食品', '其他跟上周一样，棠岭食品'],
    ['全部无缺工，但棠岭食品', '其他无缺工，棠岭食品'],
  ] as const;
  const SAID = ['缺普工2', '少了一个普工', '还差3个技工', '解决普工2，还缺5个', '在岗120，缺普工6'];

  it.each(WORDS.flatMap((words) => SAID.map((said) => [words, said] as const)))('%s%s', ([all, others], said) => {
    const [reading, wanted] = [read(`${all}${said}`), read(`${others}${said}`)];
    expect(wanted.kind).toBe('report');
    expect(reading).toEqual(wanted);
  });

  it.each(['都同上周，除了棠岭食品', '全部无变化，棠岭食品除外', '棠岭食品除外，都同上周', '除了棠岭食品都没变化'])(
    'leaves out the one excepted: %s',
    (text) => {
      const reading = read(text);
      const ids = reading.kind === 'report' ? reading.reports.map((r) => ('enterprise' in r ? r.enterprise : '?')) : [];
      expect(ids).toHaveLength(context.own.size - 1);
      expect(ids.map((id) => world.names.nameOf(id))).not.toContain('示例棠岭食品有限公司');
    },
  );

  it('offers nobody 同上周 of all who excepts some', () =>
    expect(read('除了12号和30号都同上周')).toEqual({ kind: 'unclear', guesses: [] }));
});

describe('nobody found of those looked for', () => {
  it.each(['一个没招到', '一个都没解决', '没招到人', '都没招到', '一名没招来', '没人来'])('普工3技工1%s', (nobody) =>
    expect(read(`棠岭食品普工3技工1${nobody}`)).toMatchObject({
      kind: 'report',
      reports: [{ shortage: { general: 3, skilled: 1 }, resolved: { total: 0 } }],
    }),
  );

  it.each(['还有5个普工没招上', '普工8人未到岗'])('is not said by %s', (text) =>
    expect(read(`棠岭食品${text}`).kind).toBe('unclear'),
  );
});

it.each(['用工已满', '人员已满', '岗位已满'])('nothing is missing where it is said in a list: %s', (full) =>
  expect(read(`云岬纺织缺普工7名、百穗超市缺普工1名、棠岭食品${full}`)).toEqual(
    read('云岬纺织缺普工7名、百穗超市缺普工1名、棠岭食品无缺工'),
  ),
);

it('is told as it stands, 以这条为准 behind it', () =>
  expect(read('棠岭食品普工18，以这条为准')).toEqual(read('棠岭食品普工18')));

describe('a blank cell', () => {
  it('is a figure that is missing, in every row and column', () => {
    const cell = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 99 }).map(String) },
      { weight: 1, arbitrary: fc.constantFrom('', '-', ' ') },
    );
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((c) => /\d/.test(c)));
    fc.assert(
      fc.property(row, row, (first, second) => {
        const rows = [`棠岭食品\t${first.join('\t')}`, `云岬纺织\t${second.join('\t')}`, '百穗超市\t1\t1\t1'];
        const reading = read(['企业\t普工\t技工\t高技', ...rows].join('\n'));
        expect(reading.kind).toBe('report');
        if (reading.kind !== 'report') return;
        for (const [at, cells] of [first, second].entries()) {
          const { shortage = {}, problems = [] } = reading.reports[at] ?? {};
          for (const [i, tier] of (['general', 'skilled', 'senior'] as const).entries()) {
            const written = (cells[i] as string).trim();
            expect(shortage[tier]).toBe(/\d/.test(written) ? Number(written) : undefined);
            expect(problems.some(({ field }) => field === `shortage.${tier}`)).toBe(!/\d/.test(written));
          }
        }
      }),
      { numRuns: 200, seed: 8 },
    );
  });

  it('of those resolved is one too where another row has a figure, and nothing where none has', () => {
    const rows = (resolved: string) => `企业\t普工\t技工\t解决普工\n棠岭食品\t8\t3\t${resolved}\n云岬纺织\t2\t0\t`;
    expect(read(rows('2'))).toMatchObject({ reports: [{}, { problems: [{ field: 'resolved.general', why: 'vague' }] }] });
    expect(JSON.stringify(read(rows('')))).not.toContain('problems');
  });
});
