// What of a week is shown to whoever is about to sign it off or to publish it?
import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { digestOfFacts, type FactsDigest } from '../../desk/acts/read-back.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { outstandingOf } from '../../domain/coverage.ts';
import type { Region } from '../../domain/regions.ts';
import { briefFigures, type Figures, sumOf } from '../../domain/tiers.ts';
import type { Week } from '../../domain/time.ts';
import type { Totals } from '../../domain/totals.ts';
import { fill } from '../../forms/definition/fill.ts';

/** Up to this many missing enterprises are named. */
const NAMED = 8;

type WeekShown = {
  readonly lines: readonly string[];
  readonly totals: Totals;
};

/** A dash where nobody has reported. */
const figuresSaid = (figures: Figures | null): string =>
  figures === null ? '—' : sumOf(figures) === 0 ? '0' : briefFigures(figures);

export async function weekShown(
  reports: Reports,
  speaker: Speaker,
  week: Week,
  districts: readonly Region[],
): Promise<WeekShown> {
  const { asker, arrivedAt, bureau } = speaker;
  const codes = districts.map((d) => d.code);
  const [totals, filed] = await Promise.all([
    reports.totals(asker, { week, districts: codes, enterprises: null }, arrivedAt),
    reports.ofWeek(asker, week, codes, arrivedAt),
  ]);
  const isFiled = new Set(filed.map((r) => r.enterprise));
  const missing = outstandingOf(bureau.roster, week, isFiled).filter((s) => codes.includes(s.district));
  const { due, filed: count } = totals.coverage;
  const names = missing.map((s) => s.enterprise.aliases[0] ?? s.enterprise.name).join('、');
  const coverage =
    missing.length === 0
      ? fill(t.complete, { due })
      : missing.length <= NAMED
        ? fill(t.incomplete, { filed: count, due, names })
        : fill(t.incompleteCount, { filed: count, due, missing: missing.length });
  return {
    totals,
    lines: [
      coverage,
      fill(t.sums[0], { figures: figuresSaid(totals.shortage) }),
      fill(t.sums[1], { figures: figuresSaid(totals.resolved) }),
    ],
  };
}

const SEEN_BEFORE = z.tuple([z.array(z.string()), z.array(z.string())]);

/** What an older program kept of the reports it showed: JSON of `企业 版本` and of the missing ones. */
export function reportsSeenBefore(seen: string): FactsDigest {
  const both = SEEN_BEFORE.safeParse(jsonIn(seen));
  // What cannot be compared counts as changed: it is read back anew.
  const [reports, missing] = both.success ? both.data : [[seen], []];
  return digestOfFacts({ reports, missing });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
