// How is what was said of one enterprise put into few words: 缺普工3 解决普工5?
import { choiceWords as w } from '../../../../conversations/choices.ts';
import type { FiguresSaid, SpokenFigures } from '../../../reading/reading.ts';

/** A piece for the headcount, the shortage and those resolved, as far as they were said; nothing of what is no exact number. */
export const saidWords = ({ headcount, none, same, shortage, resolved }: FiguresSaid): readonly string[] => [
  ...(headcount === undefined ? [] : [`${w.headcount}${headcount}`]),
  ...(none ? [w.none] : []),
  ...(same ? [w.same] : []),
  ...(shortage ? [w.shortage + figureWords(shortage)] : []),
  ...(resolved ? [w.resolved + figureWords(resolved)] : []),
];

const figureWords = (figures: SpokenFigures): string =>
  (['general', 'skilled', 'senior', 'total'] as const)
    .flatMap((tier) => (figures[tier] === undefined ? [] : [`${tier === 'total' ? '' : w.tiers[tier]}${figures[tier]}`]))
    .join('');
