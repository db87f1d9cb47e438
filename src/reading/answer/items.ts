// Does a text drop one of several items, swap two, or say that one was meant for another?
import { foldedText } from '../text/text.ts';

/** An item's number, or a name as typed. */
export type ItemSaid = number | string;

type ItemRepair =
  | { readonly kind: 'drop'; readonly who: ItemSaid }
  | { readonly kind: 'swap'; readonly one: number; readonly other: number }
  | { readonly kind: 'move'; readonly from: ItemSaid; readonly to: ItemSaid };

const SWAP = /^第?(\d{1,4})[号家户]?(?:和|跟|与|、)第?(\d{1,4})[号家户]?(?:弄|报|填|写|说|给|是)?(?:反|颠倒)了?$/;
const DROP = /^(?:去掉|删掉|删除|去除|划掉|拿掉|取消)第?(.+?)(?:[号家户])?(?:吧|了)?$|^(.+?)(?:先)?不报了$/;
const MOVE = /^不是(.+?)[,，]?(?:是|应该是)(.+)$/;

/** Null: something else. Names are only words here: whoever asks knows whether one of the items bears them. */
export function readItemRepair(text: string): ItemRepair | null {
  const said = foldedText(text).replace(/[\s。.！!]+/g, '');
  const swap = SWAP.exec(said);
  if (swap) return { kind: 'swap', one: Number(swap[1]), other: Number(swap[2]) };
  const drop = DROP.exec(said);
  const who = drop?.[1] ?? drop?.[2];
  if (who !== undefined) return { kind: 'drop', who: itemSaid(who) };
  const move = MOVE.exec(said);
  return move?.[1] !== undefined && move[2] !== undefined
    ? { kind: 'move', from: itemSaid(move[1]), to: itemSaid(move[2]) }
    : null;
}

const itemSaid = (who: string): ItemSaid => (/^\d+$/.test(who) ? Number(who) : who);
