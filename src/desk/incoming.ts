// What can a person (or the platform) send us, and what may we answer, whatever the channel?

export type Envelope = {
  /** The same for every delivery of one message, different for different messages: what de-duplication goes by. At most 200 ASCII characters. */
  readonly key: string;
  readonly corp: string;
  /** The userid as the platform wrote it; never a number (`00123` is not `123`). */
  readonly userid: string;
  /** The person's key: the userid in lower case. */
  readonly person: string;
  /** The platform's second of sending. Which of two messages came first; never punctuality (that is the arrival). */
  readonly createdAt: Date;
};

/** One option list of a pressed card, in the order of the card. */
export type CardChoice = { readonly question: string; readonly options: readonly string[] };

/** What was sent. Closed: whatever a platform invents next is `otherEvent` or `unknown`, and is acknowledged. */
export type IncomingContent =
  | { readonly kind: 'text'; readonly text: string }
  /** `transcript` only where the platform wrote one down. */
  | { readonly kind: 'voice'; readonly media: string; readonly transcript: string | null }
  | { readonly kind: 'image'; readonly media: string }
  | { readonly kind: 'video'; readonly media: string }
  | { readonly kind: 'location'; readonly label: string }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  | { readonly kind: 'file'; readonly media: string; readonly name: string }
  /** The person opened the conversation. */
  | { readonly kind: 'enterAgent' }
  /** The person came into, or left, the circle the bot serves. */
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'unsubscribe' }
  /** A menu entry; its key is the command it stands for. */
  | { readonly kind: 'click'; readonly click: string }
  | {
      readonly kind: 'cardPressed';
      readonly task: string;
      /** Key of the button or menu entry. */
      readonly button: string;
      readonly choices: readonly CardChoice[];
      /** Good for one change of that card. */
      readonly response: string;
    }
  | { readonly kind: 'otherEvent'; readonly event: string }
  | { readonly kind: 'unknown'; readonly type: string };

export type Incoming = Envelope & IncomingContent;

/** What the application has to say to a message, at once. */
export type Received =
  /** Fits one message of the channel (`Channel.fits`). */
  /** `carries`: the message whose read-back stands in it; whoever writes the response says so (`Responses`). */
  | { readonly kind: 'reply'; readonly text: string; readonly carries?: string }
  /** Kept; nothing to say, or it follows by the ledger. */
  | { readonly kind: 'empty' }
  /** Nothing could be stored: the platform may send again. */
  | { readonly kind: 'unavailable' };

/** Keeps a message and says what to answer. `arrivedAt` was stamped at the edge, before the body was read. */
export type Receive = (incoming: Incoming, arrivedAt: Date) => Promise<Received>;

/** A callback found genuine. */
export type OpenedCallback = {
  readonly incoming: Incoming;
  /** The response body that answers with this text, sealed as the request was. A text that does not fit is a bug and throws. */
  readonly answer: (text: string, at: Date) => string;
};

/** The platform's side of the webhook. Both refuse with `callback.refused` and throw nothing else. */
export interface Channel {
  /** The body that proves to the platform that this URL is ours. `query` is the raw query string. */
  verify(query: string): string;
  open(query: string, body: Buffer): OpenedCallback;
}
