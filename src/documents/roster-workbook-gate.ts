// Is a file a small, plain xlsx workbook, and which of its parts may a parser see? Nothing the file says about itself is believed.
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Problem } from '../desk/problem.ts';
import { quote } from '../desk/roster/typed.ts';
import { asPlainParts, findParts, type ReadPart } from './roster-workbook-parts.ts';
import { type HiddenLines, hiddenLines, isMostlyEmpty, withoutEmpty, withoutPrefix } from './roster-workbook-sheet.ts';
import type { ZipPart } from './zip-parts.ts';

/** Largest file taken, bytes. A roster of 5,000 enterprises is about 0.4 MB; the rest is pictures, or emptiness that has to be named. */
export const MOST_WORKBOOK_BYTES = 16 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 8 * 1024 * 1024;
// Four a cell: what a parser's time and memory grow with, whatever the bytes are.
const MOST_TAGS = 500_000;
const MOST_DEPTH = 100;
/** Of a sheet that is too large: what its end is full of tells why. */
const SAMPLE_BYTES = 1024 * 1024;
const LAST_ROW = 1_048_576;
const MOST_ENTRIES = 200;
const MOST_ROWS = 20_000;
const MOST_MERGES = 2_000;
const MOST_MERGED_CELLS = 20_000;

const TOO_MANY_MERGES = '合并单元格太多。请全部取消合并后再试';

/** The refusal of a file, with a sentence for the person who sent it. */
export const refuseWorkbook = (sentence: string): Problem => new Problem('file.refused', { sentence });

const [LESS, GREATER, SLASH, QUESTION] = [0x3c, 0x3e, 0x2f, 0x3f];

export const BROKEN = '文件打不开，可能已损坏。请用 Excel 或 WPS 重新另存为 xlsx 后再试';
export const TOO_LARGE = '文件太大，不像是名册。请只留名册需要的行和列，另存为新的 xlsx 文件后再试';

const manyEmpty = (sheet: string): string =>
  `${quote(sheet)}表里有大量带格式的空行（或空格子），文件因此太大。请选中数据下面的所有行，右键“删除”整行再保存；或只把有内容的区域复制到新的工作表，另存后再试`;

export type OpenedWorkbook = {
  /** What a parser may see: the roster's sheets, their texts and formats, and nothing the file says of anything else. */
  readonly parts: readonly ZipPart[];
  /** Every sheet the workbook lists, in its order; `lines` null where it is none of the roster's. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly lines: HiddenLines | null }[];
};

/**
 * Unpacks the roster's sheets, found by the relationships the file states, and counts them byte by byte; no more than 8 MB are ever
 * unpacked. Problems: file.refused with `details.sentence` in Chinese.
 */
export async function openWorkbookFile(bytes: Buffer): Promise<OpenedWorkbook> {
  checkKind(bytes);
  const zip = await openZip(bytes);
  try {
    const read = unpacker(zip, await entriesByName(zip));
    const found = await findParts(read);
    if (found === null) throw refuseWorkbook('这不是 Excel 工作簿。请用 xlsx 格式');
    const sharedStrings = found.sharedStrings === null ? null : await read(found.sharedStrings);
    const styles = found.styles === null ? null : await read(found.styles);
    const sheets: { readonly name: string; readonly bytes: Buffer }[] = [];
    const listed: OpenedWorkbook['sheets'][number][] = [];
    for (const { name, isHidden, part } of found.sheets) {
      const bytes = part === null ? null : await read(part).catch((error) => overflow(error, name));
      if (part !== null && bytes === null) throw refuseWorkbook(BROKEN);
      const xml = bytes === null ? null : leanSheet(bytes, name);
      if (xml !== null) sheets.push({ name, bytes: Buffer.from(xml, 'latin1') });
      listed.push({ name, isHidden, lines: xml === null ? null : hiddenLines(xml) });
    }
    const parts = asPlainParts({ sheets, sharedStrings, styles, from1904: found.from1904 });
    if (parts.reduce((n, p) => n + tagsOf(p.bytes), 0) > MOST_TAGS) throw refuseWorkbook(TOO_LARGE);
    for (const part of parts) checkMerges(part);
    return { parts, sheets: listed };
  } finally {
    zip.close();
  }
}

/** What stands in a sheet, each byte as one character; refused where that is more than a roster. */
function leanSheet(bytes: Buffer, name: string): string {
  const whole = bytes.toString('latin1');
  checkPlaces(whole);
  const xml = withoutEmpty(whole);
  if ((xml.match(/<row[\s/>]/gu) ?? []).length > MOST_ROWS) throw tooMuch(bytes, name);
  return xml;
}

/** Of a sheet of which more comes out than anybody reads: refused by what it is full of. */
function overflow(error: unknown, sheet: string): never {
  if (error instanceof Overflow) throw tooMuch(error.bytes, sheet);
  throw error;
}

const tooMuch = (bytes: Buffer, sheet: string): Problem =>
  refuseWorkbook(isMostlyEmpty(bytes.subarray(-SAMPLE_BYTES).toString('latin1')) ? manyEmpty(sheet) : TOO_LARGE);

function checkKind(bytes: Buffer): void {
  if (bytes.length === 0) throw refuseWorkbook('文件是空的');
  if (bytes.length > MOST_WORKBOOK_BYTES) throw refuseWorkbook(TOO_LARGE);
  // An OLE file: the old xls format, or an xlsx under a password.
  if (bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') {
    const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw refuseWorkbook(isEncrypted ? '文件有密码。请去掉密码后再试' : '这是旧的 xls 格式。请另存为 xlsx 后再试');
  }
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004')
    throw refuseWorkbook('这不是 xlsx 文件。请用 Excel 或 WPS 另存为 xlsx 后再试');
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, decodeStrings: true, strictFileNames: true, validateEntrySizes: true, autoClose: false };
    fromBuffer(bytes, options, (e, zip) => (e ? reject(refuseWorkbook(BROKEN)) : resolve(zip)));
  });
}

