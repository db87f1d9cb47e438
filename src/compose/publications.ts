// Which features answer about months and years, and what is it that can be published?
import type { Feature } from '../desk/feature.ts';
import { type AssessmentDeps, assessmentFeature } from '../features/assessment/feature.ts';
import { type YearPublicationDeps, yearPublication } from '../features/assessment/publication.ts';
import { type BulletinDeps, bulletinFeature } from '../features/monthly/bulletin-feature.ts';
import { type MonthPublicationDeps, monthPublication } from '../features/monthly/publication.ts';
import { publicationFeature } from '../features/publication/feature.ts';
import type { PublicationDeps } from '../features/publication/publish.ts';
import { type Publishing, weekPublication } from '../features/review/publish.ts';

export type PublishableDeps = Publishing & MonthPublicationDeps & YearPublicationDeps & Pick<PublicationDeps, 'files'>;

export const publishable = (deps: PublishableDeps): PublicationDeps => ({
  files: deps.files,
  week: weekPublication(deps),
  month: monthPublication(deps),
  year: yearPublication(deps),
});

type BulletinFeaturesDeps = AssessmentDeps & BulletinDeps & PublishableDeps;

export const bulletinFeatures = (deps: BulletinFeaturesDeps): readonly Feature[] => [
  publicationFeature(publishable(deps)),
  assessmentFeature(deps),
  bulletinFeature(deps),
];
