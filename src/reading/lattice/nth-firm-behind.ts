// Whom does a name mean with 三厂 glued behind it?
import type { Named } from '../names/named.ts';
import { amountAt } from '../numbers/amounts.ts';
import { isNthFirm, nthFirmOtherwise } from '../numbers/nth-firm.ts';
import type { Folded } from '../text/text.ts';

type Behind = { readonly to: number; readonly named: Named };

/** Both together, in either spelling of the numeral: one's own that is called so, or nobody that is known. Null where no such thing follows. */
export function nthFirmBehind(
  f: Folded,
  { from, to }: { readonly from: number; readonly to: number },
  find: (typed: string) => Named,
): Behind | null {
  const amount = amountAt(f, to);
  if (amount === null || !isNthFirm(f.text.slice(to, amount.to))) return null;
  const spelled = find(f.typed(from, amount.to));
  const other = 'unknown' in spelled ? find(`${f.typed(from, to)}${nthFirmOtherwise(f.typed(to, amount.to))}`) : spelled;
  return { to: amount.to, named: 'unknown' in other ? spelled : other };
}
