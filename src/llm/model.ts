// How is a language model on the bureau's own premises asked, without anybody waiting for it long? (operations §12)
import type { LlmConfig } from '../desk/environment/config.ts';
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { isProblem } from '../desk/problem.ts';
import type { Suggestions } from '../desk/suggestions.ts';
import type { Suggestion } from '../reading/suggested.ts';
import { askModel, modelConnections } from './ask.ts';
import { createBreaker } from './breaker.ts';

/** From the message's arrival; what is left of the 4 s in which a message is answered is the database's. */
const LIMIT_MS = 3_000;
/** With less left it is not worth asking. */
const LEAST_MS = 300;
/** Asked at the same time; whoever comes then gets the answer there is without it. */
const AT_ONCE = 4;

type Model = Suggestions & { close(): Promise<void> };

/** Problems are told to the log alone (`model.away`, without a word of the text); three in a row and it is left alone for 60 s. */
export function openModel(config: LlmConfig, { clock, log }: { readonly clock: Clock; readonly log: Log }): Model {
  const dispatcher = modelConnections(AT_ONCE);
  const breaker = createBreaker();
  let underWay = 0;

  async function ask(text: string, ms: number): Promise<Suggestion | null> {
    underWay += 1;
    try {
      const answer = await askModel(config, text, ms, dispatcher);
      breaker.succeeded();
      return answer;
    } catch (error) {
      const rests = breaker.failed(clock.now());
      if (!isProblem(error)) throw error;
      log.event('problem', { code: error.code, ...error.details, rests });
      return null;
    } finally {
      underWay -= 1;
    }
  }

  return {
    async suggest(text, since) {
      const now = clock.now();
      const ms = Math.min(LIMIT_MS, LIMIT_MS - (now.getTime() - since.getTime()));
      if (ms < LEAST_MS || underWay >= AT_ONCE || !breaker.lets(now)) return null;
      return ask(text, ms);
    },
    close: () => dispatcher.destroy(),
  };
}
