// How would a clerk say these figures? Reports made up at random, with what they mean.
import fc from 'fast-check';
import { SKILL_TIERS, type SkillTier } from '../../src/domain/tiers.ts';
import type { FigureField, FigureProblem, FiguresSaid } from '../../src/reading/reading.ts';
import { spellings } from './spellings.ts';

/** A whole number, or words that are none. */
type Spoken = number | string;
type ByTier = readonly (readonly [SkillTier, Spoken])[];

type Facts = {
  readonly headcount?: Spoken | undefined;
  readonly shortage: 'none' | 'same' | ByTier;
  readonly resolved?: Spoken | 'nobody' | ByTier | undefined;
};

/** A made-up report of one enterprise, after its name, and what it says. */
export type MadeUp = { readonly text: string; readonly said: FiguresSaid };

// Every one of these is refused, whatever stands around it.
const VAGUE = [
  '十几个',
  '20多',
  '两三个',
  '三四十',
  '大概20',
  '20左右',
  '10-15人',
  '3.5',
  '约30人',
  '至少5个',
  '不到10',
  '七八个',
  '100+',
  '20人以上',
  '若干',
  '好几个',
];
const whole = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 30 }), weight: 4 }, fc.integer({ min: 0, max: 1500 }));
const spoken: fc.Arbitrary<Spoken> = fc.oneof({ arbitrary: whole, weight: 8 }, fc.constantFrom(...VAGUE));
const byTier = fc
  .uniqueArray(fc.constantFrom(...SKILL_TIERS), { minLength: 1, maxLength: 3 })
  .chain((tiers) => fc.tuple(...tiers.map((tier) => fc.tuple(fc.constant(tier), spoken)))) as fc.Arbitrary<ByTier>;
const facts: fc.Arbitrary<Facts> = fc.record({
  headcount: fc.option(fc.oneof({ arbitrary: fc.integer({ min: 1501, max: 9999 }), weight: 8 }, fc.constantFrom(...VAGUE)), {
    nil: undefined,
  }),
  shortage: fc.oneof({ arbitrary: byTier, weight: 6 }, fc.constantFrom('none' as const, 'same' as const)),
  resolved: fc.option(fc.oneof(spoken, byTier, fc.constant('nobody' as const)), { nil: undefined }),
});

const TIER_WORDS: Readonly<Record<SkillTier, readonly string[]>> = {
  general: ['普工', '普通工人', '普工岗'],
  skilled: ['技工', '初、中级技工', '中级工', '初中级技工', '中级技工'],
  senior: ['高级技工', '高技', '高级技师', '技师', '高技能人才', '高级技工及以上技能人才'],
};
const SHORT = ['缺', '还缺', '尚缺', '差', '还差', '需要', '急缺', '目前缺'];
const SHORT_HEADS = ['缺工：', '缺工人数：', '用工需求：', '缺口：'];
const FOUND = ['解决', '本周解决', '招到', '已解决', '到岗', '新招到', '补充', '本周到岗'];
const FOUND_HEADS = ['本周解决：', '解决用工：'];
const AT_WORK = ['在岗', '用工规模', '现有员工', '在职', '在岗人数', '用工人数'];
const NONE = ['无缺工', '不缺', '满员', '不缺人', '没有缺工', '暂无用工需求', '招满了'];
const SAME = ['同上周', '和上周一样', '没变化', '照旧', '跟上个礼拜一样', '老样子'];
const NOBODY = ['一个没招到', '没招到人', '本周未解决', '没有解决', '一个都没解决'];

const ORDERS = [
  [0, 1, 2],
  [1, 2, 0],
  [2, 1, 0],
  [0, 2, 1],
] as const;
const TALK = ['', '', '', '，谢谢', '，辛苦了！', '哈', '，请查收', '😊'];

const one = <T>(options: readonly T[]) => fc.constantFrom(...options);
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''));

const say = (n: Spoken): fc.Arbitrary<string> =>
  typeof n === 'string' ? fc.constant(n) : joined(one(spellings(n).slice(0, 2)), one(['', '人', '个', '名']));

/** 缺普工8技工3, 缺工：普工8，技工3. */
const listed = (verbs: readonly string[], heads: readonly string[], figures: ByTier) =>
  fc
    .tuple(
      fc.boolean(),
      one(verbs),
      one(heads),
      one(['', '、', '']),
      ...figures.map(([tier, n]) => joined(one(TIER_WORDS[tier]), say(n))),
    )
    .map(([isHead, verb, head, joint, ...said]) => (isHead ? head + said.join('，') : verb + said.join(joint)));

