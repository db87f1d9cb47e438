// What bytes did the request bring, if it brought them all and not too many?
import type { IncomingMessage } from 'node:http';

/** `gone`: the sender left, or took so long that the server hung up; nobody waits for an answer. */
type ReadBody = Buffer | 'tooLarge' | 'gone';

/**
 * Reads at most `limit` bytes, whatever the headers say of type and encoding; nothing is unpacked. What comes after `tooLarge` is
 * thrown away unread until the server's time-out, so that the sender gets to see the answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  if (Number(request.headers['content-length']) > limit) return Promise.resolve('tooLarge');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve('tooLarge');
    });
    request.once('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks));
    });
    request.once('close', () => resolve('gone'));
    request.once('error', () => resolve('gone'));
  });
}
