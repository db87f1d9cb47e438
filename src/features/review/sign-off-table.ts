// 导出签发: which table do the sign-offs of some weeks make?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { annexTexts } from '../../../conversations/documents.ts';
import { listTableTexts as tables } from '../../../conversations/exports.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { AnswerTable, TableCell } from '../../desk/documents/table.ts';
import { type DistrictsAsked, districtsAsked } from '../../desk/figures/districts-asked.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { may } from '../../domain/rights.ts';
import { personName } from '../../domain/roster.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { SignOff, SignOffs } from './port.ts';

export type ListFiles = { readonly documents: Pick<Documents, 'table'>; readonly files: Pick<Files, 'keep'> };

/** Of the weeks, of the districts the speaker sees; null where those are none. A statement a week. Problems: database.away. */
export async function signOffsOf(
  signOffs: Pick<SignOffs, 'of'>,
  speaker: Speaker,
  weeks: readonly Week[],
  districts: readonly string[] | undefined,
): Promise<AnswerTable | null> {
  const place = may(speaker.person, 'signOff') ? districtsAsked(speaker, districts) : null;
  if (place === null) return null;
  const signed = new Map<Week, readonly SignOff[]>();
  for (const week of weeks) signed.set(week, await signOffs.of(speaker.asker, week, speaker.arrivedAt));
  return signOffTable(speaker, weeks, place, signed);
}

/** A row a week and district, signed or not. */
function signOffTable(
  { bureau: { roster }, arrivedAt: now }: Speaker,
  weeks: readonly Week[],
  { whose, districts }: DistrictsAsked,
  signedIn: ReadonlyMap<Week, readonly SignOff[]>,
): AnswerTable {
  const [first = '', last = first] = [weeks[0], weeks.at(-1)].map((week = '') =>
    fill(annexTexts.week, { year: Number(week.slice(0, 4)), number: Number(week.slice(6)) }),
  );
  const said = { whose, period: first === last ? first : `${first}—${last}` };
  return {
    sheet: tables.signOffsSheet,
    name: fill(tables.signOffsFile, said),
    title: fill(tables.signOffsTitle, said),
    under: fill(a.stateAt, { at: showInstant(now) }),
    headings: tables.signOffsHeadings,
    rows: weeks.flatMap((week) =>
      districts.map(({ code, name }): readonly TableCell[] => {
        const signed = signedIn.get(week)?.find((s) => s.district === code);
        if (signed === undefined) return [week, name, tables.unsigned, '', '', ''];
        const when = signed.punctuality === 'onTime' ? a.signOffOnTime : a.signOffLate;
        const state = signed.opened ? tables.signedAgain : tables.signed;
        return [week, name, state, personName(roster, signed.by), showInstant(signed.at), when];
      }),
    ),
  };
}
