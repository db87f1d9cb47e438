// Which parts of an xlsx file are the sheets of a roster? Found by the relationships the file states, and written down under one set of names.

import { ROSTER_SHEETS } from '../desk/roster/sheets.ts';
import { fold } from '../desk/roster/typed.ts';
import { escapedValue, type TagAttributes, tagsNamed } from './xml-tags.ts';
import type { ZipPart } from './zip-parts.ts';

/** A sheet as the workbook lists it. `part`: null where it is none of the roster's, or none that holds cells. */
type ListedSheet = { readonly name: string; readonly isHidden: boolean; readonly part: string | null };

type WorkbookParts = {
  readonly sheets: readonly ListedSheet[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Days are counted from 1904. */
  readonly from1904: boolean;
};

/** The bytes of a part, whatever the case of its name; null where there is none. */
export type ReadPart = (name: string) => Promise<Buffer | null>;

type Relations = ReadonlyMap<string, { readonly kind: string; readonly target: string }>;

/** Null where the file holds no workbook. */
export async function findParts(read: ReadPart): Promise<WorkbookParts | null> {
  const root = await relationsOf(read, '');
  const stated = [...root.values()].find(({ kind }) => kind === 'officeDocument')?.target;
  const book = stated !== undefined && (await read(stated)) !== null ? stated : 'xl/workbook.xml';
  const bytes = await read(book);
  if (bytes === null) return null;
  const xml = bytes.toString('utf8');
  const relations = await relationsOf(read, book);
  const partOf = (kind: string) => [...relations.values()].find((r) => r.kind === kind)?.target ?? null;
  return {
    sheets: tagsNamed(xml, 'sheet').map((tag) => listedSheet(tag, relations)),
    sharedStrings: partOf('sharedStrings') ?? 'xl/sharedStrings.xml',
    styles: partOf('styles') ?? 'xl/styles.xml',
    from1904: tagsNamed(xml, 'workbookPr').some((tag) => ['1', 'true', 'on'].includes(tag.get('date1904') ?? '')),
  };
}

function listedSheet(tag: TagAttributes, relations: Relations): ListedSheet {
  const name = tag.get('name') ?? '';
  const state = tag.get('state') ?? 'visible';
  const relation = relations.get(tag.get('id') ?? '');
  const isOurs = Object.hasOwn(ROSTER_SHEETS, fold(name));
  return { name, isHidden: state !== 'visible', part: isOurs && relation?.kind === 'worksheet' ? relation.target : null };
}

/** Of a part, or with '' of the whole file; targets as names in the file. */
async function relationsOf(read: ReadPart, part: string): Promise<Relations> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const bytes = await read(`${folder}_rels/${part.slice(cut)}.rels`);
  if (bytes === null) return new Map();
  return new Map(
    tagsNamed(bytes.toString('utf8'), 'Relationship')
      .filter((tag) => tag.get('TargetMode') !== 'External')
      .map((tag) => {
        // Both editions of the standard end in the same word.
        const kind = (tag.get('Type') ?? '').split('/').at(-1) ?? '';
        return [tag.get('Id') ?? '', { kind, target: resolved(folder, tag.get('Target') ?? '') }] as const;
      }),
  );
}

/** `../xl/sheet.xml` and `/xl/sheet.xml` as `xl/sheet.xml`; what climbs out of the file is a name no part has. */
function resolved(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

type ReadParts = {
  readonly sheets: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly sharedStrings: Buffer | null;
  readonly styles: Buffer | null;
  readonly from1904: boolean;
};

/** The same as the only parts of a workbook under the names every reader looks for. */
export function asPlainParts({ sheets, sharedStrings, styles, from1904 }: ReadParts): readonly ZipPart[] {
  const beside = [
    { kind: 'sharedStrings', bytes: sharedStrings },
    { kind: 'styles', bytes: styles },
  ].flatMap(({ kind, bytes }) => (bytes === null ? [] : [{ kind, target: `${kind}.xml`, bytes }]));
  const related = [
    ...sheets.map(({ bytes }, i) => ({ kind: 'worksheet', target: `worksheets/sheet${i + 1}.xml`, bytes })),
    ...beside,
  ];
  const listed = sheets.map(({ name }, i) => `<sheet name="${escapedValue(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const relations = related.map(
    ({ kind, target }, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  const text = (name: string, xml: string): ZipPart => ({ name, bytes: Buffer.from(xml) });
  return [
    text(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    text('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`),
    ...related.map(({ target, bytes }) => ({ name: `xl/${target}`, bytes })),
  ];
}
