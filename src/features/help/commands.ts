// What does somebody read who asks what the bot can do, who they are to it, and who helps?
import type { frontDeskCommands } from '../../../conversations/front-desk.ts';
import { awayLines } from '../../desk/absence-words.ts';
import type { Handler, HandlersOf } from '../../desk/commands.ts';
import { help, menu, whoami, whoHelps } from '../../desk/greeting.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Settings } from '../../domain/settings.ts';

type Helping = {
  readonly settings: Pick<Settings, 'monthOpensOn' | 'telephone'>;
  /** The help of what is open; null where nothing is. */
  readonly helpInside: Handler;
};

export const helpHandlers = ({ settings, helpInside }: Helping): HandlersOf<typeof frontDeskCommands> => ({
  help: async (turn) => (await helpInside(turn)) ?? { thread: turn.thread, lines: help(turn.speaker, settings) },
  menu: async ({ speaker, thread }) => ({ thread, lines: [menu(speaker.person)] }),
  whoami: async ({ speaker, thread }) => ({
    thread,
    lines: [...whoami(speaker.bureau.roster, speaker.person, ownNames(speaker)), ...awayLines(speaker)],
  }),
  human: async ({ speaker, thread }) => ({ thread, lines: whoHelps(speaker, settings) }),
});

const ownNames = (speaker: Speaker): readonly string[] => {
  const { own, names } = contextOf(speaker);
  return [...own].map((id) => names.nameOf(id) ?? '');
};
