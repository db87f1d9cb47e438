// What do the features put into a workbook of everything, beside the figures?
import type { TableSheet } from '../desk/documents/table.ts';
import type { Speaker } from '../desk/speaker.ts';
import { spanOf } from '../domain/figure-spans.ts';
import type { Settings } from '../domain/settings.ts';
import { practiceTable } from '../features/practice/list.ts';
import type { Practices } from '../features/practice/port.ts';
import { contactsTable } from '../features/questions/contacts.ts';
import type { SignOffs } from '../features/review/port.ts';
import { signOffsOf } from '../features/review/sign-off-table.ts';
import type { Demands } from '../features/urgent/port.ts';
import { demandTable } from '../features/urgent/table.ts';
import type { QueryReading } from '../reading/reading.ts';

type Sources = {
  readonly signOffs: Pick<SignOffs, 'of'>;
  readonly demands: Demands;
  readonly practices: Practices;
  readonly settings: Pick<Settings, 'urgent'>;
};

/** Sign-offs, urgent demands, practices and who serves whom, as far as the speaker sees them. */
export const otherSheets =
  (deps: Sources) =>
  async (speaker: Speaker, query: QueryReading): Promise<readonly TableSheet[]> => {
    const weeks = spanOf(query.period, speaker.bureau.calendar, speaker.arrivedAt)?.weeks ?? [];
    const signed = await signOffsOf(deps.signOffs, speaker, weeks, query.districts);
    const served = contactsTable(speaker, query);
    return [
      ...(signed === null ? [] : [signed]),
      await demandTable(deps, speaker, query),
      await practiceTable(deps.practices, speaker, query),
      ...(served === null ? [] : [served]),
    ];
  };
