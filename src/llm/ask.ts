// How is one text shown to a language model, and what is its answer?
import { Agent, type Dispatcher, request } from 'undici';
import type { LlmConfig } from '../desk/environment/config.ts';
import { Problem } from '../desk/problem.ts';
import type { Suggestion } from '../reading/suggested.ts';
import { chatAnswer, chatRequest } from './prompt.ts';

const CONNECT_MS = 1_000;
const ANSWER_BYTES = 64 * 1024;

/** Follows no redirection, and reads no endless answer. */
export const modelConnections = (most: number): Dispatcher =>
  new Agent({ connect: { timeout: CONNECT_MS }, connections: most, maxResponseSize: ANSWER_BYTES });

/** `ms`: from the request to the last byte. Problems: model.away, with `details.why` the system's code, `status` (and `details.status`) or `form`. */
export async function askModel(config: LlmConfig, text: string, ms: number, dispatcher: Dispatcher): Promise<Suggestion> {
  const { baseUrl, key, model } = config;
  const headers = { 'content-type': 'application/json', ...(key !== null && { authorization: `Bearer ${key}` }) };
  let status: number;
  let answer: string;
  try {
    const response = await request(`${baseUrl}/chat/completions`, {
      dispatcher,
      method: 'POST',
      signal: AbortSignal.timeout(ms),
      headers,
      body: chatRequest(model, text),
    });
    status = response.statusCode;
    answer = await response.body.text();
  } catch (error) {
    throw new Problem('model.away', { why: codeOf(error) });
  }
  if (status !== 200) throw new Problem('model.away', { why: 'status', status });
  const suggestion = chatAnswer(answer);
  if (suggestion === null) throw new Problem('model.away', { why: 'form' });
  return suggestion;
}

/** Never a library's message text. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const { code, name } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : name;
}
