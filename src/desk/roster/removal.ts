// Would an import retire so many that a workbook with half of the roster in it is likelier than a bureau that shrank?
import type { RosterChange } from '../../domain/roster-change.ts';
import type { ImportedRoster } from '../ports.ts';

type Leaving = {
  /** Who leaves, whether the workbook says so or leaves them out. */
  readonly leaving: number;
  /** Active people, or enterprises on the roster, before. */
  readonly of: number;
};

export type Removal = { readonly people: Leaving; readonly enterprises: Leaving };

/** A tenth may leave unasked. */
const isMany = ({ leaving, of }: Leaving): boolean => leaving * 10 > of;

export function removalOf(old: Pick<ImportedRoster, 'people' | 'assignments'>, { people, enterprises }: RosterChange): Removal {
  return {
    people: { leaving: people.left.length, of: old.people.filter((p) => p.active).length },
    enterprises: {
      leaving: enterprises.left.length,
      of: new Set(old.assignments.filter((a) => a.until === null).map((a) => a.enterprise)).size,
    },
  };
}

/** The number to be repeated: of all that leave. */
const leavingOf = ({ people, enterprises }: Removal): number => people.leaving + enterprises.leaving;

/** More than a tenth of the people or of the enterprises. */
export const needsRepeating = ({ people, enterprises }: Removal): boolean => isMany(people) || isMany(enterprises);

/**
 * A number that was given must be right even where none was needed: then the workbook is another than its importer thinks. Right is the
 * number of all that leave, or of the only kind of which too many do.
 */
export function isConfirmed(removal: Removal, said: number | null): boolean {
  if (said === null) return !needsRepeating(removal);
  const { people, enterprises } = removal;
  const only = isMany(people) === isMany(enterprises) ? null : isMany(people) ? people.leaving : enterprises.leaving;
  return said === leavingOf(removal) || said === only;
}

/** What a trial says of the number to be repeated, or that was: nothing where none is needed. */
export function showTrial(removal: Removal, said: number | null): readonly string[] {
  const number = leavingOf(removal);
  if (said === null) return needsRepeating(removal) ? [`会离开的超过十分之一，导入时要加上 --remove ${number}。`] : [];
  return isConfirmed(removal, said)
    ? [`写的 --remove ${said} 与会离开的个数相符，可以导入。`]
    : [`写的是 --remove ${said}，对不上：会离开的共${number}个，这样不会导入。`];
}

/** Sentences for whoever imports: how many leave and how to go on. */
export function showRemoval(removal: Removal, said: number | null): readonly string[] {
  const { people, enterprises } = removal;
  const share = ({ leaving, of }: Leaving) => `${of}中的${leaving}`;
  const counts = `企业${share(enterprises)}户退出，人员${share(people)}人停用`;
  const number = leavingOf(removal);
  const wrong = said === null ? '' : `写的是 --remove ${said}，对不上。`;
  return [
    `没有导入：这份名册会让${counts}。${wrong}`,
    '如果文件只是名册的一部分，请补全后再导入：表里没有的人和企业都按离开办理。',
    `确实要这样，请再运行一次并加上 --remove ${number}。`,
  ];
}
