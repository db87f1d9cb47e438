// What does the publication of a month's bulletin show and tell? (domain §9.4)
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import { publicationTexts as p } from '../../../conversations/publication.ts';
import { wished } from '../../desk/acts/act-form.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Preview, Publication } from '../../desk/publication.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayMonthDue } from '../../desk/voices.ts';
import { monthDeadlines, phaseAt, weeksDueIn } from '../../domain/deadlines.ts';
import { PROGRAMME_NAMES, PROGRAMMES, programmeFigures } from '../../domain/programmes.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { coordinatorsOf } from '../../domain/roster.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Month, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { type Bulletin, bulletinSheets, changeSaid, loadBulletin, sumOfReturns } from './bulletin.ts';
import { valuesOf, withLast } from './figure-words.ts';
import { rosterFigures } from './known.ts';
import type { Monthly, MonthPublications } from './port.ts';
import { lastCoverage } from './questions.ts';

export type MonthPublicationDeps = {
  readonly monthly: Pick<Monthly, 'returns' | 'resolvedIn'>;
  readonly periodPublications: MonthPublications;
  readonly documents: Pick<Documents, 'monthly'>;
  readonly settings: Pick<Settings, 'monthOpensOn'>;
};

export const monthPublication = (deps: MonthPublicationDeps): Publication => ({
  name: (month, now) => fill(p.month, { month: sayMonth(month, now) }),
  act: (speaker, month) =>
    wished(deps.periodPublications.publishMonth, speaker, { month, districts: citysDistricts(speaker).map((d) => d.code) }),
  preview: (speaker, month) => previewMonth(deps, speaker, month),
  changes: { returns: t.publishReturns, last: t.publishLast, prefill: t.publishPrefill },
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
  const isSupplement = bulletin.publishedAt !== null;
  const published = isSupplement ? { ...bulletin, supplementAt: now } : { ...bulletin, publishedAt: now };
  const sheets = () => bulletinSheets(published, t.city, cityOf(speaker), now, bureau.calendar, monthOpensOn);
  const prefill = await prefillChanges(deps.monthly, speaker, bulletin);
  const list = prefill.map((one) => one.said);
  return {
    kind: 'ready',
    lines: [
      ...bulletinLines(speaker, bulletin, null),
      ...(list.length === 0 ? [] : [fill(t.prefillLine, { list: list.join('；') })]),
    ],
    after: p.afterMonth,
    announcement: bulletinLines(speaker, published, now),
    workbooks: () => deps.documents.monthly(sheets()),
    typed: fill(t.exportTyped, { month: said.month }),
    ...(isSupplement ? { named: fill(t.supplementName, said) } : {}),
    notes: prefill.flatMap(({ district, said: line }) =>
      coordinatorsOf(bureau.roster, district).map((one) => ({
        person: one.userid,
        lines: [fill(t.prefillTold, { ...said, list: line })],
      })),
    ),
    beside: { prefill: list },
  };
}

function headOf(
  { changes }: Bulletin,
  published: Date | null,
  said: Readonly<Record<'city' | 'month' | 'last', string> & Record<'filed' | 'due', number>>,
): string {
  if (published === null) return fill(changes.length === 0 ? t.bulletinPreview : t.supplementPreview, said);
  return fill(changes.length === 0 ? t.bulletinHead : t.supplementHead, { ...said, time: showInstant(published) });
}

const cityOf = ({ bureau, person }: Speaker): Region | null =>
  bureau.roster.regions.find((r) => r.code === person.region && r.level !== 'district') ?? null;

/** Figures the bot had filled in that are others by now, a line a district (domain §9.4). */
async function prefillChanges(
  monthly: MonthPublicationDeps['monthly'],
  { bureau, asker, arrivedAt: now }: Speaker,
  { month, districts, now: returns }: Bulletin,
): Promise<readonly { readonly district: string; readonly said: string }[]> {
  const weeks = weeksDueIn(bureau.calendar, month, month);
  const codes = districts.map((d) => d.code);
  const resolved = await monthly.resolvedIn(asker, codes, weeks, now);
  return districts.flatMap(({ code, name }) => {
    const filled = returns.get(code)?.prefilled;
    if (filled == null) return [];
    const { specialists, enterprises } = rosterFigures(bureau, code, month, now);
    const present: typeof filled = { specialists, enterprises, resolved: resolved.get(code) ?? 0 };
    const changed = programmeFigures('specialists').flatMap(({ key, name: figure }) => {
      const [was, is] = [filled[key], present[key]];
      return was === undefined || is === undefined || was === is ? [] : [fill(t.prefillFigure, { figure, was, is })];
    });
    return changed.length === 0
      ? []
      : [{ district: code, said: fill(t.prefillChanged, { district: name, list: changed.join('，') }) }];
  });
}

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
    headOf(bulletin, published, said),
    ...(bulletin.publishedAt === null || bulletin.changes.length === 0
      ? []
      : [fill(t.supplementChanges, { list: bulletin.changes.map(changeSaid).join('；') })]),
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
