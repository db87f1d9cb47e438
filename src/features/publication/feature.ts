// How does the task force publish a week, a month or a year?
import type { Feature } from '../../desk/feature.ts';
import { askPublishPeriod, openPublish, type PublicationDeps } from './publish.ts';

export function publicationFeature(deps: PublicationDeps): Feature {
  const publish = openPublish(deps);
  return {
    name: 'publication',
    forms: [publish],
    hears: { publishPeriod: (turn, { period }) => askPublishPeriod(publish, turn, period) },
  };
}
