// What does a word do to statements that stand near it?

/** What stands under an operator is not stored as it is said. */
export type Operator = {
  /** `passed`: it looks like one and is none (没停产). */
  readonly name:
    | 'not'
    | 'asked'
    | 'wished'
    | 'condition'
    | 'past'
    | 'quoted'
    | 'hearsay'
    | 'noData'
    | 'withdrawn'
    | 'closed'
    | 'onHand'
    | 'leavers'
    | 'elsewhere'
    | 'passed';
  /**
   * Which statements stand under it: `message` all · `behind` those that begin behind it in its sentence · `clause` those of its clause ·
   * `before` those of its enterprise that stand before it · `enterprise` all of its enterprise · `found` the figures of those resolved that
   * stand before it, and of those who came behind it, of its enterprise · `none`.
   */
  readonly reach: 'message' | 'behind' | 'clause' | 'before' | 'enterprise' | 'found' | 'none';
  /** `held`: nothing of the message is stored · `dropped`: the statement is left out, the others stand · `asked`: its figures are. */
  readonly effect: 'held' | 'dropped' | 'asked';
};

/** An operator at its place on one way of reading a message. */
export type OperatorSaid = Operator & {
  readonly from: number;
  readonly to: number;
  /** Of which statement of the message, from 0; -1 before all names. */
  readonly group: number;
};
