// What do 跳过, 取消, 再说一遍 and 重来 do to an open question?
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Script } from '../forms/definition/script.ts';
import { type Open, openItems, openOf } from './open.ts';
import { type ItemId, remember, type Session, withoutDrafts } from './session.ts';
import { ask, say, type Turn } from './speak.ts';
import { listLines, midHeading, quoted } from './words.ts';
import { itemOf, type World } from './world.ts';

/** `skip` this one for now · `repeat` the question · `explain` it · `restart` from the list · `drop` all that is not filed · `neither` of those that fit a name. */
export type Repair = 'skip' | 'repeat' | 'explain' | 'restart' | 'drop' | 'neither';

const THIS = '(?:这一?[家户个]|这个企业)?(?:我|就|先|都)*';
const REPAIRS: Readonly<Record<Repair, RegExp>> = {
  skip: new RegExp(
    `^${THIS}(?:跳过|略过|跳过去)(?:吧|了|去)?(?:这一?[家户个]|它|吧|一下)?$|^(?:换|报|填)?下一?[家户个]吧?$|^这一?[家户个]先?不[填报]了?$`,
  ),
  repeat:
    /^(?:请|麻烦)?(?:你|您)?(?:再|重新?|重复)(?:说|讲|问|发|复)?(?:一遍|一次|一下)(?:吧|呢)?$|^刚才(?:问|说)的?是?(?:什么|啥)(?:来着)?$|^(?:问|说)的?(?:什么|啥)$/,
  explain:
    /^(?:我)?(?:没|听不|看不|没太|不太)(?:听|看)?(?:懂|明白)(?:啊|呀|了)?$|^不(?:懂|明白)$|^(?:这|这个|这是)?(?:什么|啥)意思(?:啊|呀)?$/,
  restart:
    /^(?:全部|都)?(?:重新开始|重新来|重来|重头来|重头开始|从头来|从头再来|从头开始|从头填|重填|重新填)(?:吧|一遍|一次|过)?$/,
  drop: /^(?:全部取消|都取消|全取消|取消全部|全都取消)(?:吧|了)?$|^(?:算了?)?(?:我)?(?:都|全|先)?不(?:想|要)?[填报]了(?:吧)?$/,
  neither: /^(?:都|全|哪个都|两个都)?(?:不是|不对|没有)(?:的)?$/,
};

/** Null: an answer, or something else. */
export function repairIn(text: string): Repair | null {
  const said = text.replace(/[\s。.！!？?，,~～…]+/g, '');
  const found = Object.entries(REPAIRS).find(([, pattern]) => pattern.test(said));
  return (found?.[0] as Repair | undefined) ?? null;
}

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
