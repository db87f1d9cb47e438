// Which words of a question may be passed over, which are a company nobody knows, and which forbid an answer?
import type { Measure } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import type { Span } from './bounds.ts';
import { isCompanyName, mayBeName } from './company.ts';
import { SKIPPED } from './costs.ts';
import type { Marked } from './marks.ts';

/** What is left of a text beside its question. */
type Passed = {
  /** In the order of the text. */
  readonly skipped: readonly Span[];
  /** A company nobody on the roster is called by. */
  readonly unknown?: string;
};

/**
 * Words that turn a sentence into another one: why, how, if, a wish, an act, something denied, a figure, a feast day. A question around them is
 * not answered as if they were not there.
 */
const LOADED =
  /%|周|月|季(?!节)|年|旬|节(?:$|[那前后期当])|国庆|中秋|春节|五一|端午|元旦|清明|[日号天]$|^例|率|比例|[省国镇乡县区市]$|街道|园区|不能|不会|不要|不用|不想|不知|^[不没未非别](?!好|错|容)|[不没未非别]$|停产|工资|工价|提醒|催[报办促一]|通知|签发|发布|公布|退回|更正|撤回|撤销|取消|补报|广播|请假|交接|代班|导入|删除|审批|区分|定义|标准|政策|原因|地址|邮箱|^[上填]?[报填]$/;
/** A number by itself, or of something: 三 of 三方 and 万 of 万分 are none. */
const FIGURE = /\d|[一二三四五六七八九十百千万两几半]+(?:$|[人个名位家户周天月年件单场次起成])/;

const OF_SHARE = /^的?(?:比例|例|比率|百分比|几?成)$/;

/** Null where a piece forbids an answer, or there is more of them than of a question. `isImplied`: no word names the measure. */
export function passedOver(marked: Marked, folded: Folded, isImplied: boolean): Passed | null {
  // 高技占缺口的比例: said by 占.
  const isShare = marked.marks.some(({ mark }) => mark.is === 'share');
  const unread = isShare ? marked.unread.filter(({ text }) => !OF_SHARE.test(text)) : marked.unread;
  if (marked.marks.some(({ mark }) => mark.is === 'otherwise')) return null;
  if (unread.length === 0) return { skipped: [] };
  const firms = marked.names.length === 0 ? unread.filter((piece) => isCompanyName(piece.text)) : [];
  const [firm] = firms;
  const stranger = firm ?? (marked.names.length === 0 ? inSubjectSlot(marked, folded) : undefined);
  const others = unread.filter((piece) => piece !== stranger);
  if (firms.length > 1 || others.some((piece) => isLoaded(piece, folded))) return null;
  const apart = others.filter((piece) => isApart(piece, marked, folded));
  const beside = others.filter((piece) => !apart.includes(piece));
  const length = (pieces: readonly { readonly text: string }[]) => pieces.reduce((sum, { text }) => sum + [...text].length, 0);
  if (length(beside) > (isImplied ? 0 : SKIPPED.beside) || length(apart) > SKIPPED.apart) return null;
  // A clause of its own is told as it was said.
  const said = others.map((piece) => (apart.includes(piece) ? clauseOf(piece, folded.text) : piece));
  return { skipped: said, ...(stranger !== undefined && { unknown: stranger.text }) };
}

/** 临岗区 with a 区 behind it is a place we do not know. */
const isLoaded = ({ text, to }: Marked['unread'][number], folded: Folded): boolean =>
  LOADED.test(text) || FIGURE.test(text) || /[区县市省镇乡]/.test(folded.text[to] ?? '');

/** A piece stands where a firm stands: at the head of its clause, right in front of a figure of enterprises, and nothing else says about whom. */
function inSubjectSlot(marked: Marked, folded: Folded): Marked['unread'][number] | undefined {
  const { marks, places, periods, ranks, bounds, streaks, people, comparisons, against, leftOut } = marked;
  if (!marked.asks && periods.length === 0) return undefined;
  if (ranks.length + bounds.length + streaks.length + people.length + comparisons.length + against.length > 0) return undefined;
  if (leftOut.names.length + leftOut.districts.length > 0 || marks.some(({ mark }) => OF_OTHERS.has(mark.is))) return undefined;
  const measure = marks.find(({ mark }) => mark.is === 'measure' && mark.strength !== 'weak');
  if (measure === undefined || !(measure.mark.is === 'measure' && OF_FIRMS.has(measure.mark.measure))) return undefined;
  const [piece, second] = marked.unread.filter((p) => p.to <= measure.from && !isApart(p, marked, folded));
  if (piece === undefined || second !== undefined || !mayBeName(piece.text)) return undefined;
  if (/[请已经刚别让在问]/.test(folded.text[piece.from - 1] ?? '')) return undefined;
  const isBetween = (span: Span) => span.from >= piece.to && span.to <= measure.from;
  const isAhead = (span: Span) => span.to <= piece.from;
  if (marks.some((m) => isBetween(m) && !SMALL.has(m.mark.is)) || places.some((p) => !isAhead(p))) return undefined;
  const isFirst = marks.every((m) => !isAhead(m) || TALK.has(m.mark.is));
  return isFirst && !isLoaded(piece, folded) ? piece : undefined;
}

const SMALL: ReadonlySet<string> = new Set(['filler', 'asking', 'tier']);
const TALK: ReadonlySet<string> = new Set(['filler', 'asking', 'pause']);
/** The question is about several, or all. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'by',
  'everywhere',
  'ownDistrict',
  'type',
  'surveyed',
  'order',
  'rankOf',
  'average',
  'share',
  'programme',
  'compare',
  'change',
]);
const OF_FIRMS: ReadonlySet<Measure> = new Set([
  'shortage',
  'resolved',
  'resolvedToDate',
  'headcount',
  'shortageRate',
  'newDemand',
]);

/** Between two pauses nothing but such pieces and fillers. */
function isApart(piece: Span, marked: Marked, { text }: Folded): boolean {
  const { from, to } = clauseOf(piece, text);
  if (from === 0 && to === text.length) return false;
  const within = (span: Span) => span.from >= from && span.to <= to;
  return (
    marked.marks.every((m) => !within(m) || TALK.has(m.mark.is) || (m.mark.is === 'by' && m.mark.weak)) &&
    ![...marked.periods, ...marked.places, ...marked.names, ...marked.ranks, ...marked.bounds].some(within)
  );
}

const PAUSE = /[,，。;；:：!！?~…\n]/;

/** The clause a piece stands in. */
function clauseOf(piece: Span, text: string): Span {
  let { from, to } = piece;
  while (from > 0 && !PAUSE.test(text[from - 1] as string)) from--;
  while (to < text.length && !PAUSE.test(text[to] as string)) to++;
  return { from, to };
}
