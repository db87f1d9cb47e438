// What does the publication of a month's bulletin show and tell? (domain §9.4)
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import { publicationTexts as p } from '../../../conversations/publication.ts';
import { wished } from '../../desk/acts/act-form.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Preview, Publication } from '../../desk/publication.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayMonthDue } from '../../desk/voices.ts';
import { monthDeadlines, phaseAt } from '../../domain/deadlines.ts';
import { PROGRAMME_NAMES, PROGRAMMES } from '../../domain/programmes.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Month, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { type Bulletin, bulletinSheets, loadBulletin, sumOfReturns } from './bulletin.ts';
import { valuesOf, withLast } from './figure-words.ts';
import type { Monthly, MonthPublications } from './port.ts';
import { lastCoverage } from './questions.ts';

export type MonthPublicationDeps = {
  readonly monthly: Pick<Monthly, 'returns'>;
  readonly periodPublications: MonthPublications;
  readonly documents: Pick<Documents, 'monthly'>;
  readonly settings: Pick<Settings, 'monthOpensOn'>;
};

export const monthPublication = (deps: MonthPublicationDeps): Publication => ({
  name: (month, now) => fill(p.month, { month: sayMonth(month, now) }),
  act: (speaker, month) =>
    wished(deps.periodPublications.publishMonth, speaker, { month, districts: citysDistricts(speaker).map((d) => d.code) }),
  preview: (speaker, month) => previewMonth(deps, speaker, month),
  changes: { returns: t.publishReturns, last: t.publishLast },
  seenBefore: (seen) =>
    digestOfFacts({
      returns: seen
        .split(' ')
        .filter((one) => one !== '')
        .toSorted(),
    }),
});

const citysDistricts = ({ bureau, person }: Speaker): readonly Region[] => districtsWithin(bureau.roster.regions, person.region);

async function previewMonth(deps: MonthPublicationDeps, speaker: Speaker, month: Month): Promise<Preview> {
  const { bureau, arrivedAt: now } = speaker;
  const { monthOpensOn } = deps.settings;
  const deadlines = monthDeadlines(bureau.calendar, month, monthOpensOn);
  const said = { month: sayMonth(month, now), due: sayMonthDue(deadlines.due, now) };
  const phase = phaseAt(deadlines, now);
  if (phase === 'open' || phase === 'notYet') return { kind: 'refused', lines: [fill(t.publishTooEarly, said)] };
  const bulletin = await loadBulletin(deps.monthly, speaker, month, citysDistricts(speaker));
  if (bulletin.now.size === 0) return { kind: 'refused', lines: [fill(t.publishEmpty, said)] };
  const sheets = () =>
    bulletinSheets({ ...bulletin, publishedAt: now }, t.city, cityOf(speaker), now, bureau.calendar, monthOpensOn);
  return {
    kind: 'ready',
    lines: bulletinLines(speaker, bulletin, null),
    after: p.afterMonth,
    announcement: bulletinLines(speaker, bulletin, now),
    workbooks: () => deps.documents.monthly(sheets()),
    typed: fill(t.exportTyped, { month: said.month }),
  };
}

const cityOf = ({ bureau, person }: Speaker): Region | null =>
  bureau.roster.regions.find((r) => r.code === person.region && r.level !== 'district') ?? null;

/** The city's sums with last month's, and each district's side by side. `published`: null in the preview. */
function bulletinLines(speaker: Speaker, bulletin: Bulletin, published: Date | null): readonly string[] {
  const now = sumOfReturns(bulletin.now.values());
  const last = bulletin.last.size === 0 ? null : sumOfReturns(bulletin.last.values());
  const filed = bulletin.districts.filter((d) => bulletin.now.has(d.code));
  const missing = bulletin.districts.filter((d) => !bulletin.now.has(d.code)).map((d) => d.name);
  const said = {
    city: cityOf(speaker)?.name ?? '',
    month: sayMonth(bulletin.month, speaker.arrivedAt),
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
