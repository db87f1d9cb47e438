// How does a test make zip files that lie about themselves?
import { crc32, deflateRawSync } from 'node:zlib';

export type ForgedEntry = {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the headers claim instead of the true unpacked size. */
  readonly claimedSize?: number;
  /** General purpose bits; 1 = encrypted. */
  readonly bits?: number;
};

export function forgeZip(entries: readonly ForgedEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimedSize = bytes.length, bits = 0x0800 } of entries) {
    const packed = deflateRawSync(bytes, { level: bytes.length > 1e6 ? 1 : 9 });
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(bits, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimedSize, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, rest, Buffer.from(name));
    locals.push(Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed);
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with one sheet 企业 of this XML, plus whatever else. */
export function forgeWorkbook(sheetXml: string | Buffer, more: readonly ForgedEntry[] = [], claimedSize?: number): Buffer {
  const part = (name: string, text: string): ForgedEntry => ({ name, bytes: Buffer.from(text) });
  return forgeZip([
    part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(sheetXml), ...(claimedSize === undefined ? {} : { claimedSize }) },
    ...more,
  ]);
}

export const sheetXml = (inside: string): string => `<worksheet xmlns="${MAIN}">${inside}</worksheet>`;
