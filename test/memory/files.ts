// The port Files in memory, for transcripts and tests.
import { createHash } from 'node:crypto';
import type { Files, Upload } from '../../src/desk/documents/files-port.ts';

export type MemoryFiles = Files & {
  /** Bytes by id, in the order they were kept. */
  readonly kept: ReadonlyMap<string, Uint8Array>;
};

export function memoryFiles(): MemoryFiles {
  const kept = new Map<string, Uint8Array>();
  const uploads = new Map<string, { readonly media: string; readonly at: Date }>();
  const keyOf = ({ corp, file, kind, name }: Upload): string => JSON.stringify([corp, file, kind, name]);
  return {
    kept,
    async keep(_asker, bytes) {
      const id = createHash('sha256').update(bytes).digest('hex');
      kept.set(id, bytes);
      return id;
    },
    bytes: async (file) => kept.get(file) ?? null,
    async media(upload, since) {
      const held = uploads.get(keyOf(upload));
      return held && held.at >= since ? held.media : null;
    },
    async keepMedia(upload, media, at, since) {
      const held = uploads.get(keyOf(upload));
      if (held && held.at >= since) return held.media;
      uploads.set(keyOf(upload), { media, at });
      return media;
    },
    async forgetMedia(upload, media) {
      if (uploads.get(keyOf(upload))?.media === media) uploads.delete(keyOf(upload));
    },
  };
}
