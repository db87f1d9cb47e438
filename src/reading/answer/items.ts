// Does a text drop one of several items, swap two, or say that one was meant for another?
import { numeralValue } from '../numbers/numerals.ts';
import { foldedText } from '../text/text.ts';

/** An item's number, its place among those that are shown, or a name as typed. */
export type ItemSaid =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'name'; readonly name: string };

type ItemRepair =
  | { readonly kind: 'drop'; readonly who: ItemSaid }
  | { readonly kind: 'swap'; readonly one: ItemSaid; readonly other: ItemSaid }
  /** 只报1和5: the others are dropped. */
  | { readonly kind: 'keep'; readonly who: readonly ItemSaid[] }
  /** 两个反了: of the only two. */
  | { readonly kind: 'swapBoth' }
  | { readonly kind: 'move'; readonly from: ItemSaid; readonly to: ItemSaid };

const SWAP = /^(.+?)(?:和|跟|与|、)(.+?)(?:的数)?(?:弄|报|填|写|说|给|是|搞)?(?:反|颠倒|混)了?$/;
const BOTH = /^(?:这|那)?(?:两个|两家|两户|俩|它们)?(?:弄|报|填|写|说|搞)?反了$/;
const DROP =
  /^(?:去掉|删掉|删除|去除|划掉|拿掉|取消|(?:先|就)?(?:别|不要|不用)[报写填记])(.+?)(?:吧|了)?$|^(?:把|将)?(.+?)(?:的数?)?(?:这[家户])?(?:先|就|都)*(?:不报了|先不报|不要了|去掉|删掉|划掉|(?:别|不要|不用|不)[报写填记](?:上去|进去|上|进)?了?)(?:吧)?$/;
const KEEP =
  /^(?:这次|今天|先|就|那就?)*(?:只|仅)(?:先)?(?:报|要|留|发|确认)(.+?)(?:吧|了)?(?:[,，]?(?:其余|其他|其它|别的|剩下)的?(?:都|全|先|就|暂时)*(?:不报|不要|不算|去掉|删掉|取消)了?)?$/;
const MOVE = /^不是(.+?)[,，]?(?:而是|应该是|是)(.+)$/;

/** Null: something else. Names are only words here: whoever asks knows whether one of the items bears them. */
export function readItemRepair(text: string): ItemRepair | null {
  const said = foldedText(text).replace(/[\s。.！!]+/g, '');
  if (BOTH.test(said)) return { kind: 'swapBoth' };
  const keep = KEEP.exec(said)?.[1];
  if (keep !== undefined) return { kind: 'keep', who: keep.split(/[和跟与、,，]/).map(itemSaid) };
  const swap = SWAP.exec(said);
  if (swap?.[1] !== undefined && swap[2] !== undefined) return { kind: 'swap', one: itemSaid(swap[1]), other: itemSaid(swap[2]) };
  const drop = DROP.exec(said);
  const who = drop?.[1] ?? drop?.[2];
  if (who !== undefined) return { kind: 'drop', who: itemSaid(who) };
  const move = MOVE.exec(said);
  return move?.[1] !== undefined && move[2] !== undefined
    ? { kind: 'move', from: itemSaid(move[1]), to: itemSaid(move[2]) }
    : null;
}

const PLACE = /^第([0-9一二两三四五六七八九十]{1,3})(?:个|家|户|条|位)$/;
const NUMBER = /^第?([0-9]{1,4})(?:号|户|家)?的?$/;

/** 第二个 is a place, 2 and 2号 the list's number. */
export function itemSaid(who: string): ItemSaid {
  const place = PLACE.exec(who)?.[1];
  const counted = place === undefined ? null : numeralValue(place);
  if (counted !== null) return { kind: 'place', place: counted };
  const number = NUMBER.exec(who)?.[1];
  return number === undefined ? { kind: 'name', name: who } : { kind: 'number', number: Number(number) };
}
