// How does the benchmark talk to a server as WeCom does, and see that every reply is what it has to be?
import { Pool } from 'undici';
import { post, readAnswer, textMessage } from '../../wecom/platform.ts';

export const CONNECTIONS = 64;
const ANSWER_MS = 30_000;

/** Says a text as a person and gives the reply; throws where it is not genuine, not there, or `isRight` does not hold. */
export type Say = (person: string, text: string, isRight: (reply: string) => boolean) => Promise<string>;

export type Client = {
  readonly say: Say;
  /** Since the last call: how long each answer took, in ms. */
  readonly taken: () => readonly number[];
  readonly close: () => Promise<void>;
};

let messages = 7_300_000_000_000_000_000n;

export function connect(base: string): Client {
  const pool = new Pool(base, { connections: CONNECTIONS, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS });
  let times: number[] = [];
  return {
    async say(person, text, isRight) {
      messages += 1n;
      const { query, body } = post(textMessage(text, { from: person, id: String(messages) }));
      const began = performance.now();
      const response = await pool.request({
        method: 'POST',
        path: `/wecom/callback?${query}`,
        body,
        headers: { 'content-type': 'text/xml' },
      });
      const answer = await response.body.text();
      times.push(performance.now() - began);
      if (response.statusCode !== 200) throw new Error(`${person} said ${text}: status ${response.statusCode}`);
      const reply = answer === '' ? '' : readAnswer(answer).content;
      if (!isRight(reply)) throw new Error(`${person} said ${text}, wrong reply: ${reply}`);
      return reply;
    },
    taken() {
      const last = times;
      times = [];
      return last;
    },
    close: () => pool.destroy(),
  };
}
