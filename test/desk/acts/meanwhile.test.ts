// Every act that is read back is bound to what was shown: what changed meanwhile is said and read back anew, what somebody else did
// meanwhile is said to be done, and of two who confirm at one instant one is done. Over the real stores.
import { describe, expect, it } from 'vitest';
import type { ImportedRoster } from '../../../src/desk/ports.ts';
import { TRANSCRIPT_ROSTER } from '../../../src/desk/transcript/bureau.ts';
import type { Person } from '../../../src/domain/people.ts';
import { transcriptWorld } from '../../transcripts/run.ts';

const person = (userid: string, name: string, role: Person['role'], region: string): Person => ({
  userid,
  account: userid,
  name,
  role,
  region,
  active: true,
});
const ROSTER: ImportedRoster = {
  ...TRANSCRIPT_ROSTER,
  people: [
    ...TRANSCRIPT_ROSTER.people,
    person('dong-02', '李某', 'specialist', '990001'),
    person('fuban', '专班副班', 'taskForce', '990000'),
  ],
};

/** `who: text` a line. */
type Said = readonly string[];
type Bound = {
  readonly act: string;
  readonly at: string;
  readonly before?: Said;
  /** Two who may do it, and what each types. */
  readonly first: string;
  readonly second: string;
  /** What happens between the first's read-back and 确认, and what is said of it. */
  readonly changed: readonly (readonly [Said, string])[];
  /** How the receipt begins, and what is said to whoever comes too late. */
  readonly done: string;
  readonly tooLate: RegExp;
};

const FILED: Said = ['dong-01: 1 8 3 0', 'dong-01: 确认'];
const MONTH = '百千万 3 4 20\\n百家 1 2 8\\n技工院校 1 30 2\\n跨省 1 1 5\\n技能提升 2 60\\n共享用工 2 12';
const WEEK = '2026-11-26T10:00:00';
const MONDAY = '2026-11-30T09:00:00';

const ACTS: readonly Bound[] = [
  {
    act: '补报',
    at: MONDAY,
    first: 'dong-lianluo: 补报 一厂 上周',
    second: 'zhuanban: 补报 一厂 上周',
    changed: [[['zhuanban: 交接 一厂 给 李某', 'zhuanban: 确认'], '刚才看过后，填报人有变动。']],
    done: '已开通“示例一厂”',
    tooLate: /^“示例一厂”上周（.*）的补报已由专班值班于11月30日 09:0\d:\d\d开通，到11月30日 11:0\d:\d\d为止，没有再办。$/,
  },
  {
    act: '退回',
    at: WEEK,
    before: FILED,
    first: 'dong-lianluo: 退回 一厂 数不对',
    second: 'zhuanban: 退回 一厂 要核实',
    changed: [
      [['dong-01: 更正 一厂 普工6', 'dong-01: 确认'], '刚才看过后，“示例一厂”本周（11月23日—29日）又更正了。'],
      [['zhuanban: 交接 一厂 给 李某', 'zhuanban: 确认'], '刚才看过后，填报人有变动。'],
    ],
    done: '已退回“示例一厂”',
    tooLate: /^“示例一厂”本周（.*）已由专班值班于11月26日 10:0\d:\d\d退回，等专员处理。$/,
  },
  {
    act: '签发',
    at: WEEK,
    before: FILED,
    first: 'dong-lianluo: 签发',
    second: 'zhuanban: 签发 东城',
    changed: [
      [['dong-01: 更正 一厂 普工6', 'dong-01: 确认'], '刚才看过后，数有变化。'],
      [['dong-01: 2 1 0 0', 'dong-01: 确认'], '刚才看过后，数有变化。'],
    ],
    done: '已签发：东城区',
    tooLate: /^东城区本周（.*）已由专班值班于11月26日 10:0\d:\d\d签发，/,
  },
  {
    act: '发布 of a week',
    at: '2026-11-27T13:00:00',
    before: FILED,
    first: 'zhuanban: 发布 本周',
    second: 'fuban: 发布',
    changed: [
      [['dong-01: 2 1 0 0', 'dong-01: 确认'], '刚才看过后，数有变化。'],
      [['dong-lianluo: 签发', 'dong-lianluo: 确认'], '刚才看过后，签发情况有变化。'],
    ],
    done: '已发布本周（11月23日—29日）周调度',
    tooLate: /^本周（.*）周调度已由专班副班于11月27日 13:0\d:\d\d发布。$/,
  },
  {
    act: '代班',
    at: WEEK,
    first: 'dong-lianluo: 代班 东城专员 到12月3日',
    second: 'zhuanban: 代班 东城专员 到12月3日',
    changed: [
      [['zhuanban: 代班 东城专员 到12月1日', 'zhuanban: 确认'], '刚才看过后，别人定了代班（到12月1日）。'],
      [['zhuanban: 交接 一厂 给 李某', 'zhuanban: 确认'], '刚才看过后，东城专员名下的企业变成3户。'],
    ],
    done: '已记：东城专员',
    tooLate: /^东城专员的代班（到12月3日）已由专班值班于11月26日 10:0\d:\d\d定好，没有再办。$/,
  },
  {
    act: '代班 结束',
    at: WEEK,
    before: ['dong-lianluo: 代班 东城专员 到12月3日', 'dong-lianluo: 确认'],
    first: 'dong-lianluo: 代班 东城专员 结束',
    second: 'zhuanban: 代班 东城专员 结束',
    changed: [
      [['zhuanban: 代班 东城专员 到12月1日', 'zhuanban: 确认'], '刚才看过后，别人定了代班（到12月1日）。'],
      [['zhuanban: 交接 一厂 给 李某', 'zhuanban: 确认'], '刚才看过后，东城专员名下的企业变成3户。'],
    ],
    done: '代班已结束',
    tooLate: /^东城专员的代班已由专班值班于11月26日 10:0\d:\d\d结束，没有再办。$/,
  },
  {
    act: '交接',
    at: WEEK,
    first: 'dong-lianluo: 交接 一厂 给 李某',
    second: 'zhuanban: 交接 一厂 给 李某',
    changed: [
      [FILED, '刚才看过后，“示例一厂”本周的报上了。'],
      [['zhuanban: 交接 一厂 给 西城专员', 'zhuanban: 确认'], '刚才看过后，“示例一厂”的专员换成了西城专员。'],
    ],
    done: '已交接：示例一厂',
    tooLate: /^“示例一厂”已由专班值班于11月26日 10:0\d:\d\d交接给李某，没有再办。$/,
  },
  {
    act: '截止',
    at: WEEK,
    first: 'zhuanban: 截止 本周 11月27日 17:00',
    second: 'fuban: 截止 本周 11月27日 17:00',
    changed: [[['fuban: 截止 本周 11月27日 18:00', 'fuban: 确认'], '刚才看过后，现在的截止时间是11月27日（周五）18:00。']],
    done: '已改好：',
    tooLate: /^本周（.*）周调度的截止时间已由专班副班于11月26日 10:0\d:\d\d改为11月27日（周五）17:00，没有再改。$/,
  },
  {
    act: '广播',
    at: WEEK,
    first: 'zhuanban: 广播 请今天报齐',
    second: 'fuban: 广播 请今天报齐',
    changed: [[['+ dong-03'], '刚才看过后，收消息的人有变动。']],
    done: '已发给示例市',
    tooLate: /^同样的话已由专班副班于11月26日 10:0\d:\d\d发给示例市，没有再发。$/,
  },
  {
    act: '发布 of a month',
    at: '2026-10-30T15:00:00',
    before: [`dong-lianluo: ${MONTH}`, 'dong-lianluo: 确认'],
    first: 'zhuanban: 发布 10月',
    second: 'fuban: 发布 10月',
    changed: [[['dong-lianluo: 改 共享用工 3 15', 'dong-lianluo: 确认'], '刚才看过后，有区市更正了。']],
    done: '已发布10月月通报',
    tooLate: /^10月月通报已由专班副班于10月30日 15:0\d:\d\d发布。$/,
  },
  {
    act: '发布 of a year',
    at: '2027-01-05T15:00:00',
    before: ['dong-lianluo: 补报 一厂 上周', 'dong-lianluo: 确认', 'dong-01: 上周 一厂 缺普工8', 'dong-01: 确认'],
    first: 'zhuanban: 发布2026年考核',
    second: 'fuban: 发布2026年考核',
    changed: [[['dong-01: 上周 一厂 缺普工6', 'dong-01: 确认'], '刚才看过后，考核的数有变化。']],
    done: '已发布2026年考核',
    tooLate: /^2026年考核已由专班副班于1月5日 15:0\d:\d\d发布。$/,
  },
];

