// How is one way walked, and what did it come to?
import type { IncomingContent } from '../../src/desk/incoming.ts';
import { faultOf, lapseOf, type Row } from './rules.ts';
import { NOTHING_SEEN, type Sight, seen, withoutDropped, withoutFiled } from './sight.ts';
import { pressOn, type Step, type Way } from './steps.ts';
import type { Claim } from './vocabulary.ts';
import { reports } from './vocabulary.ts';
import { type Acts, type WalkWorld, walkWorld } from './world.ts';

/** `fault` ends a walk; `lapses`: what did not. `dialogue`: all that was written and answered, faults in it. */
export type Walked = {
  readonly fault: string | null;
  readonly lapses: readonly string[];
  readonly dialogue: readonly string[];
  readonly messages: number;
};

const WEEK_MS = 7 * 24 * 3_600_000;

type Phone = { sight: Sight; heard: string; since: string };
type Walk = {
  readonly world: WalkWorld;
  readonly phones: Map<string, Phone>;
  readonly dialogue: string[];
  readonly lapses: string[];
  filed: readonly Row[];
  acts: Acts | null;
  isAway: boolean;
  last: { readonly who: string; readonly act: IncomingContent; readonly key: string; readonly reply: string } | null;
  messages: number;
};

export async function walkWay({ startsAt, hasLast, main, steps }: Way): Promise<Walked> {
  const world = await walkWorld(new Date(startsAt.getTime() - (hasLast ? WEEK_MS : 0)));
  const walk: Walk = {
    world,
    phones: new Map(),
    dialogue: [],
    lapses: [],
    filed: [],
    acts: null,
    isAway: false,
    last: null,
    messages: 0,
  };
  let fault: string | null = null;
  try {
    if (hasLast) {
      for (const text of ['1 8 3 0\n2 12 0 0\n3 在岗205 无缺工\n4 无', '确认']) fault ??= await said(walk, 'dong-01', text);
      world.turnTo(startsAt);
      await look(walk);
    }
    for (const step of steps) fault ??= await taken(walk, step);
    fault ??= await ended(walk, main);
  } catch (error) {
    fault = `bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  } finally {
    await world.close();
  }
  return { fault, lapses: walk.lapses, dialogue: walk.dialogue, messages: walk.messages };
}

const phoneOf = (walk: Walk, who: string): Phone => {
  const kept = walk.phones.get(who) ?? { sight: NOTHING_SEEN, heard: '', since: '' };
  walk.phones.set(who, kept);
  return kept;
};

function reached(walk: Walk, told: ReadonlyMap<string, string>, except: string | null): void {
  for (const [person, words] of told) {
    if (person === except) continue;
    const phone = phoneOf(walk, person);
    phone.sight = seen(phone.sight, words, walk.world.now());
    if (except === null) phone.heard = '';
    walk.dialogue.push(`→ ${person}：${words.split('\n')[0]}`);
  }
}

async function look(walk: Walk): Promise<void> {
  walk.acts = null;
  reached(walk, await walk.world.look(), null);
}

async function taken(walk: Walk, step: Step): Promise<string | null> {
  const { world } = walk;
  switch (step.kind) {
    case 'away':
      world.setAway(step.is);
      walk.isAway = step.is;
      walk.dialogue.push(step.is ? '# nothing is pushed' : '# all is pushed again');
      return null;
    case 'wait':
      world.turnTo(new Date(world.now().getTime() + step.minutes * 60_000));
      walk.dialogue.push(`@ ${world.now().toISOString()}`);
      await look(walk);
      return null;
    case 'again':
      return again(walk);
    case 'say':
      return said(walk, step.who, step.text, step.claims);
    case 'send':
      return sent(walk, step.who, step.act, null, []);
    case 'press': {
      const press = pressOn(world.cardsOf(step.who), step, `walk-${walk.messages}`);
      return press === null ? null : sent(walk, step.who, press, null, []);
    }
  }
}

const said = (walk: Walk, who: string, text: string, claims: readonly Claim[] = []): Promise<string | null> =>
  sent(walk, who, { kind: 'text', text }, text, claims);

async function rowsOf(world: WalkWorld): Promise<readonly Row[]> {
  return (await world.filings()).map(({ enterprise, week, figures: { headcount, shortage, resolved } }) => ({
    enterprise,
    week,
    figures: {
      headcount,
      ...Object.fromEntries(Object.entries(shortage).map(([tier, n]) => [`shortage.${tier}`, n])),
      ...Object.fromEntries(Object.entries(resolved).map(([tier, n]) => [`resolved.${tier}`, n])),
    },
  }));
}

async function sent(walk: Walk, who: string, act: IncomingContent, text: string | null, claims: readonly Claim[]) {
  const { world } = walk;
  const phone = phoneOf(walk, who.toLowerCase());
  const [before, heardBefore, filedBefore] = [phone.sight, phone.heard, walk.filed];
  const actsBefore = walk.acts ?? (await world.acts());
  const key = `walk-${++walk.messages}`;
  walk.dialogue.push(`= ${who}`, `> ${text?.replaceAll('\n', '\\n') ?? JSON.stringify(act)}`);
  const { reply, heard, pushed } = await world.send(who, { ...act, key });
  walk.dialogue.push(...heard.split('\n').map((line) => `  ${line}`));
  walk.last = { who, act, key, reply };
  walk.filed = await rowsOf(world);
  const fresh = walk.filed.slice(filedBefore.length);
  for (const row of fresh) walk.dialogue.push(`* ${row.enterprise} ${row.week} ${Object.values(row.figures).join(' ')}`);
  const left =
    fresh.length === 0
      ? before
      : withoutFiled(
          before,
          fresh.map((row) => row.enterprise),
        );
  const after = seen(left, heard, world.now());
  phone.sight = after === left ? withoutDropped(left, heard) : after;
  phone.heard = heard;
  reached(walk, pushed, who.toLowerCase());
  const isSeen = after !== left;
  const since = `${phone.since}\n${text ?? ''}`;
  phone.since = isSeen ? '' : since;
  walk.acts = await world.acts();
  const acts = [actsBefore, walk.acts] as const;
  const moment = {
    who,
    text,
    since,
    claims,
    heard,
    heardBefore,
    before,
    after: isSeen ? after : before,
    filedBefore,
    filed: walk.filed,
    acts,
  };
  if (text === null && act.kind !== 'cardPressed' && act.kind !== 'image') return null;
  // A press is answered by a push.
  if (act.kind === 'cardPressed' && walk.isAway) return null;
  const lapse = lapseOf(moment);
  if (lapse !== null) {
    walk.lapses.push(lapse);
    walk.dialogue.push(`!! ${lapse}`);
  }
  return faultOf(moment);
}

/** The same delivery once more: the same reply, and nothing is done again. */
async function again(walk: Walk): Promise<string | null> {
  const { last, world } = walk;
  if (last === null) return null;
  const before = [walk.filed.length, await world.acts()];
  const { reply, heard } = await world.send(last.who, { ...last.act, key: last.key });
  walk.dialogue.push('# the last message is delivered again', ...heard.split('\n').map((line) => `  ${line}`));
  const after = [(await rowsOf(world)).length, await world.acts()];
  if (JSON.stringify(before) !== JSON.stringify(after)) return 'deliveredAgain: something was done twice';
  return reply === last.reply ? null : 'deliveredAgain: another reply';
}

const NOTHING_OPEN = /没有正在填|没有等您|没有待确认|没有可以取消|没有要取消/;

/** Within three messages of 取消 nothing is open, and a plain report is read back and filed. */
async function ended(walk: Walk, main: string): Promise<string | null> {
  const { world } = walk;
  world.setAway(false);
  walk.isAway = false;
  await look(walk);
  walk.dialogue.push('# the end: out by 取消');
  let fault: string | null = null;
  for (let i = 0; i < 3 && fault === null && !NOTHING_OPEN.test(phoneOf(walk, main).heard); i++)
    fault = await said(walk, main, /回“全部取消”/.test(phoneOf(walk, main).heard) ? '全部取消' : '取消');
  if (fault !== null || !reports(main)) return fault ?? (await said(walk, main, '帮助'));
  const [name, short] = main.startsWith('xi') ? ['示例百穗超市有限公司', '百穗超市'] : ['示例一厂', '一厂'];
  const before = walk.filed.length;
  fault = await said(walk, main, `本周 ${short} 缺普工7`);
  const { sight, heard } = phoneOf(walk, main);
  // Handed over meanwhile, or rehearsed.
  if (fault !== null || /没找到|不在您负责|【试报】请核对/.test(heard)) return fault;
  // Of what lay under three forms something is still asked, and how to drop all of it was said.
  if (heard.includes(`记下了${short}，稍后一起核对。`)) return said(walk, main, '全部取消');
  const shown = sight.shown.get(name);
  if (shown === undefined || shown === 'last' || shown['shortage.general'] !== 7)
    return 'deadEnd: a plain report is not read back';
  fault = await said(walk, main, '确认');
  if (fault !== null || /和已报的一样|试报/.test(phoneOf(walk, main).heard)) return fault;
  return walk.filed.length > before ? null : 'deadEnd: 确认 did not file it';
}
