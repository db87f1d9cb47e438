// What is made of the figures: which workbooks, which picture?
import type { Workbook as ExcelWorkbook } from 'exceljs';
import { annexTexts, assessmentSheetTexts, bulletinSheetTexts, missingTexts } from '../../conversations/documents.ts';
import type { AnnualAssessment } from '../desk/documents/assessment.ts';
import type { MonthlyBulletin } from '../desk/documents/bulletin.ts';
import type { Picture } from '../desk/documents/picture.ts';
import type { Workbook } from '../desk/documents/port.ts';
import type { AnswerTable } from '../desk/documents/table.ts';
import type { WeeklyAnnex } from '../desk/documents/weekly-annex.ts';
import { fill } from '../forms/definition/fill.ts';

export type Job =
  /** `most`: bytes of one workbook. */
  | { readonly kind: 'weekly'; readonly annex: WeeklyAnnex; readonly most: number }
  | { readonly kind: 'monthly'; readonly bulletin: MonthlyBulletin }
  | { readonly kind: 'yearly'; readonly assessment: AnnualAssessment }
  | { readonly kind: 'table'; readonly table: AnswerTable }
  | { readonly kind: 'picture'; readonly picture: Picture };

/** The job's documents; of a picture its one PNG, without a name. What makes them is loaded when it is first needed. */
export async function make(job: Job): Promise<readonly Workbook[]> {
  switch (job.kind) {
    case 'weekly':
      return makeWeekly(job.annex, job.most);
    case 'monthly': {
      const { monthlyWorkbook, monthName } = await import('./monthly-bulletin.ts');
      const { month, whose } = job.bulletin;
      const name = fill(bulletinSheetTexts.file, { month: monthName(month), whose });
      return [await written(name, monthlyWorkbook(job.bulletin))];
    }
    case 'yearly': {
      const { yearlyWorkbook } = await import('./assessment-workbook.ts');
      const { year, whose } = job.assessment;
      return [await written(fill(assessmentSheetTexts.file, { year, whose }), yearlyWorkbook(job.assessment))];
    }
    case 'table': {
      const { tableWorkbook } = await import('./answer-table.ts');
      return [await written(job.table.name, tableWorkbook(job.table))];
    }
    case 'picture': {
      const [{ svgOf }, { pngOf }] = await Promise.all([import('./charts.ts'), import('./png.ts')]);
      return [{ name: '', bytes: pngOf(svgOf(job.picture)) }];
    }
  }
}

/** All in one; where that is too large a workbook a district, and one of the totals and the missing. */
async function makeWeekly(annex: WeeklyAnnex, most: number): Promise<readonly Workbook[]> {
  const [{ weeklyWorkbook }, { shortWeekName }] = await Promise.all([import('./weekly-annex.ts'), import('./heads.ts')]);
  const file = annex.sheets.length === 0 ? missingTexts.file : annexTexts.file;
  const nameOf = (whose: string) => fill(file, { week: shortWeekName(annex.week), whose });
  const whole = await written(nameOf(annex.whose), weeklyWorkbook(annex));
  const districts = annex.sheets.filter((s) => s.region.level === 'district');
  if (whole.bytes.length <= most || districts.length < 2) return [whole];
  const sheets = annex.sheets.filter((s) => s.region.level !== 'district');
  const workbooks = [await written(whole.name, weeklyWorkbook({ ...annex, sheets }, true))];
  for (const district of districts) {
    const { coverage, region } = district;
    const missing = annex.missing.filter((m) => m.district === region.name);
    const of = { ...annex, whose: region.name, coverage, sheets: [district], missing };
    workbooks.push(await written(nameOf(region.name), weeklyWorkbook(of)));
  }
  return workbooks;
}

async function written(name: string, workbook: ExcelWorkbook): Promise<Workbook> {
  const { bytesOf } = await import('./cells.ts');
  return { name: name.endsWith('.xlsx') ? name : `${name}.xlsx`, bytes: await bytesOf(workbook) };
}