async function worldOf({ at, before = [] }: Bound) {
  const world = await transcriptWorld(ROSTER);
  world.turnTo(new Date(`${at}+08:00`));
  const say = async (line: string): Promise<string> => {
    const [who = '', text = ''] = line.split(': ');
    return (await world.send(who, { kind: 'text', text: text.replaceAll('\\n', '\n') })).text;
  };
  const all = async (lines: Said): Promise<void> => {
    for (const line of lines) {
      if (line.startsWith('+ ')) await world.join(line.slice(2), '新来的', '990001');
      else expect(await say(line), line).not.toMatch(/没看懂|没找到/);
    }
  };
  await all(before);
  return { ...world, say, all };
}

const confirms = (line: string): string => `${line.split(': ')[0]}: 确认`;

describe.each(ACTS)('$act', (bound) => {
  const { first, second, changed, done, tooLate } = bound;

  it.each(changed)('%j between read-back and 确认 is said, and read back anew', async (happens, told) => {
    const { say, all } = await worldOf(bound);
    const shown = (await say(first)).split('\n');
    expect(shown.at(-1)).toContain('“确认”');
    await all(happens);
    const [line, ...anew] = (await say(confirms(first))).split('\n');
    expect(line).toBe(told);
    expect(anew.at(-1)).toBe(shown.at(-1));
    expect(await say(confirms(first))).toContain(done);
  });

  it('is said to be done where somebody else did it meanwhile', async () => {
    const { say, owing } = await worldOf(bound);
    await say(first);
    await say(second);
    expect(await say(confirms(second))).toContain(done);
    const owed = (await owing()).length;
    expect(await say(confirms(first))).toMatch(tooLate);
    expect(await owing()).toHaveLength(owed);
    // Nothing is open any more.
    expect(await say(confirms(first))).toMatch(/^(没有待确认的|现在没有等您确认的)/);
  });

  it('of two who confirm at one instant one is done, and the other is told', async () => {
    const { say } = await worldOf(bound);
    await say(first);
    await say(second);
    const said = await Promise.all([say(confirms(first)), say(confirms(second))]);
    expect(said.filter((text) => text.startsWith(done))).toHaveLength(1);
    expect(said.filter((text) => /已由.+于.+(办|理|签|布|改|发)/.test(text))).toHaveLength(1);
  });
});
