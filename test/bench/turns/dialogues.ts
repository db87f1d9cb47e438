// Which dialogues are measured, word by word, and what must be in every reply? Only what every version promises is looked for.

import { setTimeout as sleep } from 'node:timers/promises';
import { type Bureau, type Enterprise, type Figures, figuresOf, type Specialist } from './bureau.ts';
import { CONNECTIONS, HELD, type Say } from './client.ts';
import { dialogue, type State, step } from './reference.ts';

/** Asked by each of the task force in a round. */
const QUESTIONS = 3;
const MOST_TRIES = 30;
const AGAIN_MS = 500;

/** One round of a workload: every player plays one dialogue, all at once. */
export type Workload = {
  readonly play: (say: Say) => Promise<void>;
  /** Puts back what `play` filed, so that the next round finds the same; not measured. */
  readonly restore?: (say: Say) => Promise<void>;
};

const has =
  (...parts: readonly string[]) =>
  (reply: string): boolean =>
    parts.every((part) => reply.includes(part));

const readBack = ({ headcount, general, skilled, resolved }: Figures, { short }: Enterprise) =>
  has(short, `在岗${headcount}人`, `缺工：普工${general}，初、中级技工${skilled}`, `本周解决：普工${resolved}`, '确认');
const isReceipt = has('已收到', '按时');
const receipt = (reply: string): boolean => isReceipt(reply) || reply.startsWith(HELD);

const inOneMessage = ({ short }: Enterprise, { general, skilled, resolved }: Figures): string =>
  `${short} 缺普工${general}技工${skilled} 解决普工${resolved}`;

/** Files what `specialist` owes for these enterprises in one message. */
export async function fileAll(
  say: Say,
  { account }: Specialist,
  enterprises: readonly Enterprise[],
  week: number,
): Promise<void> {
  const figures = enterprises.map((e) => [e, figuresOf(e, week)] as const);
  const lines = figures.map(([e, f]) => inOneMessage(e, f)).join('\n');
  await say(account, lines, (reply) => figures.every(([e, f]) => readBack(f, e)(reply)));
  await say(account, '确认', receipt);
}

/** A report that is held can be taken back once it is filed. */
async function withdraw(say: Say, account: string): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const reply = await say(account, '撤回', has('撤回'));
    if (reply.includes('已撤回')) return;
    if (reply.includes('“确认”')) return void (await say(account, '确认', has('已撤回')));
    await sleep(AGAIN_MS);
  }
  throw new Error(`${account} cannot take back`);
}

/** The specialists who report while it is measured, each their first enterprise; everything else is filed before. */
export const playersOf = ({ specialists }: Bureau): readonly Specialist[] => specialists.slice(0, CONNECTIONS);

/** The workloads of the product, in the running week `week`. */
export function workloadsOf(bureau: Bureau, week: number): Readonly<Record<'guided' | 'oneMessage' | 'totals', Workload>> {
  const players = playersOf(bureau).flatMap(({ account, serves: [target] }) => (target ? [{ account, target }] : []));
  const eachPlayer = async (work: (player: (typeof players)[number]) => Promise<void>): Promise<void> => {
    await Promise.all(players.map(work));
  };
  const restore = (say: Say) => eachPlayer(({ account }) => withdraw(say, account));
  let again = 0;

  const open = new Set(players.map(({ target }) => target));
  const filed = bureau.enterprises.filter((e) => !open.has(e));
  const sum = (of: (figures: Figures) => number) => filed.reduce((all, e) => all + of(figuresOf(e, week)), 0);
  const isTotal = has(
    `普工 缺${sum((f) => f.general)}人`,
    `初、中级技工 缺${sum((f) => f.skilled)}人`,
    `解决${sum((f) => f.resolved)}人`,
    `${filed.length}/${bureau.enterprises.length}`,
    '截至',
  );

  return {
    guided: {
      async play(say) {
        again += 1;
        await eachPlayer(async ({ account, target }) => {
          const figures = figuresOf(target, week, again);
          await say(account, '上报', has(target.short));
          await say(account, '逐家', has(target.short, '在岗'));
          await say(account, String(figures.headcount), has('缺工', '？'));
          await say(account, `普工${figures.general} 技工${figures.skilled}`, has('解决', '？'));
          await say(account, `普工${figures.resolved}`, readBack(figures, target));
          await say(account, '确认', receipt);
        });
      },
      restore,
    },
    oneMessage: {
      async play(say) {
        again += 1;
        await eachPlayer(async ({ account, target }) => {
          const figures = figuresOf(target, week, again);
          await say(account, inOneMessage(target, figures), readBack(figures, target));
          await say(account, '确认', receipt);
        });
      },
      restore,
    },
    totals: {
      async play(say) {
        await Promise.all(
          bureau.taskForce.map(async (account) => {
            for (let i = 0; i < QUESTIONS; i++) await say(account, '合计', isTotal);
          }),
        );
      },
    },
  };
}

/** The 14 turns that every engine of the comparison plays; each reply must be the reducer's. */
export function referenceWorkload(people = CONNECTIONS): Workload {
  let seed = 0;
  return {
    async play(say) {
      await Promise.all(
        Array.from({ length: people }, async (_, person) => {
          let state: State = null;
          for (const text of dialogue(seed++)) {
            const expected = step(state, text);
            await say(`person-${person}`, text, (reply) => reply === expected.reply);
            state = expected.state;
          }
        }),
      );
    },
  };
}
