// Of which figures is 出处 about, where an answer showed only some groups of them, or an order? (domain §7.9)
import type { ResolvedQuery } from '../../desk/figures/answer.ts';
import { answerQuery } from '../../desk/figures/answer-query.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import { resolveQuery } from '../../desk/figures/resolve-query.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';

/** The question behind a ranking or a place is of the figures themselves. */
const unordered = ({ rank: _rank, rankBy: _rankBy, ...query }: QueryReading): QueryReading => query;

/** Null where the question is about no figures. Where a bound or a run chose enterprises, districts or types, only of those. Problems: those of Inquiries. */
export async function behind(inquiries: Inquiries, speaker: Speaker, asked: QueryReading): Promise<ResolvedQuery | null> {
  const query = unordered(asked);
  const outcome = resolveQuery(speaker, query);
  if (outcome.kind !== 'resolved') return null;
  const { resolved } = outcome;
  if (query.threshold === undefined && query.weeks === undefined) return resolved;
  const answer = await answerQuery(inquiries, speaker, query);
  if (answer.kind !== 'figures') return resolved;
  const { filter } = resolved.scope;
  const keysOf = (dimension: Dimension): readonly string[] | null => {
    const at = resolved.by.indexOf(dimension);
    return at === -1 ? null : [...new Set(answer.rows.flatMap((row) => row.key[at] ?? []))];
  };
  const [enterprises, districts, types] = [keysOf('enterprise'), keysOf('district'), keysOf('type')];
  if (enterprises === null && districts === null && types === null) return resolved;
  return {
    ...resolved,
    scope: {
      ...resolved.scope,
      filter: {
        ...filter,
        ...(enterprises && { enterprises }),
        ...(districts && { districts }),
        ...(types && { types: (answer.query.types ?? ENTERPRISE_TYPES).filter((type) => types.includes(type)) }),
      },
    },
  };
}
