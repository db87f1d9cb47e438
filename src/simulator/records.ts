// What does the WeCom side remember of a conversation, of a callback and of an API call?
import type { CardShape } from './card-shape.ts';

/** What a phone shows, whoever sent it. */
export type ShownContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'image' | 'voice' | 'file'; readonly media: string; readonly name: string; readonly bytes: number }
  | {
      readonly kind: 'video';
      readonly media: string;
      readonly name: string;
      readonly bytes: number;
      readonly title: string;
      readonly description: string;
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number; readonly label: string }
  | { readonly kind: 'link'; readonly title: string; readonly description: string; readonly url: string }
  | {
      readonly kind: 'textcard';
      readonly title: string;
      readonly description: string;
      readonly url: string;
      readonly button: string;
    }
  | { readonly kind: 'news'; readonly articles: readonly Article[] }
  | {
      readonly kind: 'card';
      readonly card: CardShape;
      /** Words on the greyed button; null while the card can be pressed. */
      readonly greyed: string | null;
    }
  /** Something the person did that is no message: opened the app, pressed a button. */
  | { readonly kind: 'event'; readonly label: string };

export type Article = {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly picture: string;
};

/** What became of a message on its way. */
export type RecordMark =
  | { readonly kind: 'sending'; readonly attempt: number }
  /** `ms` of the delivery that was answered; `attempts` counts all deliveries. */
  | { readonly kind: 'answered'; readonly ms: number; readonly attempts: number }
  | { readonly kind: 'undelivered'; readonly attempts: number; readonly why: string }
  /** The bot's passive reply was not shown, and why. */
  | { readonly kind: 'replyRefused'; readonly why: string }
  /** Two deliveries of one message were answered differently. */
  | { readonly kind: 'repliesDiffer' }
  /** Cut to the limit; `bytes` is what was sent. */
  | { readonly kind: 'cut'; readonly bytes: number }
  /** Over the limit of a member, dropped without telling the app. */
  | { readonly kind: 'dropped'; readonly limit: '每分钟 30 条' | '每小时 1000 条' }
  /** An identical request within its interval: not delivered again. */
  | { readonly kind: 'duplicateHidden' }
  | { readonly kind: 'recalled' };

/** One line of a person's conversation with the app. */
export type RecordEntry = {
  /** `e` and a number that grows with every entry. */
  readonly id: string;
  /** ISO instant by the simulator's clock. */
  readonly at: string;
  /** Account of whose phone it is. */
  readonly person: string;
  readonly side: 'member' | 'app';
  readonly content: ShownContent;
  readonly marks: readonly RecordMark[];
  /** Which exchange (`x…`) or API call (`a…`) brought it. */
  readonly raw: string;
};

export type Attempt = {
  readonly at: string;
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly outcome: 'answered' | 'timeout' | 'network';
  /** Why there was no answer, for people. */
  readonly why: string;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly ms: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: string;
};

/** One callback with all its deliveries and what the bot answered. */
export type Exchange = {
  readonly kind: 'callback';
  readonly id: string;
  readonly at: string;
  readonly person: string;
  readonly label: string;
  /** Decrypted inner XML (or the plain echostr). */
  readonly inner: string;
  readonly attempts: readonly Attempt[];
  readonly done: boolean;
  /** Decrypted inner XML of the passive reply; empty where there is none. */
  readonly reply: string;
  /** In a few words, how it ended. */
  readonly verdict: string;
};

/** One call of the server API by the bot. */
export type ApiCall = {
  readonly kind: 'api';
  readonly id: string;
  readonly at: string;
  readonly label: string;
  readonly method: string;
  readonly url: string;
  /** JSON as it came; of an upload only its head. */
  readonly body: string;
  /** HTTP status; 0 where the connection was cut. */
  readonly status: number;
  /** Null where the answer carried none. */
  readonly errcode: number | null;
  readonly answer: string;
  readonly ms: number;
};

export type Raw = Exchange | ApiCall;
