// 退回了吗, 补报过了吗, 催报了没有, 广播过了吗: what was done, by whom and when? Nothing is done by asking.
import { actsAskedTexts as t } from '../../../conversations/answers.ts';
import { sayPeriod } from '../../desk/figures/periods.ts';
import { type Scoped, scopeOf } from '../../desk/figures/scope.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { spanOf } from '../../domain/figure-spans.ts';
import type { FigureSpan } from '../../domain/figures.ts';
import { enterpriseName, personName } from '../../domain/roster.ts';
import { addDays, instantAt, mondayOf, showInstant, sundayOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { ACTS_ASKED, type ActAsked, type Measure, type QueryReading } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import type { ActDone, ActsDone } from './acts-port.ts';

/** Lines of one answer. */
const SHOWN = 12;

const isAct = (measure: Measure): measure is ActAsked => (ACTS_ASKED as readonly Measure[]).includes(measure);

/** The one act a question is about; null where it asks for anything else. */
export function actAsked({ measures }: QueryReading): ActAsked | null {
  const [act, second] = measures;
  return act !== undefined && second === undefined && isAct(act) ? act : null;
}

type Answer =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | Exclude<Scoped, { kind: 'scope' }>
  | { readonly kind: 'notYet' };

/** Acts of the period's weeks, and those about them. One statement. Problems: those of ActsDone. */
export async function actsAnswer(deps: ActsDone, speaker: Speaker, query: QueryReading, act: ActAsked): Promise<Answer> {
  const { bureau, asker, arrivedAt: now } = speaker;
  const scoped = scopeOf(speaker, query);
  if (scoped.kind !== 'scope') return scoped;
  const span = spanOf(query.period, bureau.calendar, now);
  const [first] = span?.weeks ?? [];
  const last = span?.weeks.at(-1);
  if (span === null || first === undefined || last === undefined) return { kind: 'notYet' };
  const { scope } = scoped;
  const isNamed = query.enterprise !== undefined || query.enterprises !== undefined || query.candidates !== undefined;
  const done = await deps.actsDone(
    asker,
    {
      act,
      weeks: span.weeks,
      from: instantAt(mondayOf(first), '00:00'),
      until: instantAt(addDays(sundayOf(last), 1), '00:00'),
      enterprises: isNamed ? scope.filter.enterprises : null,
      districts: query.districts === undefined || scope.isOwn ? null : scope.districts.map((d) => d.code),
    },
    now,
  );
  const said = {
    whose: act === 'broadcast' ? '' : `${scope.whose}　`,
    period: sayPeriod(query.period, span, now),
    what: t.names[act],
  };
  const rows = done.slice(0, SHOWN).map((one) => rowLine(speaker, act, one, span));
  return {
    kind: 'lines',
    lines: [
      ...(scope.bounded === null ? [] : [scope.bounded]),
      done.length === 0 ? fill(t.none, said) : fill(t.title, { ...said, count: done.length }),
      ...rows,
      ...(done.length > SHOWN ? [fill(t.more, { count: done.length - SHOWN })] : []),
      fill(t.at, { at: showInstant(now) }),
    ],
  };
}

/** `示例一厂　12月4日 10:20:00 联络员东城退回：数不对；还没改`. A week is named where another was asked about. */
function rowLine({ bureau: { roster }, arrivedAt: now }: Speaker, act: ActAsked, one: ActDone, span: FigureSpan): string {
  const [only, second] = span.weeks;
  const isOther = one.week !== null && (second !== undefined || one.week !== only);
  const said = {
    name: one.enterprise === null ? '' : enterpriseName(roster, one.enterprise),
    at: showInstant(one.at),
    who: personName(roster, one.by),
    week: isOther && one.week !== null ? sayWeek(one.week, now) : '',
    reason: quoted(one.reason ?? '', 40),
    until: one.until === null ? '' : showInstant(one.until),
    count: one.people.length,
    people: roster.people
      .filter(({ userid }) => one.people.includes(userid))
      .slice(0, SHOWN)
      .map(({ name }) => name)
      .join('、'),
  };
  switch (act) {
    case 'returned':
      return fill(t.returned, { ...said, outcome: one.outcome === null ? t.unanswered : t.outcomes[one.outcome] });
    case 'reopened': {
      const open = one.until !== null && one.until > now ? t.reopenedUntil : t.reopenedOver;
      return fill(t.reopened, {
        ...said,
        until: fill(open, said),
        outcome: one.outcome === null ? t.notFiled : t.outcomes[one.outcome],
      });
    }
    case 'reminded':
      return fill(t.reminded, said);
    case 'broadcast':
      return fill(t.broadcast, said);
  }
}
