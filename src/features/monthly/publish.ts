// How does the task force publish a month's bulletin or a year's assessment?
import { assessmentTexts as a, bulletinTexts as t } from '../../../conversations/bulletin.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayMonthDue } from '../../desk/voices.ts';
import { monthDeadlines, phaseAt, weekDeadlines, weeksOfYear } from '../../domain/deadlines.ts';
import { PROGRAMME_NAMES, PROGRAMMES } from '../../domain/programmes.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { may } from '../../domain/rights.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Month, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { assessYear } from '../assessment/assess-year.ts';
import type { Assessments } from '../assessment/port.ts';
import { assessmentSheets } from '../assessment/sheets.ts';
import { rankingLines } from '../assessment/words.ts';
import { type Bulletin, bulletinSheets, loadBulletin, sumOfReturns } from './bulletin.ts';
import { valuesOf, withLast } from './figure-words.ts';
import type { Monthly, Publications } from './port.ts';
import { lastCoverage } from './questions.ts';
import { fileRows, type Press } from './workbooks.ts';

export type Publishing = Press & {
  readonly monthly: Monthly & Publications;
  readonly assessments: Assessments;
  readonly settings: Settings;
};

/** What would be published: shown first; `seen` says whether it is still the same at 确认. Null `seen`: nothing to publish, and why. */
export type Shown = { readonly seen: string | null; readonly lines: readonly string[] };

const isYear = (period: string): boolean => /^\d{4}$/.test(period);
const within = ({ bureau, person }: Speaker): readonly Region[] => districtsWithin(bureau.roster.regions, person.region);
const cityOf = ({ bureau, person }: Speaker): Region | null =>
  bureau.roster.regions.find((r) => r.code === person.region && r.level !== 'district') ?? null;
const active = ({ bureau }: Speaker, role: 'coordinator' | 'taskForce'): readonly string[] =>
  bureau.roster.people.filter((p) => p.active && p.role === role).map((p) => p.userid);

/** The period as it would be published now. Problems: database.away. */
export async function showPeriod(deps: Publishing, speaker: Speaker, period: string): Promise<Shown> {
  if (!may(speaker.person, 'publish')) return { seen: null, lines: [t.publishNotAllowed] };
  return isYear(period) ? showYear(deps, speaker, Number(period)) : showMonth(deps, speaker, period);
}

async function showMonth(deps: Publishing, speaker: Speaker, month: Month): Promise<Shown> {
  const { bureau, arrivedAt: now } = speaker;
  const deadlines = monthDeadlines(bureau.calendar, month, deps.settings.monthOpensOn);
  const said = { month: sayMonth(month, now), due: sayMonthDue(deadlines.due, now) };
  const phase = phaseAt(deadlines, now);
  if (phase === 'open' || phase === 'notYet') return { seen: null, lines: [fill(t.publishTooEarly, said)] };
  const bulletin = await loadBulletin(deps.monthly, speaker, month, within(speaker));
  if (bulletin.publishedAt !== null) return { seen: null, lines: [alreadyLine(speaker, month, bulletin.publishedAt)] };
  if (bulletin.now.size === 0) return { seen: null, lines: [fill(t.publishEmpty, said)] };
  const count = active(speaker, 'coordinator').length;
  return {
    seen: [...bulletin.now.values()].map((r) => `${r.district}:${r.revision}`).join(' '),
    lines: [...bulletinText(speaker, bulletin, null), fill(t.publishAsk, { count })],
  };
}

async function showYear(deps: Publishing, speaker: Speaker, year: number): Promise<Shown> {
  const { bureau, asker, arrivedAt: now } = speaker;
  const isOver = weeksOfYear(year).every((week) => weekDeadlines(bureau.calendar, week).closes <= now);
  if (!isOver) return { seen: null, lines: [fill(a.publishTooEarly, { year })] };
  const assessed = await assessYear(deps.assessments, bureau, asker, year, deps.settings, now);
  const { publishedAt, counted } = assessed.rows;
  if (publishedAt !== null) return { seen: null, lines: [alreadyLine(speaker, String(year), publishedAt)] };
  if (counted === null) return { seen: null, lines: [fill(a.none, { year })] };
  const count = active(speaker, 'coordinator').length;
  const seen = JSON.stringify(assessed.assessment.districts);
  return { seen, lines: [...rankedText(deps, speaker, assessed), fill(a.publishAsk, { count })] };
}

const alreadyLine = ({ arrivedAt }: Speaker, period: string, at: Date): string =>
  fill(t.publishAlready, { period: periodName(period, arrivedAt), time: showInstant(at) });

/** `5月通报`, `2021年考核`. */
export const periodName = (period: string, now: Date): string =>
  isYear(period) ? fill(a.yearName, { year: period }) : `${sayMonth(period, now)}通报`;

