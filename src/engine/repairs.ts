// What do 跳过, 取消, 再说一遍 and 重来 do to an open question?
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Script } from '../forms/definition/script.ts';
import type { Repair } from '../reading/answer/repairs.ts';
import { quoted } from '../reading/text/quoted.ts';
import { type Open, openItems, openOf } from './open.ts';
import { type ItemId, remember, type Session, withoutDrafts } from './session.ts';
import { ask, say, type Turn } from './speak.ts';
import { listLines, midHeading } from './words.ts';
import { itemOf, type World } from './world.ts';

/** Null where nothing is open, or nothing that this could mean. */
export function repaired(script: Script, session: Session, open: Open, repair: Repair, world: World): Turn | null {
  if (open.kind === 'list') return null;
  switch (repair) {
    case 'skip':
      return skipped(script, session, open, world);
    case 'repeat':
      return ask(script, session, world, midHeading(script, open));
    case 'explain': {
      const how = open.kind === 'step' || open.kind === 'gap' ? [t.explain] : [];
      return ask(script, session, world, [...how, ...midHeading(script, open)]);
    }
    case 'restart':
      return ask(script, emptied(session), world, [t.restarted, ...listLines(script, world)]);
    case 'drop':
      return ask(script, emptied(session), world, [t.dropped]);
    case 'neither':
      return open.kind === 'which' ? cancel(script, session, world) : null;
  }
}

/** Nothing is open any more; 返回 brings it back. */
const emptied = (session: Session): Session =>
  remember(session, { ...session, drafts: {}, queue: [], which: [], together: false, touched: null });

/** The one that is asked about, or the only one read back while others wait: not now. */
function skipped(script: Script, session: Session, open: Open, world: World): Turn | null {
  const [id, ...others] = openItems(open);
  const item = id === undefined ? undefined : itemOf(world, id);
  if (!item || others.length > 0 || (open.kind === 'review' && session.queue.length === 0)) return null;
  if (item.filed) return cancel(script, session, world);
  const drafts = Object.fromEntries(Object.entries(session.drafts).filter(([drafted]) => drafted !== id));
  const next = remember(session, { ...session, drafts, queue: session.queue.filter((queued) => queued !== id), touched: null });
  const isLast = openOf(script, next, world).kind === 'list';
  return ask(script, next, world, [fill(t.skipped, { name: item.short }), ...(isLast ? [t.skippedLast] : [])]);
}

/** 取消: what is asked about, or all that was read back, is no more. */
export function cancel(script: Script, session: Session, world: World): Turn {
  const open = openOf(script, session, world);
  if (open.kind === 'list') return say(session, [t.cancelledNothing]);
  if (open.kind === 'which') {
    const without = { ...session, which: session.which.slice(1) };
    return ask(script, remember(session, without), world, [fill(t.cancelledWhich, { typed: quoted(open.which.typed) })]);
  }
  const items = openItems(open);
  const next = withoutDrafts({ ...session, queue: session.queue.filter((id) => !items.includes(id)) }, items);
  const shorts = (filed: boolean): readonly string[] =>
    items.flatMap((id: ItemId) => {
      const item = itemOf(world, id);
      return item && (item.filed !== null) === filed ? [item.short] : [];
    });
  const told = (names: readonly string[], sentence: typeof t.cancelled | typeof t.cancelledCorrection) =>
    names.length === 0 ? [] : [fill(sentence, { names: names.join('、') })];
  return ask(script, next, world, [...told(shorts(false), t.cancelled), ...told(shorts(true), t.cancelledCorrection)]);
}
