// Which files does WeCom take, and which does it give back?
import { failure, ok, type SimulatedAnswer } from './answers.ts';
import { DAY_MS } from './limits.ts';
import { readMultipart } from './multipart.ts';
import { type Media, type MediaKind, putMedia, randomText, type SimulatorState } from './world.ts';

const MEDIA_LIFE_MS = 3 * DAY_MS;
const MEGABYTE = 1 << 20;
const MOST_BYTES: Readonly<Record<MediaKind, number>> = {
  image: 10 * MEGABYTE,
  voice: 2 * MEGABYTE,
  video: 10 * MEGABYTE,
  file: 20 * MEGABYTE,
};
export const LARGEST_MEDIA = MOST_BYTES.file;

const startsWith = (bytes: Buffer, ...head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);
const isPng = (bytes: Buffer) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47);
const isJpeg = (bytes: Buffer) => startsWith(bytes, 0xff, 0xd8, 0xff);
const isAmr = (bytes: Buffer) => bytes.subarray(0, 5).toString('latin1') === '#!AMR';
const isMp4 = (bytes: Buffer) => bytes.subarray(4, 8).toString('latin1') === 'ftyp';

export const isMediaKind = (type: unknown): type is MediaKind => typeof type === 'string' && Object.hasOwn(MOST_BYTES, type);

/** Keeps a file for three days, or answers the code of its fault (wecom §3.7). */
export function addMedia(world: SimulatorState, type: MediaKind, name: string, bytes: Buffer): Media | number {
  if (bytes.length === 0) return 44001;
  if (bytes.length <= 5) return 40006;
  if (bytes.length > MOST_BYTES[type]) return 45001;
  const contentType = contentTypeOf(type, bytes);
  if (contentType === null) return type === 'voice' ? 301017 : type === 'image' ? 40123 : 40004;
  return putMedia(world, { id: randomText(world, 64), type, name, contentType, bytes, createdAt: world.clock.now() });
}

function contentTypeOf(type: MediaKind, bytes: Buffer): string | null {
  switch (type) {
    case 'image':
      return isPng(bytes) ? 'image/png' : isJpeg(bytes) ? 'image/jpeg' : null;
    case 'voice':
      return isAmr(bytes) ? 'audio/amr' : null;
    case 'video':
      return isMp4(bytes) ? 'video/mp4' : null;
    case 'file':
      return 'application/octet-stream';
  }
}

/** 0 where a file can be used, 40007 where there is none, 40145 after three days. */
export function fileFault(world: SimulatorState, media: Media | undefined): number {
  if (!media) return 40007;
  return world.clock.now().getTime() - media.createdAt.getTime() > MEDIA_LIFE_MS ? 40145 : 0;
}

/** media/upload. */
export function uploadMedia(world: SimulatorState, query: URLSearchParams, contentType: string, body: Buffer): SimulatedAnswer {
  const type = query.get('type');
  if (!isMediaKind(type)) return failure(40004);
  const part = readMultipart(contentType, body)?.find((p) => p.name === 'media');
  if (!part) return failure(44001);
  if (part.filename === '') return failure(40058);
  const media = addMedia(world, type, part.filename, part.bytes);
  if (typeof media === 'number') return failure(media);
  return ok({ type, media_id: media.id, created_at: String(Math.floor(media.createdAt.getTime() / 1000)) });
}

/** media/get; a failure is JSON with HTTP 200. */
export function getMedia(world: SimulatorState, query: URLSearchParams): SimulatedAnswer {
  const media = world.media.get(query.get('media_id') ?? '');
  const fault = fileFault(world, media);
  if (!media || fault !== 0) return failure(fault);
  return { kind: 'file', contentType: media.contentType, name: media.name, bytes: media.bytes };
}
