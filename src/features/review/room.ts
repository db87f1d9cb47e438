// Which of a person's words oversee a week's reports?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Outgoing, Reports } from '../../desk/ports.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Room, Visit } from '../../desk/room.ts';
import { withoutAside } from '../../desk/thread.ts';
import type { Settings } from '../../domain/settings.ts';
import { fill } from '../../forms/definition/fill.ts';
import { afterCorrect } from '../../reading/answer/lead-ins.ts';
import { beginCorrection, confirmCorrection, decideCorrection, fillCorrection } from './correction.ts';
import { districtNamed, enterpriseNamed, nameAhead, weekSaid } from './people.ts';
import type { Oversight } from './port.ts';
import { confirmPublish } from './publish.ts';
import { openReopen } from './reopen.ts';
import { openSendBack } from './send-back.ts';
import { confirmSignOff } from './sign-off.ts';
import { NAME, reviewSlot, type Slot } from './slot.ts';
import { standsBack } from './stands.ts';

export type Overseeing = Omit<Oversight, 'consequences'> & { readonly reports: Reports; readonly settings: Settings };

/** The acts over a week's reports that are read back before they are done. */
export const reviewForms = (deps: Overseeing) => ({ return: openSendBack(deps), reopen: openReopen(deps) });

export const oversightRoom = (deps: Overseeing): Room => ({
  name: NAME,
  forms: Object.values(reviewForms(deps)),
  slot: reviewSlot,
  open: (thread) => reviewSlot.of(thread)?.kind ?? null,
  hears: async (visit) => {
    const { text, reading } = visit;
    // 属实 alone is 确认; behind a report that was sent back it is its answer.
    const stands = reading.kind === 'command' && reading.name !== 'confirm' ? null : await standsBack(deps, visit);
    if (stands) return stands;
    // 更正 of a week that is closed or published has to be asked for.
    if (reading.kind === 'command' && reading.name === 'correct' && reading.args?.enterprise !== undefined)
      return beginCorrection(deps, visit, reading.args.enterprise);
    const corrects = reading.kind === 'command' ? null : afterCorrect(text);
    if (corrects !== null) return correctedAtOnce(deps, visit, corrects);
    return decideCorrection(deps, visit);
  },
  answer: async (visit) => {
    const slot = reviewSlot.of(visit.thread);
    return slot && answerSlot(deps, visit, slot);
  },
  reminder: async ({ speaker, thread }) => {
    const slot = reviewSlot.of(thread);
    if (!slot) return null;
    const week = weekSaid(speaker, slot.week);
    switch (slot.kind) {
      case 'signOff':
        return fill(t.signReminder, { district: districtNamed(speaker.bureau, slot.district), week });
      case 'publish':
        return fill(t.publishReminder, { week });
      case 'correction':
        return fill(t.correctionReminder, { name: enterpriseNamed(speaker.bureau, slot.enterprise).name });
    }
  },
});

/** The figures, and perhaps the reason, stand in the sentence that began it. */
async function correctedAtOnce(deps: Overseeing, visit: Visit, rest: string): Promise<Answered | null> {
  const { bureau } = visit.speaker;
  const enterprise = [...contextOf(visit.speaker).own].find((id) => nameAhead(bureau, id, rest) !== null);
  if (enterprise === undefined) return null;
  const begun = await beginCorrection(deps, visit, enterprise);
  const slot = begun && reviewSlot.of(begun.thread);
  if (!begun || slot?.kind !== 'correction') return begun;
  const text = rest.slice((nameAhead(bureau, enterprise, rest) ?? '').length).trim();
  return text === '' ? begun : fillCorrection({ ...visit, thread: begun.thread, text }, slot);
}

/** 确认 does it, 取消 drops it; to a correction everything else but a command or a question is its answer. */
async function answerSlot(deps: Overseeing, visit: Visit, slot: Slot): Promise<Answered | null> {
  const { thread, reading } = visit;
  const done = (lines: readonly string[], sends: readonly Outgoing[] = []): Answered => ({
    thread: withoutAside(thread, NAME),
    lines,
    sends,
  });
  const command = reading.kind === 'command' ? reading.name : null;
  if (command === 'cancel' || command === 'back') return done([t.cancelled]);
  if (command === 'confirm') {
    switch (slot.kind) {
      case 'signOff':
        return confirmSignOff(deps, visit, slot, done);
      case 'publish':
        return confirmPublish(deps, visit, slot, done);
      case 'correction':
        return confirmCorrection(deps, visit, slot, done);
    }
  }
  const isAnswer = slot.kind === 'correction' && command === null && reading.kind !== 'query' && !isOfOthers(visit);
  return isAnswer ? fillCorrection(visit, slot) : null;
}

/** A report that names an enterprise is that enterprise's. */
const isOfOthers = ({ reading }: Visit): boolean =>
  reading.kind === 'report' && reading.reports.some((r) => 'enterprise' in r || 'candidates' in r);
