// What a text means where something is open: the form's answer, or a report, command or question of its own.

import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/reading/interpret.ts';
import type { Meaning, Situation, Wanted } from '../../src/reading/meaning.ts';
import { NOTHING_OPEN } from './nothing-open.ts';
import { loadWorld } from './world.ts';

const NOW = '2021-05-20T10:00:00+08:00';
const world = loadWorld('first');

const kindsOf = (text: string, situation: Partial<Situation>, account = 'zhuanyuan-sz-01'): readonly Meaning['kind'][] =>
  interpret(text, world.context(account, NOW), { ...NOTHING_OPEN, ...situation }).meanings.map(({ kind }) => kind);
const open = (wanted: Wanted, form = 'practice', listSince = false): Partial<Situation> => ({
  open: { form, wanted, listSince },
});
const first = (text: string, wanted: Wanted, form?: string, account?: string): Meaning['kind'] | undefined =>
  kindsOf(text, open(wanted, form), account)[0];

describe('an open form that asks for words', () => {
  it.each([
    '夜班专车接送工人',
    '我们和公交公司谈了夜班专车，每晚22:30从厂区发两班。',
    '两周里夜班少走了11人，新招的30人都留下了。',
    '原因：漏报',
    '因为棠岭上周漏报了普工3',
    '理由是专员请假',
    '企业反映上周报的数字不对，要更正',
    '漏算了夜班的9个人',
    '旺季订单多，原来的人手倒不过来班，还要再从外地招一批，才能按时交货',
    '完了',
    '无',
    '确认',
    '取消',
    '返回',
    '稍后',
    '1. 夜班车每天两趟，接送30人',
    '经验：夜班车接送工人，两周少走11人',
  ])('takes as its answer: %s', (text) => expect(first(text, { kind: 'words' })).toBe('answer'));

  it.each([
    ['棠岭 缺普工8技工3', 'report'],
    ['棠岭 缺普工8\n云岬纺织 无缺工\n百穗 缺技工2 解决普工1', 'report'],
    ['棠岭 缺普工8\n云岬二厂 同上周\n百穗超市 解决普工5', 'report'],
    ['上报', 'command'],
    ['撤销急需 12', 'undoNumber'],
    ['急需用工 棠岭 普工80人，尽快', 'command'],
    ['合计', 'query'],
    ['未报', 'query'],
    ['棠岭上周缺多少普工？', 'query'],
    ['我负责的企业本周各缺多少人，最多的是哪一家', 'query'],
  ])('yields to %s', (text, kind) => {
    const kinds = kindsOf(text, open({ kind: 'words' }));
    expect(kinds).not.toContain('answer');
    expect(kinds[0]).toBe(kind);
  });

  it.each([
    ['words', '1 8 3 0'],
    ['words', '2 15 12 0 解决 1 0 0'],
    ['words', '4 无\n3号缺普工9\n1 9 2 0 解决 1 0 0'],
    ['figures', '4 2 15 2\n3 无'],
    ['figures', '2号缺普工4'],
  ] as const)('of %s yields to lines by the list’s numbers: %s', (kind, text) =>
    expect(kindsOf(text, open({ kind }))).not.toContain('answer'),
  );

  it('yields to numbers of a list that was shown since', () => {
    expect(kindsOf('1 8 3 0', open({ kind: 'words' }, 'practice', true))[0]).toBe('reply');
    expect(kindsOf('夜班专车接送工人', open({ kind: 'words' }, 'practice', true))[0]).toBe('answer');
  });
});