/** The ranking without how to ask on. */
const rankedText = (deps: Publishing, speaker: Speaker, assessed: Parameters<typeof rankingLines>[0]): readonly string[] =>
  rankingLines(assessed, speaker, deps.settings, t.city).slice(0, -1);

/** The bulletin in words: the city's sums with last month's, and each district's side by side. */
function bulletinText(speaker: Speaker, bulletin: Bulletin, published: Date | null): readonly string[] {
  const now = sumOfReturns(bulletin.now.values());
  const last = bulletin.last.size === 0 ? null : sumOfReturns(bulletin.last.values());
  const filed = bulletin.districts.filter((d) => bulletin.now.has(d.code));
  const missing = bulletin.districts.filter((d) => !bulletin.now.has(d.code)).map((d) => d.name);
  const { arrivedAt: at } = speaker;
  const said = {
    city: cityOf(speaker)?.name ?? '',
    month: sayMonth(bulletin.month, at),
    filed: filed.length,
    due: bulletin.districts.length,
    last: lastCoverage(bulletin),
  };
  return [
    published === null ? fill(t.bulletinPreview, said) : fill(t.bulletinHead, { ...said, time: showInstant(published) }),
    ...(missing.length === 0 ? [] : [fill(t.missing, { names: missing.join('、') })]),
    ...PROGRAMMES.flatMap((programme) => [
      fill(t.bulletinProgramme, { programme: PROGRAMME_NAMES[programme], figures: withLast(programme, now, last) }),
      filed
        .map((d) => {
          const figures = bulletin.now.get(d.code)?.figures;
          const values = figures ? valuesOf(programme, figures) : '';
          return fill(t.bulletinRow, { district: d.aliases[0] ?? d.name, values });
        })
        .join('；'),
    ]),
  ];
}

/** 确认: exactly what was shown, or it is shown again. `done`: the thread lets go. */
export async function publishShown(
  deps: Publishing,
  speaker: Speaker,
  period: string,
  seen: string,
): Promise<Shown & { readonly done: boolean }> {
  const shown = await showPeriod(deps, speaker, period);
  if (shown.seen === null) return { ...shown, done: true };
  if (shown.seen !== seen) return { ...shown, lines: [t.publishChanged, ...shown.lines], done: false };
  const { asker, message, arrivedAt: now } = speaker;
  const key = `publish/${period}`;
  const words = text(...(await wordsOf(deps, speaker, period)));
  const coordinators = active(speaker, 'coordinator');
  const broadcast = (person: string): Outgoing =>
    outgoing({ key: `${key}/${person}`, corp: asker.corp, person, kind: 'broadcast', say: words, dueAt: now });
  const files = await fileRows(deps, workbook(deps, speaker, period), asker, key, active(speaker, 'taskForce'), now);
  const published = await deps.monthly.publish(asker, message, now, period, [...coordinators.map(broadcast), ...(files ?? [])]);
  if (published === null) return { seen, lines: [t.publishNotAllowed], done: true };
  if (!published.isNew) return { seen, lines: [alreadyLine(speaker, period, published.publishedAt)], done: true };
  const said = { time: showInstant(published.publishedAt), count: coordinators.length };
  const line = isYear(period)
    ? fill(files ? a.publishDone : a.publishDoneNoFile, { ...said, year: period })
    : fill(files ? t.publishDone : t.publishDoneNoFile, { ...said, month: sayMonth(period, now) });
  return { seen, lines: [line], done: true };
}

/** What the coordinators read. */
async function wordsOf(deps: Publishing, speaker: Speaker, period: string): Promise<readonly string[]> {
  const { bureau, asker, arrivedAt: now } = speaker;
  if (!isYear(period)) {
    return bulletinText(speaker, await loadBulletin(deps.monthly, speaker, period, within(speaker)), now);
  }
  const assessed = await assessYear(deps.assessments, bureau, asker, Number(period), deps.settings, now);
  return rankedText(deps, speaker, { ...assessed, rows: { ...assessed.rows, publishedAt: now } });
}

/** As it stands at this instant, which is that of the publication. */
async function workbook(deps: Publishing, speaker: Speaker, period: string) {
  const { bureau, asker, arrivedAt: now } = speaker;
  if (isYear(period)) {
    const assessed = await assessYear(deps.assessments, bureau, asker, Number(period), deps.settings, now);
    const sheets = assessmentSheets(assessed, bureau, deps.settings, t.city);
    return sheets === null ? [] : deps.documents.yearly({ ...sheets, isFinal: true });
  }
  const bulletin = await loadBulletin(deps.monthly, speaker, period, within(speaker));
  const city = cityOf(speaker);
  const stood = { ...bulletin, publishedAt: now };
  return deps.documents.monthly(bulletinSheets(stood, t.city, city, now, bureau.calendar, deps.settings.monthOpensOn));
}
