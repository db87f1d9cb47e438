// What may a file in `conversations/` say of a command? Its words and rights are data; what it does is a handler of its feature.
import type { Role } from '../../domain/people.ts';

/** One answer for everybody, or one by role; a role that is left out gets the front desk's own sentence. */
export type Refusal = string | Readonly<Partial<Record<Role, string | readonly string[]>>>;

export type Command = {
  /** Who may use it. Which enterprises or districts it reaches is the handler's question. */
  readonly roles: readonly Role[];
  /** What everybody else is told: {day} some days from now, {whom} to ask, {menu} of the role. */
  readonly refused?: Refusal;
};

/** Commands by name. */
export type CommandTable = Readonly<Record<string, Command>>;

/** Keeps the names, so that a command without a handler does not compile. */
export const defineCommands = <const T extends CommandTable>(commands: T): Readonly<Record<keyof T & string, Command>> =>
  commands;

export const EVERYBODY: readonly Role[] = ['specialist', 'coordinator', 'taskForce', 'admin'];
export const REPORTERS: readonly Role[] = ['specialist', 'coordinator'];
