// Where do all processes of one installation share the token of the hour?

/**
 * One token a name, and one right to fetch the next. A right that was granted and not given back runs out by itself, and until
 * then nobody fetches: that is also how a failed fetch makes every process wait. Problems: threads.away.
 */
export interface TokenStore {
  /** The token, or null where there is none or it has run out. */
  get(name: string): Promise<string | null>;
  /** Grants `owner` the right to fetch for `leaseMs`; false while somebody holds it. */
  claim(name: string, owner: string, leaseMs: number): Promise<boolean>;
  /** Keeps the token for `lifeMs` and gives the right back; changes nothing where the right is no longer `owner`'s. */
  put(name: string, owner: string, token: string, lifeMs: number): Promise<void>;
  /** Makes the right run out `leaseMs` from now, where it is still `owner`'s. */
  hold(name: string, owner: string, leaseMs: number): Promise<void>;
  /** Forgets the token if it is still this one: a newer one stays. */
  drop(name: string, token: string): Promise<void>;
}
