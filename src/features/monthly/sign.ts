// How does a 确认 become the district's signed return, and how is it taken back? (domain §9.2)

import { monthlyTexts as t } from '../../../conversations/monthly.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayClose, sayMonth } from '../../desk/voices.ts';
import { within } from '../../desk/within.ts';
import { monthDeadlines } from '../../domain/deadlines.ts';
import { WITHDRAW_MINUTES } from '../../domain/filing.ts';
import { regionName } from '../../domain/regions.ts';
import { PUNCTUALITY_NAMES } from '../../domain/reports.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { type MonthAnswers, type MonthReview, triedBefore, withTried } from './answers.ts';
import type { Monthly } from './port.ts';

type SignedMonth =
  /** `closed`: not filed, and never will be. */
  | { readonly kind: 'filed' | 'closed'; readonly lines: readonly string[] }
  /** Not filed yet: the 确认 is kept with the answers. */
  | { readonly kind: 'held'; readonly lines: readonly string[]; readonly answers: MonthAnswers };

/** Files what was read back, as of this message or of the 确认 that could not be filed before. */
export async function sign(
  monthly: Pick<Monthly, 'file'>,
  speaker: Speaker,
  answers: MonthAnswers,
  review: MonthReview,
  opensOn: number,
): Promise<SignedMonth> {
  const { asker, person, bureau, arrivedAt: now } = speaker;
  const { opens, due, closes } = monthDeadlines(bureau.calendar, answers.month, opensOn);
  const tried = triedBefore(answers);
  const arrivedAt = tried === null ? now : new Date(tried.at);
  const district = regionName(bureau.roster.regions, answers.district);
  const said = { district, month: sayMonth(answers.month, now), time: showInstant(arrivedAt), name: person.name };
  const end = (line: string): SignedMonth => ({ kind: 'closed', lines: [line] });
  try {
    const filed = await within(
      monthly.file({
        asker,
        message: tried?.message ?? speaker.message,
        arrivedAt,
        month: answers.month,
        district: answers.district,
        signedBy: person.name,
        opensAt: opens,
        dueAt: due,
        closesAt: closes,
        figures: review.figures,
        doubts: review.doubts,
        ...(review.prefilled === undefined ? {} : { prefilled: review.prefilled }),
      }),
    );
    switch (filed.kind) {
      case 'filed': {
        const sentence = review.was === null ? t.receipt : t.receiptCorrection;
        const receipt = fill(sentence, { ...said, punctuality: PUNCTUALITY_NAMES[filed.punctuality] });
        const more = review.reopened
          ? fill(t.receiptReopened, { until: showInstant(new Date(review.reopened)), month: said.month })
          : review.published
            ? fill(t.receiptPublished, { month: said.month })
            : fill(t.receiptMore, { closes: sayClose(closes, now) });
        return { kind: 'filed', lines: [receipt, more] };
      }
      case 'closed':
        return end(
          fill(review.was === null ? t.closedMeanwhile : t.closedCorrection, { month: said.month, whom: whomToAsk(speaker) }),
        );
      case 'published':
        return end(fill(t.published, { month: said.month, whom: whomToAsk(speaker) }));
      case 'notYours':
        return end(fill(t.notYours, { district }));
    }
  } catch (e) {
    if (!isProblem(e, 'database.away', 'database.conflict')) throw e;
    return { kind: 'held', lines: [fill(t.held, { time: said.time })], answers: withTried(answers, speaker.message, now) };
  }
}

/** 撤回 of a return counts this long. */
const WITHDRAW_MS = WITHDRAW_MINUTES * 60_000;

/** Null where the last filing was none of a month's. Problems: database.away. */
export async function withdrawMonth(
  monthly: Pick<Monthly, 'withdraw'>,
  { asker, message, arrivedAt, bureau }: Speaker,
): Promise<readonly string[] | null> {
  const taken = await monthly.withdraw(asker, message, arrivedAt, new Date(arrivedAt.getTime() - WITHDRAW_MS));
  if (taken === null) return null;
  const district = regionName(bureau.roster.regions, taken.district);
  return [fill(taken.restored ? t.withdrawnRestored : t.withdrawn, { district, month: sayMonth(taken.month, arrivedAt) })];
}
