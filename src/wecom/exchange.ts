// How is one request made to WeCom's server API, and when did it certainly not arrive?
import { Agent, type Dispatcher, request } from 'undici';
import { Problem } from '../desk/problem.ts';
import { API_ANSWER, type ApiAnswer } from './errcode.ts';

type ApiRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string | Buffer;
  readonly contentType?: string;
  /** From the request to the last byte of the answer. */
  readonly ms: number;
};

const CONNECT_MS = 2_000;
const ANSWER_BYTES = 1024 * 1024;
const CONNECTIONS = 16;

/** A connection was never made, so nothing was acted upon; of every other failure we cannot know (wecom §8.6). */
const UNSENT: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The connections to WeCom; follows no redirect, and reads no endless answer. */
export const apiConnections = (): Dispatcher =>
  new Agent({ connect: { timeout: CONNECT_MS }, connections: CONNECTIONS, maxResponseSize: ANSWER_BYTES });

/** Problems: wecom.away, with `details.unsent` where the request certainly did not arrive. */
export async function exchange(dispatcher: Dispatcher, { method, url, body, contentType, ms }: ApiRequest): Promise<ApiAnswer> {
  let status = 0;
  try {
    const response = await request(url, {
      dispatcher,
      method,
      signal: AbortSignal.timeout(ms),
      ...(body !== undefined && { body }),
      ...(contentType !== undefined && { headers: { 'content-type': contentType } }),
    });
    status = response.statusCode;
    const answer = API_ANSWER.safeParse(JSON.parse(await response.body.text()));
    if (status === 200 && answer.success) return answer.data;
  } catch (error) {
    const code = errorCode(error);
    throw new Problem('wecom.away', { unsent: UNSENT.has(code), code, status }, error);
  }
  throw new Problem('wecom.away', { unsent: false, status });
}

/** Of an error of several addresses tried (IPv6, IPv4): all of one kind. */
function errorCode(error: unknown): string {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : error.name;
}
