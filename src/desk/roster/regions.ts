// Are the regions of a workbook a sound tree?
import { z } from 'zod';
import type { Region, RegionLevel } from '../../domain/regions.ts';
import { codeCell, filled, nameCell, namesCell, wordCell } from './cells.ts';
import type { Findings } from './findings.ts';
import { noPlaceName } from './no-names.ts';
import { LEVEL_WORDS, type Sheet } from './sheets.ts';
import { keptNames } from './short-names.ts';
import { type Line, type ReadItems, readLines } from './table.ts';
import { quote } from './typed.ts';

const DEPTH: Readonly<Record<RegionLevel, number>> = { province: 0, city: 1, district: 2 };

type Read = { readonly line: Line<'区域'>; readonly region: Region };

/** The regions that could be read, in the order of the sheet; what is found is added to `findings`. */
export function readRegions(sheets: readonly Sheet[], findings: Findings): ReadItems<Region> {
  const lines = readLines(sheets, '区域', findings);
  const reads = lines.flatMap(readRegion);
  const byCode = new Map<string, Read>();
  const siblings = new Map<string, number>();
  const regions: Region[] = [];
  for (const read of reads) {
    const { line, region } = read;
    const twin = byCode.get(region.code);
    if (twin) {
      line.fault('编码', `编码${quote(region.code)}与第${twin.line.row}行重复，请改成不同的编码`);
      continue;
    }
    byCode.set(region.code, read);
    const sibling = `${region.parent ?? ''}/${region.name}`;
    const row = siblings.get(sibling);
    if (row !== undefined) line.fault('名称', `与第${row}行同名，而且上级相同，请删去一行或改名`);
    siblings.set(sibling, line.row);
    regions.push(region);
  }
  const named = new Set(lines.map((line) => line.peek('编码')));
  const excused = (code: string) => lines.length === 0 || named.has(code);
  for (const read of byCode.values()) checkParent(read, byCode, excused);
  return { items: regions, excused };
}

const ROW = z.object({
  编码: filled(codeCell, '请填区域编码，例如 370402').pipe(
    z.string().regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,31}$/u, {
      error: ({ input }) => `${quote(String(input))}不是编码，只能用数字、字母和“-”，最多32位`,
    }),
  ),
  名称: nameCell('请填区域名称', 40),
  简称: namesCell,
  上级编码: codeCell,
  级别: wordCell(LEVEL_WORDS),
});

function readRegion(line: Line<'区域'>): readonly Read[] {
  const { 编码: code, 名称: name, 简称: aliases = [], 上级编码: parent = null, 级别: level } = line.read(ROW);
  if (code === undefined || name === undefined || level === undefined) return [];
  return [{ line, region: { code, name, aliases: keptNames(line, aliases, name, noPlaceName), parent, level } }];
}

function checkParent({ line, region }: Read, byCode: ReadonlyMap<string, Read>, excused: (code: string) => boolean): void {
  if (region.parent === null) return;
  const parent = byCode.get(region.parent);
  if (!parent && excused(region.parent)) return;
  if (!parent) line.fault('上级编码', `“区域”表里没有编码${quote(region.parent)}，请先添加这个上级，或改成已有的编码`);
  else if (isInCircle(region, byCode)) line.fault('上级编码', '上级绕了一圈又回到自己，请改正上级编码');
  else if (DEPTH[parent.region.level] >= DEPTH[region.level]) {
    line.fault('上级编码', `上级${quote(parent.region.name)}的级别不比本行高，请检查两行的“级别”和本行的“上级编码”`);
  }
}

function isInCircle(start: Region, byCode: ReadonlyMap<string, Read>): boolean {
  const seen = new Set<string>();
  for (let at = start.parent; at !== null && !seen.has(at); at = byCode.get(at)?.region.parent ?? null) {
    if (at === start.code) return true;
    seen.add(at);
  }
  return false;
}
