// May talk take back what was said before it?
import type { Folded } from '../text/text.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Stretch } from './situated.ts';

const AGAINST = /(?:但是?|不过|可是|然而|只是)[^,，。;!]{0,3}$/;
const BEGINS = /^(?:但是?|不过|可是|然而|只是)/;

/** 说不缺，但我看够呛: what is said against 无缺工 or 同上周 may be that it is not so. Behind a number it is mostly why. */
export function takesBack({ none, same }: Hypothesis, { from, to }: Stretch, { text }: Folded): boolean {
  if (none === null && same === null) return false;
  return BEGINS.test(text.slice(from, to)) || AGAINST.test(text.slice(Math.max(0, from - 6), from));
}
