// What is answered to manners, and to 再说一遍 where nothing is asked?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import type { Weekly } from '../features/weekly/file-reports.ts';
import { readManners } from '../reading/answer/manners.ts';
import { repairIn } from '../reading/answer/repairs.ts';
import { greeting } from './greet.ts';
import type { Answered } from './receive.ts';
import type { Visit } from './room.ts';

/** A greeting or thanks and nothing else; 好的 and its like may answer what is asked. */
export const isManners = (text: string): boolean => {
  const manners = readManners(text);
  return manners !== null && manners !== 'noted';
};

/** Manners are answered with manners, not with examples. Null: something else. */
export async function courtesy(deps: Weekly, { speaker, thread, text }: Visit): Promise<Answered | null> {
  const manners = readManners(text);
  switch (manners) {
    case 'thanks':
      return { thread, lines: [t.welcome] };
    case 'noted':
      return { thread, lines: [t.noted] };
    case 'hello':
    case 'who': {
      const greeted = await greeting(deps, speaker, thread);
      return { thread, lines: manners === 'who' ? [t.whatIAm, greeted] : [greeted] };
    }
    case null: {
      const last = repairIn(text) === 'repeat' ? thread.seen.findLast(({ reply }) => reply !== null)?.reply : null;
      return last ? { thread, lines: [t.saidBefore, last] } : null;
    }
  }
}