/** Every entry by its name in small letters. */
async function entriesByName(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw refuseWorkbook(TOO_LARGE);
  const entries = new Map<string, Entry>();
  for await (const entry of entriesOf(zip)) {
    checkName(entry, entries);
    entries.set(entry.fileName.toLowerCase(), entry);
    if (entries.size > MOST_ENTRIES) throw refuseWorkbook(TOO_LARGE);
  }
  return entries;
}

/** Reads a part whatever the case of its name, without a prefix before its tags; all of them together no more than 8 MB. */
function unpacker(zip: ZipFile, entries: ReadonlyMap<string, Entry>): ReadPart {
  const known = new Map<string, Promise<Buffer>>();
  let left = MOST_UNPACKED_BYTES;
  const unpacked = async (entry: Entry): Promise<Buffer> => {
    const bytes = await unpack(zip, entry, left);
    left -= bytes.length;
    // No workbook declares entities of its own.
    if (bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY')) throw refuseWorkbook(BROKEN);
    return withoutPrefix(bytes);
  };
  return async (name) => {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    const bytes = known.get(entry.fileName) ?? unpacked(entry);
    known.set(entry.fileName, bytes);
    return bytes;
  };
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let i = 0; i < zip.entryCount; i++) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (found: Entry | null, e?: unknown) => {
        zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
        if (e === undefined) resolve(found);
        else reject(refuseWorkbook(BROKEN));
      };
      const onEntry = (found: Entry) => settle(found);
      const onEnd = () => settle(null);
      const onError = (e: unknown) => settle(null, e);
      zip.once('entry', onEntry).once('end', onEnd).once('error', onError);
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

function checkName(entry: Entry, before: ReadonlyMap<string, Entry>): void {
  const name = entry.fileName;
  // One name twice, or differing in case alone, is read differently by different programs.
  if (before.has(name.toLowerCase())) throw refuseWorkbook(BROKEN);
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) throw refuseWorkbook(BROKEN);
  if (entry.isEncrypted()) throw refuseWorkbook('文件有密码。请去掉密码后再试');
  if (/^xl\/workbook\.bin$/iu.test(name)) throw refuseWorkbook('这是 xlsb 格式。请另存为 xlsx 后再试');
  // Other .bin parts (printer settings, custom properties) are no program, and nobody reads them.
  if (/vbaProject|macrosheets|activeX/iu.test(name)) {
    throw refuseWorkbook('文件里有宏或嵌入的程序。请另存为不带宏的 xlsx 后再试');
  }
  if (/^xl\/(?:externalLinks|embeddings)\//iu.test(name)) {
    throw refuseWorkbook('文件引用了别的文件。请把这些内容“粘贴为数值”、删去嵌入对象后再试');
  }
}

/** More came out than is taken: what came until then. */
class Overflow extends Problem {
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    super('file.refused', { sentence: TOO_LARGE });
    this.bytes = bytes;
  }
}

/** Counts what comes out, whatever size the entry claims. */
function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (e, stream) => {
      if (e) return reject(refuseWorkbook(BROKEN));
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= most) return void chunks.push(chunk);
        stream.destroy();
        reject(new Overflow(Buffer.concat(chunks)));
      });
      stream.on('error', () => reject(refuseWorkbook(size > most ? TOO_LARGE : BROKEN)));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

/** Tags of a part, counted no further than one too many; refuses elements within elements without end. */
function tagsOf(bytes: Buffer): number {
  let tags = 0;
  let depth = 0;
  for (let at = bytes.indexOf(LESS); at >= 0 && tags <= MOST_TAGS; at = bytes.indexOf(LESS, at + 1)) {
    tags += 1;
    const next = bytes[at + 1];
    if (next === SLASH) depth -= 1;
    else if (next !== QUESTION && bytes[bytes.indexOf(GREATER, at) - 1] !== SLASH) depth += 1;
    if (depth > MOST_DEPTH) throw refuseWorkbook(BROKEN);
  }
  return tags;
}

// Row and cell references are plain letters and digits; written as character references they would slip past the number.
const PLACE = /\sr\s*=\s*["']([A-Z]{0,3}\d{7,}|[^"'&]{0,20}&)/gu;

/** Refuses rows beyond the last. */
function checkPlaces(xml: string): void {
  for (const [, ref = ''] of xml.matchAll(PLACE))
    if (!(Number(ref.replace(/^[A-Z]+/u, '')) <= LAST_ROW)) throw refuseWorkbook(BROKEN);
}

/** Refuses merged areas that would keep a parser busy. */
function checkMerges({ name, bytes }: ZipPart): void {
  if (!name.startsWith('xl/worksheets/')) return;
  const merges = bytes.toString('latin1').match(/<mergeCell\s[^>]*>/gu) ?? [];
  if (merges.length > MOST_MERGES) throw refuseWorkbook(TOO_MANY_MERGES);
  const areas = merges.map((merge) => areaOf(/\sref\s*=\s*["']([^"']*)["']/u.exec(merge)?.[1] ?? ''));
  if (areas.reduce((cells, area) => cells + area, 0) > MOST_MERGED_CELLS) throw refuseWorkbook(TOO_MANY_MERGES);
}

function areaOf(ref: string): number {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(ref);
  if (!parts) throw refuseWorkbook(BROKEN);
  const column = (letters = '') => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
  const width = Math.abs(column(parts[3]) - column(parts[1])) + 1;
  return width * (Math.abs(Number(parts[4]) - Number(parts[2])) + 1);
}
