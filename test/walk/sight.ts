// What has a person before their eyes? Read from the words that reached the phone alone, as the person reads them.
import { TRANSCRIPT_ROSTER } from '../../src/desk/transcript/bureau.ts';
import { weekOf } from '../../src/domain/time.ts';

/** By field: `headcount`, `shortage.general`, …, `resolved.senior`. */
export type Figures = Readonly<Record<string, number>>;

/** `last`: as last week, with nothing resolved. */
export type Shown = Figures | 'last';

export type Sight = {
  /** The week that was read back last. */
  readonly week: string | null;
  readonly shown: ReadonlyMap<string, Shown>;
  /** Its last line has arrived: how to confirm. */
  readonly isWhole: boolean;
};

export const NOTHING_SEEN: Sight = { week: null, shown: new Map(), isWhole: false };

const TIERS = { general: '普工', skilled: '初、中级技工', senior: '高级技工及以上技能人才' } as const;
export const FIELDS = ['headcount', ...['shortage', 'resolved'].flatMap((step) => Object.keys(TIERS).map((t) => `${step}.${t}`))];

const FULL = new Map(TRANSCRIPT_ROSTER.enterprises.map(({ name, aliases }) => [aliases[0] ?? name, name]));
export const shortName = (full: string): string => TRANSCRIPT_ROSTER.enterprises.find((e) => e.name === full)?.aliases[0] ?? full;
const namesIn = (listed: string): readonly string[] =>
  listed.split('、').map((one) => FULL.get(one.replace(/^\d+ /, '')) ?? one.replace(/^\d+ /, ''));

const HEAD = /^请核对，\D*（(\d+)月(\d+)日—.*）：$/;
const CLOSING = /^(?:没问题|情况属实)回“确认”；要改/;

/** What stands after these words arrived. */
export function seen(before: Sight, heard: string, now: Date): Sight {
  // What is rehearsed is never filed.
  if (/^(?:【试报】|现在是试报)/.test(heard)) return before;
  let sight = before;
  const lines = heard.split('\n');
  lines.forEach((line, i) => {
    const head = HEAD.exec(line);
    const was = sight.shown;
    if (head) {
      sight = { week: weekFrom(Number(head[1]), Number(head[2]), now), shown: new Map(), isWhole: false };
      // What the lines below say still stands is of the read-back before.
      for (const still of lines.slice(i)) {
        const names = /^(?:其余|剩下的)没变：(.+?)(?:　.*)?$/.exec(still)?.[1];
        for (const name of names === undefined ? [] : namesIn(names)) sight = withShown(sight, name, was.get(name) ?? 'last');
      }
    }
    if (sight.week === null || sight.isWhole) return;
    const figures = figuresIn(lines.slice(i, i + 3));
    if (figures) sight = withShown(sight, figures.name, figures.figures);
    const asLast = /^（(.+)，本周解决按0）$/.exec(line)?.[1];
    for (const name of asLast === undefined ? [] : namesIn(asLast)) sight = withShown(sight, name, 'last');
    if (CLOSING.test(line)) sight = { ...sight, isWhole: true };
  });
  return sight;
}

const withShown = (sight: Sight, name: string, shown: Shown): Sight => ({
  ...sight,
  shown: new Map([...sight.shown, [name, shown]]),
});

const ALL_GONE = /没确认的都(?:不算|去掉了)|没有正在填的(?:内容|，)/;
const SOME_GONE = /已取消|已去掉|没有记入|已撤回/;
/** What is said to be dropped is no longer before their eyes. */
export function withoutDropped(sight: Sight, heard: string): Sight {
  if (ALL_GONE.test(heard)) return withoutFiled(sight, [...sight.shown.keys()]);
  const lines = heard.split('\n').filter((line) => SOME_GONE.test(line));
  return withoutFiled(
    sight,
    [...sight.shown.keys()].filter((name) => lines.some((line) => line.includes(name) || line.includes(shortName(name)))),
  );
}

export const withoutFiled = (sight: Sight, names: readonly string[]): Sight => ({
  ...sight,
  shown: new Map([...sight.shown].filter(([name]) => !names.includes(name))),
});

/** The Monday nearest to now. */
function weekFrom(month: number, day: number, now: Date): string {
  const year = now.getUTCFullYear();
  const nearest = [year - 1, year, year + 1]
    .map((y) => new Date(Date.UTC(y, month - 1, day, 4)))
    .reduce((a, b) => (Math.abs(a.getTime() - now.getTime()) <= Math.abs(b.getTime() - now.getTime()) ? a : b));
  return weekOf(nearest);
}

/** `示例一厂　在岗120人`, `缺工：…，其余0`, `本周解决：…`, the last two in one line where there is no shortage. */
function figuresIn(lines: readonly string[]): { readonly name: string; readonly figures: Figures } | null {
  const head = /^(?:\d+ )?(\S+)　在岗(\d+)人$/.exec(lines[0] ?? '');
  if (!head) return null;
  const below = lines.slice(1).join('　');
  const shortage = below.startsWith('无缺工') ? '0' : /^缺工：([^　]*)/.exec(below)?.[1];
  const resolved = /本周解决：([^　]*)/.exec(below)?.[1];
  return {
    name: head[1] as string,
    figures: { headcount: Number(head[2]), ...tiersIn('shortage', shortage ?? ''), ...tiersIn('resolved', resolved ?? '') },
  };
}

const tiersIn = (step: string, said: string): Figures =>
  Object.fromEntries(
    Object.entries(TIERS).map(([tier, word]) => [
      `${step}.${tier}`,
      Number(new RegExp(`(?:^|，)${word}(\\d+)`).exec(said)?.[1] ?? 0),
    ]),
  );
