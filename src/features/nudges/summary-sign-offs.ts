// Which districts had signed off the week at its deadline? A line of the task force's summary.
import { nudgeTexts as t } from '../../../conversations/nudges.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { SignOffs } from '../review/port.ts';
import type { SummaryLines } from './summary.ts';

/** One that was signed and changed since has to be signed again. */
export const signOffLines =
  (signOffs: Pick<SignOffs, 'of'>): SummaryLines =>
  async ({ bureau, person, asker, week, now }) => {
    const signed = new Set((await signOffs.of(asker, week, now)).filter((s) => !s.opened).map((s) => s.district));
    const districts = districtsWithin(bureau.roster.regions, person.region);
    const left = districts.filter((d) => !signed.has(d.code)).map((d) => d.name);
    if (left.length === 0) return [t.summarySigned];
    const names = left.join('、');
    return [
      left.length === districts.length
        ? t.summaryUnsigned
        : fill(t.summarySignOffs, { signed: districts.length - left.length, count: districts.length, names }),
    ];
  };
