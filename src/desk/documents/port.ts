// What can be laid out as a workbook or drawn as a picture, and from which figures?
import type { AnnualAssessment } from './assessment.ts';
import type { MonthlyBulletin } from './bulletin.ts';
import type { Picture } from './picture.ts';
import type { AnswerTable } from './table.ts';
import type { WeeklyAnnex } from './weekly-annex.ts';

/** A workbook of at most 20 MB, under the name the person sees. */
export type Workbook = { readonly name: string; readonly bytes: Uint8Array };

/** Makes documents beside the main thread: nobody else's reply waits for them. Problems: documents.failed. */
export interface Documents {
  /** Annex 1: the city and each district, and who is missing. One workbook, or several where one would be too large to be sent. */
  weekly(annex: WeeklyAnnex): Promise<readonly Workbook[]>;
  /** Annex 2: all districts side by side, and each. */
  monthly(bulletin: MonthlyBulletin): Promise<readonly Workbook[]>;
  /** The ranking, and the rows behind it. */
  yearly(assessment: AnnualAssessment): Promise<readonly Workbook[]>;
  /** The rows of an answer. */
  table(table: AnswerTable): Promise<readonly Workbook[]>;
  /** A PNG, 1080 pixels wide. The same picture is drawn once and then remembered. */
  draw(picture: Picture): Promise<Uint8Array>;
  close(): Promise<void>;
}
