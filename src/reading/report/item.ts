// What are the pieces a report consists of?
import type { SkillTier } from '../../domain/tiers.ts';
import type { Named } from '../names/named.ts';
import type { Amount } from '../numbers/amounts.ts';
import type { ReportField, Word } from '../words/report-words.ts';
import type { When } from './tokens.ts';

/** What stands between two items, by how far it parts them: nothing, blanks, 、 or /, a comma, a full stop or semicolon, a line's end. */
export const PARTS = { glued: 0, blank: 1, list: 2, clause: 3, stop: 4, line: 5 } as const;

/** Words that reach the reader of figures under their own name. */
type Plain = Exclude<
  Word['kind'],
  'field' | 'tier' | 'trade' | 'condition' | 'noise' | 'pause' | 'joint' | 'now' | 'aside' | 'doubtful' | 'question' | 'firms'
>;

export type ItemMeaning =
  | { readonly kind: 'field'; readonly field: ReportField }
  | { readonly kind: 'tier'; readonly tier: SkillTier }
  | { readonly kind: 'amount'; readonly amount: Amount }
  | { readonly kind: 'name'; readonly named: Named }
  /** `isHead`: it stands before all names. */
  | { readonly kind: 'when'; readonly when: When; readonly isHead?: true }
  | { readonly kind: 'now'; readonly firm: boolean }
  | { readonly kind: 'aside'; readonly withVerb: boolean }
  /** 企业, 三家: `count` where it is said. */
  | { readonly kind: 'firms'; readonly count?: number }
  /** `text`: no list knows it and it is no name · `thing`: a number of something that is no person (3号楼, 5天) · `open` and `close`: brackets. */
  | { readonly kind: Plain | 'text' | 'thing' | 'open' | 'close' };

export type ItemPlace = {
  readonly from: number;
  readonly to: number;
  /** What parts it from the item before: a value of PARTS. */
  readonly part: number;
  /** A colon stands between it and the item before. */
  readonly colon: boolean;
};

export type Item = ItemMeaning & ItemPlace;
