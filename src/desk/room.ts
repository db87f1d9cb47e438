// What does a room of the house answer beside the weekly report, and when is it asked?

import type { openForms } from '../../conversations/front-desk.ts';
import type { Expires } from '../forms/form.ts';
import type { CommandReading, QueryReading, Reading } from '../reading/reading.ts';
import type { Incoming } from './incoming.ts';
import type { Answered } from './receive.ts';
import type { RoomSlot } from './room-slot.ts';
import type { Speaker } from './speaker.ts';
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

/** Who speaks, and what is open with them. */
export type Present = Pick<Visit, 'speaker' | 'thread'>;

/** What the desk needs to know of a form, whatever its answers are. */
export type DeskForm = {
  readonly name: string;
  readonly expires: Expires;
  readonly what: string;
  readonly formerly: readonly string[];
  /** A stored slot as this program keeps it; null: it cannot be gone on with. */
  readonly load: (slot: unknown) => object | null;
  /** A text while the form has the floor; null: it means something else. */
  readonly answer: (visit: Visit) => Promise<Answered | null>;
  /** A text nobody understood while the form has the floor. */
  readonly missed: (visit: Visit) => Promise<Answered | null>;
  readonly reminder: (present: Present) => Promise<string | null>;
};

/**
 * A room is offered, in this order: what is said while it holds the floor (its aside is the newest), any text it wants to hear,
 * questions. Rooms are asked in the order the house lists them.
 */
export type Room = {
  /** Names the room's asides in a thread. */
  readonly name: string;
  /** Its forms: what is said while one of them has the floor is answered by the form. */
  readonly forms?: readonly DeskForm[];
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

/** Whoever keeps asides under that name: a form of one of the rooms, or a room. */
export type Holder = Pick<Room, 'name' | 'answer' | 'reminder'> & { readonly missed?: DeskForm['missed'] };

/** The room that keeps asides under that name, by itself or by one of its forms. */
export const roomKeeping = (rooms: readonly Room[], name: string | undefined): Room | undefined =>
  rooms.find((room) => room.name === name || room.forms?.some((form) => form.name === name));

export const holderOf = (rooms: readonly Room[], name: string | undefined): Holder | undefined => {
  const room = roomKeeping(rooms, name);
  return room?.forms?.find((form) => form.name === name) ?? room;
};
