// What happens to a month's return when something is said of it: the form after it, and the words?
import { monthlyTexts as t } from '../../../conversations/monthly.ts';
import { sayMonth } from '../../desk/voices.ts';
import { monthlyDoubts } from '../../domain/monthly.ts';
import { type MonthlyFigures, PROGRAMME_NAMES } from '../../domain/programmes.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { MonthlySaid } from '../../reading/report/monthly.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { applySaid, changesBetween, completed, type Form, openProgrammes, stepBack } from './form.ts';
import type { Known } from './known.ts';
import { heading, notedLine, questionLines, reviewLines } from './speak.ts';

export type Turned = { readonly form: Form; readonly lines: readonly string[] };

type How = {
  /** With every way to answer. */
  readonly first?: boolean;
  /** The figures read back before. */
  readonly before?: MonthlyFigures | null;
};

/** Reads back what is complete, or asks for what is missing. */
export function goOn(known: Known, form: Form, now: Date, { first = false, before = null }: How = {}): Turned {
  const figures = form.focus === null ? completed(form, known.prefill) : null;
  if (figures === null) return { form: { ...form, review: null }, lines: questionLines(form, known.last, first) };
  const was = known.now?.figures ?? null;
  if (was !== null && changesBetween(was, figures).length === 0) {
    return { form: { ...form, review: null }, lines: [t.unchanged] };
  }
  const review = {
    figures,
    doubts: monthlyDoubts(figures, known.last, known.roster),
    was,
    published: known.publishedAt !== null,
  };
  const reviewed = { ...form, review };
  return { form: reviewed, lines: reviewLines(known, reviewed, before, now) };
}

/** Figures, 同上月 or 无. */
export function take(known: Known, form: Form, said: MonthlySaid, now: Date): Turned {
  const { form: taken, noted, noLast } = applySaid(form, said, known.last);
  const next = goOn(known, taken, now, { before: form.review?.figures ?? null });
  const echo = noted.length > 0 && next.form.review === null ? [notedLine(taken, noted)] : [];
  return { form: next.form, lines: [...(noLast ? [t.noLast] : []), ...echo, ...next.lines] };
}

/** Nothing of it was understood: the open question again. */
export function missed(known: Known, form: Form, text: string, now: Date): Turned {
  const next = goOn(known, form, now);
  const lines = next.form.review === null ? next.lines : [t.changeHow];
  return { form: next.form, lines: [fill(t.unclear, { typed: quoted(text) }), ...lines] };
}

export function back(known: Known, form: Form, now: Date): Turned {
  const before = stepBack(form);
  if (before === null) {
    const again = goOn(known, form, now);
    return { form: again.form, lines: [t.backNothing, ...again.lines] };
  }
  const next = goOn(known, before, now);
  return { form: next.form, lines: [t.back, ...next.lines] };
}

export const pause = (form: Form): Turned => ({ form: { ...form, paused: true }, lines: [t.paused] });

export function progress(known: Known, form: Form, now: Date): Turned {
  const open = openProgrammes(form);
  const names = open.map((p) => PROGRAMME_NAMES[p]).join('、');
  const where = open.length === 0 ? t.progressReview : fill(t.progressMissing, { names });
  const ask = open.length === 0 ? [] : questionLines(form, known.last, false).slice(0, 1);
  return { form, lines: [heading(known, form, now, t.progress), where, ...ask] };
}

export const help = (known: Known, form: Form, now: Date): Turned => ({
  form,
  lines: [
    fill(t.help, { month: sayMonth(form.month, now) }),
    ...(form.review ? [fill(t.reminderReview, { month: sayMonth(form.month, now) })] : questionLines(form, known.last, false)),
  ],
});

/** 确认 while something is missing. */
export function notYet(known: Known, form: Form, now: Date): Turned {
  const open = openProgrammes(form);
  if (open.length === 0) return goOn(known, form, now);
  const names = open.map((p) => PROGRAMME_NAMES[p]).join('、');
  return { form, lines: [fill(t.stillOpen, { names }), ...questionLines(form, known.last, false)] };
}
