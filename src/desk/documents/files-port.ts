// Where are the files kept that the bot sends, and what does WeCom hold of them?
import { createHash } from 'node:crypto';
import type { Asker } from '../../domain/people.ts';

/** The most a file in the chat may weigh (wecom §3.7). */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/** The id of a kept file: the same for the same bytes, whoever keeps them. */
export const fileIdOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file as it went up to WeCom: the name a person sees goes with it. */
export type MediaUpload = {
  readonly corp: string;
  /** Id of the kept file. */
  readonly file: string;
  readonly kind: 'file' | 'picture';
  readonly name: string;
};

/** Problems: database.away, database.conflict. */
export interface Files {
  /** Keeps what was made for the asker, with its audit row; answers its id. At most MOST_FILE_BYTES. */
  keep(asker: Asker, bytes: Uint8Array, at: Date): Promise<string>;
  /** For whoever carries it to a phone; null where there is no such file. */
  bytes(file: string): Promise<Uint8Array | null>;
  /** The media_id of an upload made at `since` or later; null where there is none. */
  media(upload: MediaUpload, since: Date): Promise<string | null>;
  /** Books an upload; answers the media_id that holds, which is another's where one made at `since` or later was booked first. */
  keepMedia(upload: MediaUpload, media: string, at: Date, since: Date): Promise<string>;
  /** WeCom does not know this media_id any more. */
  forgetMedia(upload: MediaUpload, media: string): Promise<void>;
}
