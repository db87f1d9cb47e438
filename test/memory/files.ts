// The port Files in memory, for tests that have no database.
import { type Files, fileIdOf, type MediaUpload } from '../../src/desk/documents/files-port.ts';

export function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  const uploads = new Map<string, { readonly media: string; readonly at: Date }>();
  const keyOf = ({ corp, file, kind, name }: MediaUpload): string => JSON.stringify([corp, file, kind, name]);
  const heldSince = (upload: MediaUpload, since: Date): string | null => {
    const held = uploads.get(keyOf(upload));
    return held && held.at >= since ? held.media : null;
  };
  return {
    async keep(_asker, bytes) {
      const id = fileIdOf(bytes);
      kept.set(id, bytes);
      return id;
    },
    bytes: async (file) => kept.get(file) ?? null,
    media: async (upload, since) => heldSince(upload, since),
    async keepMedia(upload, media, at, since) {
      const held = heldSince(upload, since);
      if (held === null) uploads.set(keyOf(upload), { media, at });
      return held ?? media;
    },
    async forgetMedia(upload, media) {
      if (uploads.get(keyOf(upload))?.media === media) uploads.delete(keyOf(upload));
    },
  };
}
