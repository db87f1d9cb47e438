// How do we say no to a callback that is not genuine?
import { Problem } from '../desk/problem.ts';

/** `why` is for the log alone: whoever asked sees one and the same answer, whatever was wrong. */
export const refused = (why: string, cause?: unknown): Problem => new Problem('callback.refused', { why }, cause);
