// Which districts had signed off the week at its deadline? A line of the task force's summary.
import { nudgeTexts as t } from '../../../conversations/nudges.ts';
import type { Bureau } from '../../desk/ports.ts';
import type { Asker, Person } from '../../domain/people.ts';
import { districtsWithin } from '../../domain/regions.ts';
import type { Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { SignOffs } from './port.ts';

type SignOffSummary = {
  readonly bureau: Bureau;
  /** Who reads it. */
  readonly person: Person;
  readonly asker: Asker;
  readonly week: Week;
  readonly now: Date;
};

/** One line. A district that signed and changed its reports since has to sign again. Problems: database.away. */
export const signOffSummary =
  (signOffs: Pick<SignOffs, 'of'>) =>
  async ({ bureau, person, asker, week, now }: SignOffSummary): Promise<readonly string[]> => {
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
