// Whom does a broadcast go to, and what does it say, to the letter?
import type { Region } from '../../domain/regions.ts';
import { placesOf } from '../names/places.ts';
import { asTyped } from '../text/quoted.ts';
import { foldText } from '../text/text.ts';

/** `district` null: everybody. `said` may be empty. */
type BroadcastSaid = { readonly district: string | null; readonly said: string };

/** `read`: the words behind 广播 as the command was read; of `typed`, the whole message, the marks around them are kept. */
export const broadcastSaid = (regions: readonly Region[], typed: string, read: string): BroadcastSaid =>
  addressed(regions, wholeOf(typed, read));

/** What was read loses the marks around it; the message keeps them. */
function wholeOf(typed: string, read: string): string {
  const at = read === '' ? -1 : typed.lastIndexOf(read);
  if (at < 0) return asTyped(read);
  const opening = /[（(“"‘【《]*$/.exec(typed.slice(0, at))?.[0] ?? '';
  return asTyped(typed.slice(at - opening.length));
}

const BLANK = /^[\s:：,，]+/;

/** 滕州 …: a district in front, with a blank or a mark behind it, is whom it goes to; 滕州的同志们 goes to all. */
function addressed(regions: readonly Region[], said: string): BroadcastSaid {
  const folded = foldText(said);
  const place = placesOf(regions).at(folded, 0);
  const [code, second] = place?.districts ?? [];
  if (!place || code === undefined || second !== undefined) return { district: null, said };
  const name = folded.typed(0, place.to);
  const rest = said.slice(said.indexOf(name) + name.length);
  return BLANK.test(rest) ? { district: code, said: rest.replace(BLANK, '') } : { district: null, said };
}
