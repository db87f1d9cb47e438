// When was a thing done last, whichever process of the installation did it?

/** Remembers instants by name for the whole installation, whichever process asks. Problems: database.away. */
export interface Marks {
  /** Null: never set. */
  read(name: string): Promise<Date | null>;
  set(name: string, at: Date): Promise<void>;
}
