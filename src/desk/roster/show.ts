// What does the person who imports a roster read?
import type { Changes } from '../../domain/enterprise-change.ts';
import { listed } from './findings.ts';
import type { RosterImport } from './import-roster.ts';
import { type RosterFault, showFault } from './sheets.ts';

/** The lines of an import that was done, or would be. */
export function showImport(planned: RosterImport, dryRun: boolean): readonly string[] {
  const { changed, change, warnings } = planned;
  const done = dryRun ? '试算完毕，没有保存。导入后会有这些变化：' : '名册已导入：';
  return [
    ...(changed
      ? [
          done,
          counted('区域', '移除', change.regions),
          counted('人员', '停用', change.people),
          counted('企业', '退出', change.enterprises),
          ...named(planned),
        ]
      : ['名册与现有的完全一致，没有任何变化。']),
    ...(warnings.length === 0 ? [] : ['请留意：', ...warnings.map((w) => `  ${w}`)]),
  ];
}

const counted = (what: string, gone: string, { added, changed, left }: Changes): string =>
  `  ${what}：新增${added.length}，改动${changed.length}，${gone}${left.length}`;

/** Each name once: those who leave because the row says so apart from those who have no row. */
function named({ change: { people, enterprises }, absent }: RosterImport): readonly string[] {
  const stated = (left: readonly string[], gone: readonly string[]) => left.filter((name) => !gone.includes(name));
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['改动的人员', people.changed],
    ['停用的人员', stated(people.left, absent.people)],
    ['表里没有、按停用办理的人员', absent.people],
    ['改动的企业', enterprises.changed],
    ['退出的企业', stated(enterprises.left, absent.enterprises)],
    ['表里没有、按退出办理的企业', absent.enterprises],
  ];
  return lines.flatMap(([what, names]) => (names.length === 0 ? [] : [`  ${what}：${listed(names)}`]));
}

const MOST_FAULTS = 200;

/** Every fault on a line of its own, under one that says nothing was imported. */
export function showFaults(faults: readonly RosterFault[]): readonly string[] {
  const more = faults.length - MOST_FAULTS;
  return [
    `名册有${faults.length}处要改，没有导入任何内容：`,
    ...faults.slice(0, MOST_FAULTS).map((f) => `  ${showFault(f)}`),
    ...(more > 0 ? [`  还有${more}处没有列出，请先改以上各处`] : []),
  ];
}
