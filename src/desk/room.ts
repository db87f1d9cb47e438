// What does a room of the house answer beside the weekly report, and when is it asked?

import type { openForms } from '../../conversations/front-desk.ts';
import type { CommandReading, QueryReading, Reading } from '../reading/reading.ts';
import type { Incoming } from './incoming.ts';
import type { Answered } from './receive.ts';
import type { RoomSlot } from './room-slot.ts';
import type { Speaker } from './speaker.ts';
import type { SlotSchemas } from './stored-thread.ts';
import type { Thread } from './thread.ts';

/** Forms that end by themselves when they are left in the middle. */
export type OpenForm = keyof typeof openForms;

/** One text of one active person. */
export type Visit = {
  readonly speaker: Speaker;
  readonly thread: Thread;
  readonly text: string;
  /** What the text means with no conversation open. */
  readonly reading: Reading;
};

/** Null: not this room's; the next is asked. */
type Offered<V> = (visit: V) => Promise<Answered | null>;

export type CommandVisit = Visit & { readonly command: CommandReading };
export type QueryVisit = Visit & { readonly query: QueryReading };
export type PressedVisit = Pick<Visit, 'speaker' | 'thread'> & { readonly pressed: Extract<Incoming, { kind: 'cardPressed' }> };

/**
 * A room is offered, in this order: what is said while it holds the floor (its aside is the newest), any text it wants to hear,
 * questions. Rooms are asked in the order the house lists them.
 */
export type Room = {
  /** Names the room's asides in a thread. */
  readonly name: string;
  /** How what it keeps in a thread is read back; a room without one keeps nothing. */
  readonly slot?: Pick<RoomSlot<unknown>, 'schema'>;
  /** Which form its aside is, where it ends by itself when it is left; null or no such function: it does not. */
  readonly open?: (thread: Thread) => OpenForm | null;
  /** While this room holds the floor; confirm, back, cancel, pause, progress and help come here too. Null: it means something else. */
  readonly answer?: Offered<Visit>;
  /** Offered every text, whoever holds the floor next: cheap to refuse. */
  readonly hears?: Offered<Visit>;
  readonly query?: Offered<QueryVisit>;
  readonly pressed?: Offered<PressedVisit>;
  /** Offered what nobody understood, before it is given up: what was understood of it. */
  readonly puzzled?: Offered<Visit>;
  /** The open question again, in one line; null where nothing is open. Asked of the room whose aside is the newest. */
  readonly reminder?: (visit: Pick<Visit, 'speaker' | 'thread'>) => Promise<string | null>;
};

/** How each room's slot is read, for the thread that is loaded. */
export const slotSchemas = (rooms: readonly Pick<Room, 'name' | 'slot'>[]): SlotSchemas =>
  new Map(rooms.flatMap(({ name, slot }) => (slot ? [[name, slot.schema]] : [])));
