// The port Documents in this very thread, for transcripts: the workbooks are made, of a picture only what can be read on it.
import { MOST_FILE_BYTES } from '../../src/desk/documents/files-port.ts';
import type { Documents } from '../../src/desk/documents/port.ts';
import { make } from '../../src/documents/make.ts';

export const readableDocuments: Documents = {
  weekly: (annex) => make({ kind: 'weekly', annex, most: MOST_FILE_BYTES }),
  monthly: (bulletin) => make({ kind: 'monthly', bulletin }),
  yearly: (assessment) => make({ kind: 'yearly', assessment }),
  table: (table) => make({ kind: 'table', table }),
  draw: async (picture) => Buffer.from(JSON.stringify(picture)),
  close: async () => {},
};