/** 普工缺8，技工缺3. */
const led = (verbs: readonly string[], figures: ByTier) =>
  fc
    .tuple(one(['，', '']), ...figures.map(([tier, n]) => joined(one(TIER_WORDS[tier]), one(verbs), say(n))))
    .map(([joint, ...said]) => said.join(joint));

/** 缺8个普工3个技工: the number in front. */
const countedFirst = (verbs: readonly string[], figures: ByTier) =>
  fc
    .tuple(one(verbs), one(['', '、', '和']), ...figures.map(([tier, n]) => joined(counted(n), one(TIER_WORDS[tier]))))
    .map(([verb, joint, ...said]) => verb + said.join(joint));

const counted = (n: Spoken): fc.Arbitrary<string> =>
  typeof n === 'string'
    ? fc.constant(/[个人名]$/.test(n) ? n : `${n}个`)
    : joined(one(spellings(n).slice(0, 2)), one(['个', '名']));

/** 缺普工6，不对，是8: said wrong first. */
const corrected = (verbs: readonly string[], figures: ByTier) =>
  fc
    .tuple(
      one(verbs),
      fc.integer({ min: 0, max: 99 }),
      one(['，不对，是', '，说错了，', '哦不对是', '，更正为']),
      ...figures.map(([tier, n]) => joined(one(TIER_WORDS[tier]), say(n))),
    )
    .map(([verb, wrong, slip, ...said]) => {
      const last = said.at(-1) as string;
      const [tier, n] = figures.at(-1) as readonly [SkillTier, Spoken];
      const word = TIER_WORDS[tier].find((w) => last.startsWith(w)) as string;
      return typeof n === 'string' ? verb + said.join('') : `${verb}${said.slice(0, -1).join('')}${word}${wrong}${slip}${n}`;
    });

function shortageText({ shortage }: Facts): fc.Arbitrary<string> {
  if (shortage === 'none') return one(NONE);
  if (shortage === 'same') return one(SAME);
  return fc.oneof(
    listed(SHORT, SHORT_HEADS, shortage),
    led(['缺', '还缺', '差'], shortage),
    countedFirst(SHORT, shortage),
    corrected(SHORT, shortage),
  );
}

function resolvedText({ resolved }: Facts): fc.Arbitrary<string> {
  if (resolved === undefined) return fc.constant('');
  if (resolved === 'nobody') return one(NOBODY);
  if (typeof resolved === 'object') return fc.oneof(listed(FOUND, FOUND_HEADS, resolved), countedFirst(FOUND, resolved));
  return joined(one(FOUND), say(resolved));
}

const headcountText = ({ headcount }: Facts) =>
  headcount === undefined ? fc.constant('') : joined(one(AT_WORK), say(headcount));

const sentence = (from: Facts): fc.Arbitrary<MadeUp> =>
  fc
    .tuple(
      shortageText(from),
      resolvedText(from),
      headcountText(from),
      one(['，', '；', '\n', '。', ' ']),
      one(ORDERS),
      one(TALK),
    )
    .map(([short, found, people, joint, order, talk]) => ({
      text:
        order
          .map((n) => [people, short, found][n] as string)
          .filter((part) => part !== '')
          .join(joint) + talk,
      said: saidOf(from),
    }));

/** What the facts come to; the words of a problem are left out. */
function saidOf({ headcount, shortage, resolved }: Facts): FiguresSaid {
  const figures: (readonly [FigureField, Spoken])[] = [
    ...(headcount === undefined ? [] : [['headcount', headcount] as const]),
    ...(typeof shortage === 'string' ? [] : shortage.map(([tier, n]) => [`shortage.${tier}`, n] as const)),
    ...(typeof resolved === 'object' ? resolved.map(([tier, n]) => [`resolved.${tier}`, n] as const) : []),
    ...(resolved === undefined || typeof resolved === 'object'
      ? []
      : [['resolved.total', resolved === 'nobody' ? 0 : resolved] as const]),
  ];
  const said: Record<string, unknown> = {};
  const problems: FigureProblem[] = [];
  for (const [field, n] of figures) {
    const [kind, tier] = field.split('.') as [string, string | undefined];
    if (typeof n === 'string') problems.push({ text: '', field, why: 'vague' });
    else said[kind] = tier === undefined ? n : { ...(said[kind] as object | undefined), [tier]: n };
  }
  return {
    ...said,
    ...(shortage === 'none' && { none: true as const }),
    ...(shortage === 'same' && { same: true as const }),
    ...(problems.length > 0 && { problems }),
  };
}

/** One enterprise's statement as a clerk might type it. */
export const madeUp: fc.Arbitrary<MadeUp> = facts.chain(sentence);
