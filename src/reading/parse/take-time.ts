// Of which week is what is said?

import type { PeriodEdge } from '../periods/period-edges.ts';
import { singleWeek } from '../periods/periods.ts';
import { COSTS } from './costs.ts';
import { enter, stepTo } from './enter.ts';
import type { Time } from './figure.ts';
import { type Hypothesis, PARTS } from './hypothesis.ts';
import type { Emit, Situated, Stretch } from './situated.ts';

const THIS_IS = /[,，。;!(](?:以上|这些?|这个|上面)(?:都|也)?是$/;
const ITS_FIGURES = /^的(?:数据?|数字|情况|报表)?(?=$|[,，。;!)了啊哈呀哦])/;

/** Where 这是上周的数 ends; null where the week is not said of what stands in front of it. */
function weekBehind({ text }: Situated['f'], { from, to }: PeriodEdge): number | null {
  if (!THIS_IS.test(text.slice(Math.max(0, from - 6), from))) return null;
  const end = ITS_FIGURES.exec(text.slice(to, to + 6));
  return end === null ? null : to + end[0].length;
}

/** 前到岗, 之前要招满. */
const WANTED_BY = /^底?[之以]?前(?:必须|要|需要?|得|能|急需)?(?:到岗|到位|到人|招|上岗|入职|补[齐足满]|配齐|解决|用人)/;

/** 上周, 第19周, 5月14日那周, 今天, 下周. */
export function takeWhen(h: Hypothesis, span: PeriodEdge, situated: Situated, emit: Emit) {
  const { f, week, today } = situated;
  const text = f.text.slice(span.from, span.to);
  const named = span.period === null ? null : singleWeek(span.period);
  // Week 60, 30 February: never read as the current one.
  if (span.period === null || span.how === 'compared') return;
  const n = enter(h, span.from, 'when', situated);
  if (n === null || n.not >= 0) return;
  // 上上个月甲本周解决4: of when is that?
  if (n.time.kind === 'elsewhere' && n.time.isOver && n.part < PARTS.clause && n.figures.length === 0) return;
  n.roles = { value: { from: span.from, to: span.to, role: 'period' }, rest: n.roles };
  // 要求6月20日前到岗: by when people are wanted.
  if (WANTED_BY.test(f.text.slice(span.to, span.to + 8))) return emit(stepTo(n, span.to, 'thing'));
  const isHead = h.spread === 'head';
  const isFuture = span.days !== undefined && span.days.from > today;
  // 今天, 昨天, 周三 tell when somebody came, not which week is reported.
  const isDay = span.days !== undefined && /^(?!上|下).*[天早晚]|^(?:周|星期|礼拜)/.test(text);
  const isYear = 'year' in span.period && String(span.period.year) === week.slice(0, 4);
  const isPresent = isYear || ('month' in span.period && today.startsWith(span.period.month));
  let time: Time;
  if (isFuture || (named !== null && named > week) || named === null) time = { kind: 'elsewhere', isOver: !isPresent };
  else if (isDay || named === week) time = { kind: 'now' };
  else {
    // 棠岭2号缺普工8: a bare number of a day that is not of this week may be a gate's or a line's.
    if (!isHead && /^[\d一二三四五六七八九十]{1,3}[日号]$/.test(text)) return;
    time = { kind: 'past', week: named, firm: isHead || !/^[上前]/.test(text) || isOverdue(f.text, span) };
  }
  const saidBehind = time.kind === 'past' && h.spread === 'named' && h.isTouched ? weekBehind(f, span) : null;
  if (saidBehind !== null) {
    // 缺普工10，这是上周的数: of all that was said.
    const firm: Time = { ...time, firm: true } as Time;
    const put = <T extends Time | null>(of: T) => (of?.kind === 'plain' ? firm : of);
    n.figures = n.figures.map((d) => ({ ...d, time: put(d.time) as Time }));
    n.none = put(n.none);
    n.same = put(n.same);
    n.time = firm;
    n.isTimeUnused = false;
    return emit(stepTo(n, saidBehind, 'thing'));
  }
  if (time.kind === 'past' && !isHead) holdNow(n);
  // 补10月最后一周: what is reported late, not who was found.
  if (h.last === 'verb' && h.verb === 'resolved' && h.part === PARTS.glued && f.text[h.lastTo - 1] === '补') {
    n.verb = null;
    n.isVerbOwn = false;
  }
  n.cost += span.cost * COSTS.periodWeight;
  n.clauseTime = null;
  n.time = time;
  n.isTimeUnused = time.kind === 'past' || (time.kind === 'elsewhere' && !isYear);
  emit(stepTo(n, span.to, 'when'));
}

/** 上周漏了, 补上周的: the week whose report is made up for. */
const isOverdue = (text: string, { from, to }: Stretch): boolean =>
  /^的?[那这个份数据]{0,3}(?:我|我们|也|都|还|是|给)*(?:忘|漏|落下|没[报发填交来]|未报|欠|补[报交填发说录一]|补[:：,，])/.test(
    text.slice(to, to + 10),
  ) || /补[报交填发说录]?(?:一下|一?个|下|上)?$/.test(text.slice(Math.max(0, from - 4), from));

/** 缺普工8（上周10）: what was said before last week is named is of now, if a figure of last week follows. */
function holdNow(n: Hypothesis) {
  if (n.isNowHeld) return;
  const isPlain = (time: Time | null) => time?.kind === 'plain';
  if (!n.figures.some((d) => isPlain(d.time)) && !isPlain(n.none) && !isPlain(n.same)) return;
  n.isNowHeld = n.figures.some((d) => isPlain(d.time));
  const now: Time = { kind: 'now' };
  n.figures = n.figures.map((d) => (isPlain(d.time) ? { ...d, time: now } : d));
  if (isPlain(n.none)) n.none = now;
  if (isPlain(n.same)) n.same = now;
}

/** 现在, 还: from here on it is of now. In a report of a named week 还 says nothing, and 现在 contradicts it. */
export function takeNow(
  h: Hypothesis,
  place: { readonly from: number; readonly to: number },
  firm: boolean,
  situated: Situated,
  emit: Emit,
) {
  const n = enter(h, place.from, 'now', situated);
  if (n === null || n.not >= 0) return;
  // 前年眼下缺2: of when is that?
  if (n.time.kind === 'elsewhere' && (n.isTimeUnused || (n.time.isOver === true && !n.isTouched))) return;
  n.clauseTime = null;
  const { time } = n;
  const isReported = time.kind === 'past' && time.firm;
  if (isReported && firm && !n.figures.some((d) => d.time === time)) return;
  if (firm) n.time = { kind: 'now' };
  else if (!isReported && (time.kind === 'past' || time.kind === 'elsewhere')) n.time = { kind: 'still' };
  if (n.time !== time) n.isTimeUnused = false;
  n.at = place.to;
  n.last = n.last === 'start' ? 'start' : 'now';
  n.part = PARTS.glued;
  n.colon = false;
  emit(n);
}

/** 之前, 原来: what follows is past, nobody says when. */
export function takeBefore(h: Hypothesis, place: { readonly from: number; readonly to: number }, situated: Situated, emit: Emit) {
  const n = enter(h, place.from, 'before', situated);
  if (n === null || n.not >= 0) return;
  n.clauseTime ??= n.time;
  n.time = { kind: 'elsewhere' };
  emit(stepTo(n, place.to, 'word'));
}
