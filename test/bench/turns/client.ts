// How does the benchmark talk to a server as WeCom does, and see that every reply is what it has to be?
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { post, readAnswer, textMessage } from '../../wecom/platform.ts';

export const CONNECTIONS = 64;
const ANSWER_MS = 30_000;
/** A message that could not be taken in (503) is sent again, as WeCom does, but more patiently. */
const MOST_SENDINGS = 20;
const AGAIN_MS = 500;

/** So begins the product's answer where the database did not take a report in time and it is filed later: counted, as on a machine too busy to measure. */
export const HELD = '已暂存';

/** Says a text as a person and gives the reply; throws where it is not genuine, not there, or `isRight` does not hold. */
export type Say = (person: string, text: string, isRight: (reply: string) => boolean) => Promise<string>;

export type Client = {
  readonly say: Say;
  /** Since the last call: how long each answer took, in ms, and how many messages were sent again, and how many reports held. */
  readonly taken: () => { readonly times: readonly number[]; readonly unavailable: number; readonly held: number };
  readonly close: () => Promise<void>;
};

let messages = 7_300_000_000_000_000_000n;

export function connect(base: string): Client {
  const pool = new Pool(base, { connections: CONNECTIONS, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  let times: number[] = [];
  let unavailable = 0;
  let held = 0;
  return {
    async say(person, text, isRight) {
      messages += 1n;
      const { query, body } = post(textMessage(text, { from: person, id: String(messages) }));
      const began = performance.now();
      const path = `/wecom/callback?${query}`;
      let [status, answer] = [503, ''];
      for (let sendings = 0; status === 503 && sendings < MOST_SENDINGS; sendings++) {
        if (sendings > 0) await sleep(AGAIN_MS);
        const response = await pool.request({ method: 'POST', path, body, headers: { 'content-type': 'text/xml' } });
        [status, answer] = [response.statusCode, await response.body.text()];
        if (status === 503) unavailable += 1;
      }
      times.push(performance.now() - began);
      if (status !== 200) throw new Error(`${person} said ${text}: status ${status}`);
      const reply = answer === '' ? '' : readAnswer(answer).content;
      if (reply.startsWith(HELD)) held += 1;
      if (!isRight(reply)) throw new Error(`${person} said ${text}, wrong reply: ${reply}`);
      return reply;
    },
    taken() {
      const last = { times, unavailable, held };
      [times, unavailable, held] = [[], 0, 0];
      return last;
    },
    close: () => pool.destroy(),
  };
}
