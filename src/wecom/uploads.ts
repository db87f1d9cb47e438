// Which media_id stands for a file, uploaded again before WeCom forgets it?
import type { Files, MediaUpload } from '../desk/documents/files-port.ts';
import type { Clock } from '../desk/ports.ts';
import { isProblem, Problem } from '../desk/problem.ts';
import type { Say } from '../desk/say.ts';
import type { MediaType, WecomApi } from './api.ts';

export type SaidFile = Extract<Say, { kind: 'file' | 'picture' }>;

export type Uploads = {
  /** The media_id to send; the same for the same `since`, unless WeCom forgot it. Problems: wecom.*, `unsent` where WeCom is away; database.*. */
  mediaOf(say: SaidFile, since: Date): Promise<string>;
  /** WeCom does not hold it any more. */
  forget(say: SaidFile, media: string): Promise<void>;
};

type UploadsOptions = {
  readonly api: Pick<WecomApi, 'upload'>;
  readonly files: Files;
  readonly corp: string;
  readonly clock: Clock;
};

/**
 * WeCom keeps an upload for three days (wecom §3.7). A message is tried for 3 h 30 after its first claim, so an upload counts when at
 * that claim it had four hours left: whichever try it is, the answer is the same.
 */
const GOOD_MS = (3 * 24 - 4) * 3_600_000;
/** A picture is shown without a name, and none is sent without one. */
const PICTURE_NAME = 'picture.png';

export const mediaTypeOf = ({ kind }: SaidFile): MediaType => (kind === 'picture' ? 'image' : 'file');

export function createUploads({ api, files, corp, clock }: UploadsOptions): Uploads {
  const uploadOf = (say: SaidFile): MediaUpload => ({
    corp,
    file: say.file,
    kind: say.kind,
    name: say.kind === 'file' ? say.name : PICTURE_NAME,
  });
  return {
    async mediaOf(say, since) {
      const upload = uploadOf(say);
      const goodFrom = new Date(since.getTime() - GOOD_MS);
      const held = await files.media(upload, goodFrom);
      if (held !== null) return held;
      const bytes = await files.bytes(say.file);
      if (bytes === null) throw new Problem('wecom.refused', { why: 'no such file' });
      const media = await api.upload(mediaTypeOf(say), { name: upload.name, bytes }).catch(asUnsent);
      return files.keepMedia(upload, media, clock.now(), goodFrom);
    },
    forget: (say, media) => files.forgetMedia(uploadOf(say), media),
  };
}

/** Whatever became of the upload, no message was sent. */
function asUnsent(error: unknown): never {
  throw isProblem(error, 'wecom.away') ? new Problem(error.code, { ...error.details, unsent: true }, error) : error;
}
