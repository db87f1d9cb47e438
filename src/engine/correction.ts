// What does a correction of something already said change?
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { SKILL_TIERS } from '../domain/tiers.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Script } from '../forms/definition/script.ts';
import type { Said } from '../reading/reading.ts';
import { readCorrection } from '../reading/report/corrections.ts';
import { quoted } from '../reading/text/quoted.ts';
import { draftOf } from './answer.ts';
import { openOf } from './open.ts';
import { applySaid, besides } from './said.ts';
import { type Draft, type ItemId, remember, type Session, stepBack, withDraft } from './session.ts';
import { again, ask, say, type Turn } from './speak.ts';
import { changeLines, differences, lineOf } from './words.ts';
import { type Item, itemOf, lastNumber, type World } from './world.ts';

/** Says that something is wrong, not what. */
const NO = /^(?:不是|不对|错了|有误|不对吧)[。.！!]?$/;

/** 改 普工 12, 不对，是8, 上一个错了; null where the text corrects nothing. */
export function corrected(script: Script, session: Session, text: string, world: World): Turn | null {
  const read = NO.test(text.trim()) ? ({ kind: 'which' } as const) : readCorrection(text);
  switch (read.kind) {
    case 'figures':
      return change(script, session, read.number ?? null, read.said, world, text);
    case 'value': {
      const { touched } = session;
      if (!touched || (touched.step !== 'headcount' && touched.tier === null))
        return again(script, session, world, [t.changeWhat]);
      const said: Said =
        touched.step === 'headcount' ? { headcount: read.value } : { [touched.step]: { [touched.tier ?? 'total']: read.value } };
      return change(script, session, itemOf(world, touched.item)?.number ?? null, said, world);
    }
    case 'previous':
      return back(script, session, world);
    case 'vague':
      return say(session, [fill(t.changeVague, { said: quoted(read.text) })]);
    case 'which':
      return say(session, [t.changeWhat]);
    case 'other':
      return null;
  }
}

/** 改 2 技工 6 by the list's number, and 改 普工 12 or 不对，是8 about what was just filed, with nothing open. Null where the text is something else. */
export function correctedLater(script: Script, session: Session, text: string, world: World): Turn | null {
  const read = readCorrection(text);
  if (read.kind === 'figures' && read.number !== undefined) return change(script, session, read.number, read.said, world);
  const last = session.touched && itemOf(world, session.touched.item);
  if (!last?.filed) return read.kind === 'previous' && world.items.some((i) => i.filed) ? say(session, [t.changeLater]) : null;
  if (read.kind === 'figures') return change(script, session, last.number, read.said, world);
  if (read.kind === 'previous') return showFiled(script, session, last, world);
  return read.kind === 'value' ? corrected(script, session, text, world) : null;
}

/** Without filed items that were only looked at: they would be read back once more for nothing. */
function withoutUntouched(script: Script, session: Session, world: World): Session {
  const isUntouched = (id: ItemId, { answers, gaps }: Draft) => {
    const stands = itemOf(world, id)?.filed;
    return gaps.length === 0 && stands != null && differences(script, stands, answers).length === 0;
  };
  const drafts = Object.entries(session.drafts).filter(([id, draft]) => !isUntouched(id, draft));
  return { ...session, drafts: Object.fromEntries(drafts) };
}

/** 更正: what is filed, to be corrected with the next figures. */
export function showFiled(script: Script, session: Session, item: Item | undefined, world: World): Turn {
  if (!item?.filed)
    return again(script, session, world, [fill(t.correctNone, { name: item?.short ?? t.dash, week: world.periodName })]);
  const next = withDraft(withoutUntouched(script, session, world), item.id, draftOf(item));
  return say({ ...remember(session, next), review: null, correcting: item.id }, [
    fill(t.correctHead, { name: item.short }),
    lineOf(script, item, item.filed),
    t.changeHow,
  ]);
}

/** `普工18` or 改 普工 18 after 更正 has shown an item: meant for that item. Null where the text is something else. */
export function correctedItem(script: Script, session: Session, id: ItemId, text: string, world: World): Turn | null {
  const item = itemOf(world, id);
  const bare = readCorrection(text);
  const read = bare.kind === 'other' ? readCorrection(`改 ${text}`) : bare;
  // 无 and 同上周 say too little to know what they would change.
  const isFigures = read.kind === 'figures' && !read.said.none && !read.said.same;
  return item && isFigures ? change(script, session, read.number ?? item.number, read.said, world) : null;
}

/** One answer back. */
export function back(script: Script, session: Session, world: World): Turn {
  const before = stepBack(session);
  if (before && openOf(script, before, world).kind === 'list') return ask(script, before, world, [t.backToList]);
  return before ? ask(script, before, world, [t.back]) : ask(script, session, world, [t.backNothing]);
}

/** Puts a correction in: only the figures it names, the others stay; shows old → new. `text`: as it was typed, for the case that nobody knows which item is meant. */
export function change(
  script: Script,
  session: Session,
  number: number | null,
  said: Said,
  world: World,
  text: string = '',
): Turn {
  const open = openOf(script, session, world);
  const drafted = Object.keys(session.drafts);
  const only =
    open.kind === 'step' || open.kind === 'gap'
      ? open.item
      : drafted.length === 1
        ? itemOf(world, drafted[0] as ItemId)
        : undefined;
  const item = number === null ? only : world.items.find((i) => i.number === number);
  if (!item) {
    const first = world.items.find((i) => drafted.includes(i.id));
    return say(session, [
      number === null && first
        ? fill(t.changeWhich, { number: first.number, said: quoted(text.replace(/^\s*改\s*/, '')) })
        : fill(t.noNumber, { number: number ?? 0, last: lastNumber(world) }),
    ]);
  }
  const draft = session.drafts[item.id] ?? draftOf(item);
  const next = applySaid(draft, item, besides(draft.answers, said));
  const before = session.review?.[item.id]?.answers ?? draft.answers;
  const lines = changeLines(script, item, before, { ...before, ...next.answers });
  const touched = touchedBy(item.id, said) ?? session.touched;
  return ask(script, remember(session, { ...withDraft(session, item.id, next), touched }), world, lines);
}

/** The one figure that is named, for “不对，是8”; null where it names several. */
export function touchedBy(item: ItemId, said: Said): Session['touched'] {
  const named = [
    ...(said.headcount === undefined ? [] : [{ item, step: 'headcount', tier: null } as const]),
    ...(['shortage', 'resolved'] as const).flatMap((step) =>
      SKILL_TIERS.filter((tier) => said[step]?.[tier] !== undefined).map((tier) => ({ item, step, tier })),
    ),
  ];
  return named.length === 1 ? (named[0] ?? null) : null;
}
