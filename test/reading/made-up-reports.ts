// How would a clerk say these figures? Reports made up at random, with what they mean.
import fc from 'fast-check';
import { SKILL_TIERS, type SkillTier } from '../../src/domain/tiers.ts';
import type { Said, SpokenFigures } from '../../src/reading/reading.ts';
import { spellings } from './spellings.ts';

type Facts = {
  readonly headcount?: number | undefined;
  readonly shortage: 'none' | 'same' | readonly (readonly [SkillTier, number])[];
  readonly resolved?: number | 'nobody' | readonly (readonly [SkillTier, number])[] | undefined;
};

/** A made-up report of one enterprise, after its name, and what it says. */
export type MadeUp = { readonly text: string; readonly said: Said };

const number = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 30 }), weight: 4 }, fc.integer({ min: 0, max: 1500 }));
const tiers = fc
  .uniqueArray(fc.constantFrom(...SKILL_TIERS), { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), number))) as fc.Arbitrary<[SkillTier, number][]>);
const facts: fc.Arbitrary<Facts> = fc.record({
  headcount: fc.option(fc.integer({ min: 1501, max: 9999 }), { nil: undefined }),
  shortage: fc.oneof({ arbitrary: tiers, weight: 6 }, fc.constantFrom('none' as const, 'same' as const)),
  resolved: fc.option(fc.oneof(number, tiers, fc.constant('nobody' as const)), { nil: undefined }),
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

const sentence = (from: Facts): fc.Arbitrary<MadeUp> => {
  const say = (n: number) =>
    fc
      .tuple(fc.constantFrom(...spellings(n).slice(0, 2)), fc.constantFrom('', '人', '个', '名'))
      .map(([s, unit]) => `${s}${unit}`);
  const one = (words: readonly string[]) => fc.constantFrom(...words);
  const figure = ([tier, n]: readonly [SkillTier, number]) =>
    fc.tuple(one(TIER_WORDS[tier]), say(n)).map(([word, said]) => `${word}${said}`);
  const listed = (verbs: readonly string[], heads: readonly string[], all: readonly (readonly [SkillTier, number])[]) =>
    fc
      .tuple(fc.boolean(), one(verbs), one(heads), one(['', '、', '']), ...all.map(figure))
      .map(([isHead, verb, head, joint, ...said]) => (isHead ? head + said.join('，') : verb + said.join(joint)));
  // 普工缺8: the tier in front of its verb.
  const led = (verbs: readonly string[], all: readonly (readonly [SkillTier, number])[]) =>
    fc
      .tuple(
        one(['，', '']),
        ...all.map(([tier, n]) => fc.tuple(one(TIER_WORDS[tier]), one(verbs), say(n)).map((x) => x.join(''))),
      )
      .map(([joint, ...said]) => said.join(joint));

  const shortage =
    from.shortage === 'none'
      ? one(NONE)
      : from.shortage === 'same'
        ? one(SAME)
        : fc.oneof(listed(SHORT, SHORT_HEADS, from.shortage), led(['缺', '还缺', '差'], from.shortage));
  const resolved =
    from.resolved === undefined
      ? fc.constant('')
      : from.resolved === 'nobody'
        ? one(NOBODY)
        : typeof from.resolved === 'number'
          ? fc.tuple(one(FOUND), say(from.resolved)).map((x) => x.join(''))
          : listed(FOUND, FOUND_HEADS, from.resolved);
  const headcount =
    from.headcount === undefined ? fc.constant('') : fc.tuple(one(AT_WORK), say(from.headcount)).map((x) => x.join(''));
  return fc
    .tuple(shortage, resolved, headcount, one(['，', '；', '\n', '。']), fc.boolean())
    .map(([short, found, people, joint, isFirst]) => ({
      text: (isFirst ? [people, short, found] : [short, found, people]).filter((part) => part !== '').join(joint),
      said: saidOf(from),
    }));
};

const figuresOf = (all: readonly (readonly [SkillTier, number])[]): SpokenFigures => Object.fromEntries(all);

function saidOf({ headcount, shortage, resolved }: Facts): Said {
  return {
    ...(headcount !== undefined && { headcount }),
    ...(shortage === 'none'
      ? { none: true as const }
      : shortage === 'same'
        ? { same: true as const }
        : { shortage: figuresOf(shortage) }),
    ...(resolved !== undefined && {
      resolved: resolved === 'nobody' ? { total: 0 } : typeof resolved === 'number' ? { total: resolved } : figuresOf(resolved),
    }),
  };
}

/** One enterprise's statement as a clerk might type it. */
export const madeUp: fc.Arbitrary<MadeUp> = facts.chain(sentence);
