// The port Documents in this very thread, for transcripts: the workbooks are made, of a picture only what can be read on it.
import type { Picture } from '../../src/desk/documents/picture.ts';
import type { Documents } from '../../src/desk/documents/port.ts';
import { make } from '../../src/documents/make.ts';

export type ReadableDocuments = Documents & {
  /** The pictures drawn, by the bytes they were answered with. */
  readonly pictures: ReadonlyMap<Uint8Array, Picture>;
};

const MOST_BYTES = 20 * 1024 * 1024;

export function readableDocuments(): ReadableDocuments {
  const pictures = new Map<Uint8Array, Picture>();
  return {
    pictures,
    weekly: (annex) => make({ kind: 'weekly', annex, most: MOST_BYTES }),
    monthly: (bulletin) => make({ kind: 'monthly', bulletin }),
    yearly: (assessment) => make({ kind: 'yearly', assessment }),
    table: (table) => make({ kind: 'table', table }),
    async draw(picture) {
      const bytes = Buffer.from(JSON.stringify(picture));
      pictures.set(bytes, picture);
      return bytes;
    },
    close: async () => {},
  };
}
