// How are questions about a month's bulletin answered, and what do its figures come from?
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import { fileForSpeaker } from '../../desk/documents/send-files.ts';
import type { Feature, TextTurn } from '../../desk/feature.ts';
import { afterAsked, isOfMonths } from '../../desk/figures/asked.ts';
import { districtsAsked } from '../../desk/figures/districts-asked.ts';
import { orDatabaseAway } from '../../desk/or-away.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { may } from '../../domain/rights.ts';
import type { Settings } from '../../domain/settings.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { bulletinSheets, loadBulletin } from './bulletin.ts';
import type { Monthly } from './port.ts';
import { monthAsked, monthlyAnswer, sourceLines } from './questions.ts';

export type BulletinDeps = {
  readonly monthly: Pick<Monthly, 'returns'>;
  readonly documents: Pick<Documents, 'monthly'>;
  readonly files: Pick<Files, 'keep'>;
  readonly settings: Pick<Settings, 'monthOpensOn'>;
};

export const bulletinFeature = (deps: BulletinDeps): Feature => ({
  name: 'months',
  hears: {
    sources: (turn, { of }) => orDatabaseAway(turn, isOfMonths(of) ? sources(deps, turn, of) : Promise.resolve(null)),
  },
  query: (turn) => (isOfMonths(turn.query) ? answered(deps, turn, turn.query) : Promise.resolve(null)),
});

async function answered(deps: BulletinDeps, turn: TextTurn, query: QueryReading): Promise<Answered | null> {
  const { speaker, thread } = turn;
  if (query.form === 'chart') return null;
  if (!may(speaker.person, 'seeMonthly')) return { thread, lines: [t.notSeen] };
  const after = afterAsked(thread, query, speaker.arrivedAt);
  if (query.form === 'workbook') {
    const file = await workbookOf(deps, speaker, query);
    return file && { ...file, thread: after };
  }
  const lines = await monthlyAnswer(deps.monthly, speaker, query, deps.settings.monthOpensOn);
  return lines && { thread: after, lines };
}

async function workbookOf(
  deps: BulletinDeps,
  speaker: Speaker,
  query: QueryReading,
): Promise<Pick<Answered, 'lines' | 'sends'> | null> {
  const { bureau, person, arrivedAt } = speaker;
  const { monthOpensOn } = deps.settings;
  const place = districtsAsked(speaker, query.districts);
  if (place === null) return { lines: [t.notSeen] };
  const month = monthAsked(speaker, query, monthOpensOn);
  if (month === null) return null;
  const bulletin = await loadBulletin(deps.monthly, speaker, month, place.districts);
  const region = bureau.roster.regions.find((r) => r.code === person.region && r.level !== 'district') ?? null;
  const city = place.districts.length > 1 ? region : null;
  const sheets = bulletinSheets(bulletin, place.whose, city, arrivedAt, bureau.calendar, monthOpensOn);
  return fileForSpeaker(deps.files, speaker, deps.documents.monthly(sheets));
}

async function sources(deps: BulletinDeps, { speaker, thread }: TextTurn, last: QueryReading): Promise<Answered | null> {
  const place = districtsAsked(speaker, last.districts);
  const month = monthAsked(speaker, last, deps.settings.monthOpensOn);
  if (place === null || month === null) return null;
  const bulletin = await loadBulletin(deps.monthly, speaker, month, place.districts);
  return { thread, lines: sourceLines(bulletin, speaker.arrivedAt) };
}
