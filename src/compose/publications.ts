// Which features answer about months and years, and publish them?
import type { Feature } from '../desk/feature.ts';
import { type AssessmentDeps, assessmentFeature } from '../features/assessment/feature.ts';
import { yearPublication } from '../features/assessment/publication.ts';
import { type BulletinDeps, bulletinFeature } from '../features/monthly/bulletin-feature.ts';
import { monthPublication } from '../features/monthly/publication.ts';
import { publicationFeature } from '../features/publication/feature.ts';
import type { Publications } from '../features/publication/port.ts';

export type BulletinRoomsDeps = AssessmentDeps & BulletinDeps & { readonly monthly: Publications };

export const bulletinFeatures = (deps: BulletinRoomsDeps): readonly Feature[] => [
  publicationFeature({
    publications: deps.monthly,
    files: deps.files,
    month: monthPublication(deps),
    year: yearPublication(deps),
  }),
  assessmentFeature(deps),
  bulletinFeature(deps),
];
