// Is a file a small, plain xlsx workbook, and which of its parts may a parser see? Nothing the file says about itself is believed.
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Problem } from '../desk/problem.ts';
import type { ZipPart } from './zip-parts.ts';

/** Largest file taken, bytes. A roster of 5,000 enterprises is about 0.4 MB. */
export const MOST_WORKBOOK_BYTES = 4 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 8 * 1024 * 1024;
// Four a cell: what a parser's time and memory grow with, whatever the bytes are.
const MOST_TAGS = 500_000;
const MOST_DEPTH = 100;
const LAST_ROW = 1_048_576;
const MOST_ENTRIES = 200;
const MOST_MERGES = 2_000;
const MOST_MERGED_CELLS = 20_000;

// All a reader of cells needs; drawings, comments, links, tables and settings stay outside.
const WANTED = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/sheet\d{1,4}\.xml)$/u;

const TOO_MANY_MERGES = '合并单元格太多。请全部取消合并后再试';

/** The refusal of a file, with a sentence for the person who sent it. */
export const refuseWorkbook = (sentence: string): Problem => new Problem('file.refused', { sentence });

const [LESS, GREATER, SLASH, QUESTION] = [0x3c, 0x3e, 0x2f, 0x3f];

export const BROKEN = '文件打不开，可能已损坏。请用 Excel 或 WPS 重新另存为 xlsx 后再试';
export const TOO_LARGE = '文件太大，不像是名册。请只留名册需要的行和列，另存为新的 xlsx 文件后再试';

/**
 * The parts a parser may see, unpacked and counted byte by byte; well within a second, as no more than 8 MB are ever unpacked.
 * Problems: file.refused with `details.sentence` in Chinese.
 */
export async function openWorkbookFile(bytes: Buffer): Promise<readonly ZipPart[]> {
  checkKind(bytes);
  const zip = await openZip(bytes);
  try {
    const parts = await readParts(zip);
    if (!parts.some((p) => p.name === 'xl/workbook.xml')) throw refuseWorkbook('这不是 Excel 工作簿。请用 xlsx 格式');
    if (parts.reduce((n, p) => n + tagsOf(p.bytes), 0) > MOST_TAGS) throw refuseWorkbook(TOO_LARGE);
    for (const part of parts) checkXml(part);
    return parts;
  } finally {
    zip.close();
  }
}

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

async function readParts(zip: ZipFile): Promise<readonly ZipPart[]> {
  if (zip.entryCount > MOST_ENTRIES) throw refuseWorkbook(TOO_LARGE);
  const parts = new Map<string, ZipPart>();
  const names = new Set<string>();
  let left = MOST_UNPACKED_BYTES;
  for await (const entry of entriesOf(zip)) {
    checkName(entry, names);
    if (names.size > MOST_ENTRIES) throw refuseWorkbook(TOO_LARGE);
    if (!WANTED.test(entry.fileName)) continue;
    const bytes = await unpack(zip, entry, left);
    left -= bytes.length;
    parts.set(entry.fileName, { name: entry.fileName, bytes });
  }
  return [...parts.values()];
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

function checkName(entry: Entry, names: Set<string>): void {
  const name = entry.fileName;
  // One name twice, or differing in case alone, is read differently by different programs.
  if (names.has(name.toLowerCase())) throw refuseWorkbook(BROKEN);
  names.add(name.toLowerCase());
  if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) throw refuseWorkbook(BROKEN);
  if (entry.isEncrypted()) throw refuseWorkbook('文件有密码。请去掉密码后再试');
  if (/vbaProject|macrosheets|activeX|\.bin$/iu.test(name) && !/printerSettings/iu.test(name)) {
    throw refuseWorkbook('文件里有宏或嵌入的程序。请另存为不带宏的 xlsx 后再试');
  }
  if (/^xl\/(?:externalLinks|embeddings)\//iu.test(name)) {
    throw refuseWorkbook('文件引用了别的文件。请把这些内容“粘贴为数值”、删去嵌入对象后再试');
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
        reject(refuseWorkbook(TOO_LARGE));
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

/** Refuses what a workbook never says and what would keep a parser busy: own entities, a million elements, rows beyond the last, merged areas. */
function checkXml({ name, bytes }: ZipPart): void {
  if (bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY')) throw refuseWorkbook(BROKEN);
  if (!name.startsWith('xl/worksheets/')) return;
  const xml = bytes.toString('latin1');
  // Row and cell references are plain letters and digits; written as character references they would slip past the number.
  for (const [, ref = ''] of xml.matchAll(/\sr\s*=\s*["']([A-Z]{0,3}\d{7,}|[^"'&]{0,20}&)/gu)) {
    if (Number(ref.replace(/^[A-Z]+/u, '')) <= LAST_ROW) continue;
    throw refuseWorkbook(BROKEN);
  }
  let cells = 0;
  const merges = xml.match(/<(?:\w{1,20}:)?mergeCell\s[^>]*>/gu) ?? [];
  if (merges.length > MOST_MERGES) throw refuseWorkbook(TOO_MANY_MERGES);
  for (const merge of merges) cells += areaOf(/\sref\s*=\s*["']([^"']*)["']/u.exec(merge)?.[1] ?? '');
  if (cells > MOST_MERGED_CELLS) throw refuseWorkbook(TOO_MANY_MERGES);
}

function areaOf(ref: string): number {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(ref);
  if (!parts) throw refuseWorkbook(BROKEN);
  const column = (letters = '') => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
  const width = Math.abs(column(parts[3]) - column(parts[1])) + 1;
  return width * (Math.abs(Number(parts[4]) - Number(parts[2])) + 1);
}