describe('an open form that asks for something exact', () => {
  it.each<readonly [string, Wanted]>([
    ['8 3 0', { kind: 'figures' }],
    ['36', { kind: 'figures' }],
    ['无', { kind: 'figures' }],
    ['解决60人', { kind: 'figures' }],
    ['改 普工 60', { kind: 'figures' }],
    ['2', { kind: 'place' }],
    ['第二个', { kind: 'place' }],
    ['3号', { kind: 'enterprise' }],
    ['棠岭食品', { kind: 'enterprise' }],
    ['10月', { kind: 'month' }],
    ['5月30日', { kind: 'day' }],
    ['尽快', { kind: 'day' }],
    ['百千万 3 12 150', { kind: 'programmes' }],
    ['3 12 150', { kind: 'programmes' }],
    ['同', { kind: 'programmes' }],
    ['其余无', { kind: 'programmes' }],
    ['确认', { kind: 'assent' }],
  ])('hears %s first', (text, wanted) => expect(first(text, wanted, 'form', 'lianluo-sz')).toBe('answer'));

  it.each<readonly [string, Wanted, Meaning['kind']]>([
    ['棠岭 缺普工8', { kind: 'figures' }, 'report'],
    ['棠岭 缺普工8', { kind: 'assent' }, 'report'],
    ['合计', { kind: 'assent' }, 'query'],
    ['未报', { kind: 'place' }, 'query'],
    ['催报', { kind: 'programmes' }, 'command'],
    ['棠岭缺多少普工', { kind: 'enterprise' }, 'query'],
  ])('yields to %s', (text, wanted, kind) => expect(first(text, wanted, 'form', 'lianluo-sz')).toBe(kind));
});

describe('with no form open', () => {
  it('takes a bare answer to the week that was asked for', () => {
    expect(kindsOf('1', { asksWeek: ['2026-W47', '2026-W48'] })[0]).toBe('week');
    expect(kindsOf('上周', { asksWeek: ['2026-W47', '2026-W48'] })[0]).toBe('week');
    expect(kindsOf('合计', { asksWeek: ['2026-W47', '2026-W48'] })).not.toContain('week');
  });

  it('ends a rehearsal only while one is on', () => {
    expect(kindsOf('结束', { rehearses: true })[0]).toBe('endRehearsal');
    expect(kindsOf('结束', {})).not.toContain('endRehearsal');
  });

  it('hears a reply to the week’s report before a question', () =>
    expect(kindsOf('普工3', { reporting: true })[0]).toBe('reply'));

  it.each(['1 8 3 0', '不对，是8', '其余同上周'])('takes %s for the list that was shown', (text) =>
    expect(kindsOf(text, {})).toContain('reply'),
  );

  it('goes on from the last question', () => {
    const asked = { kind: 'query', measures: ['shortage'], period: { from: '2021-W20', to: '2021-W20' } } as const;
    expect(kindsOf('上周呢', { asked })[0]).toBe('followUp');
    expect(kindsOf('上周呢', {})).not.toContain('followUp');
  });

  it.each(['', '😊', '谢谢', '甲', '？？？', '0'.repeat(4_000)])(
    'always ends with what is said when nothing is understood: %j',
    (text) => expect(kindsOf(text, {}).at(-1)).toBe('unclear'),
  );
});

describe('更正 and a number of the list', () => {
  const linesOf = (text: string) =>
    interpret(text, world.context('zhuanyuan-sz-01', NOW), NOTHING_OPEN).meanings.find((m) => m.kind === 'lines');
  it.each([
    ['更正 1 普工7', [{ number: 1, said: { shortage: { general: 7 } } }]],
    ['更正 第2家 技工4', [{ number: 2, said: { shortage: { skilled: 4 } } }]],
    ['订正 3 8 3 0', [{ number: 3, said: { shortage: { general: 8, skilled: 3, senior: 0 } } }]],
    [
      '更正 1号 解决技工2\n4 在岗90',
      [
        { number: 1, said: { resolved: { skilled: 2 } } },
        { number: 4, said: { headcount: 90 } },
      ],
    ],
  ])('%s: figures of it, the others stay', (text, lines) =>
    expect(linesOf(text)).toMatchObject({ byNumber: true, isCorrection: true, list: { lines } }),
  );
  it.each(['更正 8 3 0', '更正 普工7', '更正 1', '更正 3个普工'])('%s: no number of an enterprise and figures', (text) =>
    expect(linesOf(text)).toBeUndefined(),
  );
});
