// Which rooms answer about months and years, and publish them?
import type { Feature } from '../desk/feature.ts';
import { yearPublication } from '../features/assessment/publication.ts';
import { type AssessmentDeps, assessmentRoom } from '../features/assessment/room.ts';
import { type BulletinDeps, bulletinRoom } from '../features/monthly/bulletin-room.ts';
import { monthPublication } from '../features/monthly/publication.ts';
import type { Publications } from '../features/publication/port.ts';
import { publicationRoom } from '../features/publication/room.ts';

export type BulletinRoomsDeps = AssessmentDeps & BulletinDeps & { readonly monthly: Publications };

export const bulletinRooms = (deps: BulletinRoomsDeps): readonly Feature[] => [
  publicationRoom({
    publications: deps.monthly,
    files: deps.files,
    month: monthPublication(deps),
    year: yearPublication(deps),
  }),
  assessmentRoom(deps),
  bulletinRoom(deps),
];
