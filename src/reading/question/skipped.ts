// Which words of a question may be passed over, which are a company nobody knows, and which forbid an answer?
import type { Folded } from '../text/text.ts';
import { isCompanyName, mayBeName } from './company.ts';
import { SKIPPED } from './costs.ts';
import type { Marked } from './marks.ts';

/** What is left of a text beside its question. */
type Passed = {
  /** As typed, in the order of the text. */
  readonly skipped: readonly string[];
  /** A company nobody on the roster is called by. */
  readonly unknown?: string;
};

/**
 * Words that turn a sentence into another one: why, how, if, a wish, an act, something denied, a figure, a feast day. A question around them is
 * not answered as if they were not there.
 */
const LOADED =
  /[\d%]|[一二三四五六七八九十百千万两几半]|[周月季年节旬]|[日号天]$|[率例比]|[省国镇乡县区市]$|街道|园区|不能|不会|不要|不用|不想|不知|^[不没未非别](?!好|错|容)|[不没未非别]$|停产|工资|工价|提醒|催[报办促一]|通知|签发|发布|公布|退回|更正|撤回|撤销|取消|补报|广播|请假|交接|代班|导入|删除|审批|区分|定义|标准|政策|原因|电话|地址|邮箱|^[上填]?[报填]$/;

/** Null where a piece forbids an answer, or there is more of them than of a question. `isImplied`: no word names the measure. */
export function passedOver(marked: Marked, folded: Folded, isImplied: boolean): Passed | null {
  const { unread } = marked;
  if (marked.marks.some(({ mark }) => mark.is === 'otherwise')) return null;
  if (unread.length === 0) return { skipped: [] };
  const firms = marked.names.length === 0 ? unread.filter((piece) => isCompanyName(piece.text)) : [];
  const [firm] = firms;
  const stranger = firm ?? (marked.names.length === 0 ? inSubjectSlot(marked, folded) : undefined);
  const others = unread.filter((piece) => piece !== stranger);
  if (firms.length > 1 || others.some(({ text }) => LOADED.test(text))) return null;
  const apart = others.filter((piece) => isApart(piece, marked, folded));
  const beside = others.filter((piece) => !apart.includes(piece));
  const length = (pieces: readonly { readonly text: string }[]) => pieces.reduce((sum, { text }) => sum + [...text].length, 0);
  const most = isImplied ? 0 : marked.asks ? SKIPPED.beside : SKIPPED.besideNaming;
  if (length(beside) > most || length(apart) > SKIPPED.apart) return null;
  return { skipped: others.map(({ text }) => text.trim()), ...(stranger !== undefined && { unknown: stranger.text }) };
}

/** The only piece there is stands where a firm stands: at the head, right in front of what is asked of it. */
function inSubjectSlot(marked: Marked, { text }: Folded): Marked['unread'][number] | undefined {
  const [piece, second] = marked.unread;
  if (piece === undefined || second !== undefined || !mayBeName(piece.text)) return undefined;
  if (!marked.asks && marked.periods.length === 0) return undefined;
  const measure = marked.marks.find(({ mark }) => mark.is === 'measure' && mark.strength !== 'weak');
  if (measure === undefined || piece.to > measure.from) return undefined;
  const between = marked.marks.filter((m) => m.from >= piece.to && m.to <= measure.from);
  if (between.some(({ mark }) => !SMALL.has(mark.is)) || marked.places.some((p) => p.from >= piece.to)) return undefined;
  const isFirst = marked.marks.every(
    (m) => m.to > piece.from || m.mark.is === 'filler' || m.mark.is === 'asking' || m.mark.is === 'pause',
  );
  return isFirst && !LOADED.test(piece.text) && !/[,，。!！~]/.test(text.slice(piece.to, measure.from)) ? piece : undefined;
}

const SMALL: ReadonlySet<string> = new Set(['filler', 'asking', 'tier']);

/** Between two pauses nothing but such pieces and fillers. */
function isApart(piece: Marked['unread'][number], marked: Marked, { text }: Folded): boolean {
  const isPause = (at: number) => /[,，。;；:：!！?~…\n]/.test(text[at] as string);
  let from = piece.from;
  while (from > 0 && !isPause(from - 1)) from--;
  let to = piece.to;
  while (to < text.length && !isPause(to)) to++;
  const within = (span: { readonly from: number; readonly to: number }) => span.from >= from && span.to <= to;
  if ((from > 0 || to < text.length) === false) return false;
  return (
    marked.marks.every((m) => !within(m) || m.mark.is === 'filler' || m.mark.is === 'asking') &&
    ![...marked.periods, ...marked.places, ...marked.names, ...marked.ranks, ...marked.bounds].some(within)
  );
}
