// Which figures does a person have before their eyes after a read-back, by what the lines say alone?
import type { FullAnswers } from '../../../src/desk/week/form/answers.ts';
import type { WeekFacts } from '../../../src/desk/week/form/facts.ts';
import { byTier, type Figures, SKILL_TIERS, TIER_NAMES } from '../../../src/domain/tiers.ts';

/** By the enterprise's id. */
export type Seen = Readonly<Record<string, FullAnswers>>;

/** What stands in these lines, and what they say still stands of what was seen before. */
export function seenIn(lines: readonly string[], before: Seen, { items }: WeekFacts): Seen {
  const seen: Record<string, FullAnswers> = {};
  const numbered = (names: string) =>
    names.split('、').map((name) => {
      const item = items.find((i) => `${i.number} ${i.short}` === name);
      if (!item) throw new Error(`nobody is called ${name}`);
      return item;
    });
  lines.forEach((line, i) => {
    const head = /^(?:\d+ )?(\S+)　在岗(\d+)人/.exec(line);
    const item = head && items.find(({ name }) => name === head[1]);
    if (head && item) {
      const below = `${lines[i + 1]}　${lines[i + 2]}`;
      seen[item.id] = {
        headcount: Number(head[2]),
        shortage: below.startsWith('无缺工') ? figuresIn('0') : figuresIn(/^缺工：([^　]*)/.exec(below)?.[1]),
        resolved: figuresIn(/本周解决：([^　]*)/.exec(below)?.[1]),
      };
    }
    const folded = /^（(.+)，本周解决按0）$/.exec(line)?.[1];
    if (folded !== undefined) {
      const sums = /^(?:其余)?(\d+)户同上周：(?:缺工合计 (.+)|无缺工)　?/.exec(lines[i - 1] ?? '');
      const those = numbered(folded);
      const sum = byTier((tier) => those.reduce((all, { last }) => all + (last?.shortage[tier] ?? 0), 0));
      const isRight = Number(sums?.[1]) === those.length && JSON.stringify(figuresIn(sums?.[2] ?? '0')) === JSON.stringify(sum);
      if (!isRight) throw new Error(`wrong sums: ${lines[i - 1]}`);
      for (const { id, last } of those) if (last) seen[id] = { ...last, resolved: figuresIn('0') };
    }
    const still = /^(?:其余|剩下的)没变：(.+?)(?:　已报.*)?$/.exec(line)?.[1];
    for (const { id } of still === undefined ? [] : numbered(still)) {
      const was = before[id];
      if (!was) throw new Error(`never seen: ${line}`);
      seen[id] = was;
    }
  });
  return seen;
}

/** Figures in annex 1's words; 其余0 must be said where a tier is not named. */
function figuresIn(said: string | undefined): Figures {
  if (said === '0') return byTier(() => 0);
  const named = SKILL_TIERS.map((tier) => new RegExp(`(?:^|，)${TIER_NAMES[tier]}(\\d+)`).exec(said ?? '')?.[1]);
  if (named.includes(undefined) && !said?.endsWith('，其余0')) throw new Error(`no figures: ${said}`);
  return byTier((tier) => Number(named[SKILL_TIERS.indexOf(tier)] ?? 0));
}
