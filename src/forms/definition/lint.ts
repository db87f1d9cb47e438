// Is every sentence of a script fit to be said?
import { placeholdersOf } from './fill.ts';
import type { Script } from './script.ts';

/** Sentences by key, as a file in `conversations/` holds them. */
export type Texts = { readonly [key: string]: string | readonly string[] | Texts };

const LATIN = /[A-Za-z]{2,}/;
/** One line on a phone is about 20 characters; a sentence over this many is two sentences. */
const LONGEST = 90;

type Sentence = { readonly key: string; readonly text: string };

const isList = (said: readonly string[] | Texts): said is readonly string[] => Array.isArray(said);

/** Every sentence with the key it is found by. */
export const sentencesOf = (texts: Texts): readonly Sentence[] =>
  Object.entries(texts).flatMap(([key, said]): readonly Sentence[] => {
    if (typeof said === 'string') return [{ key, text: said }];
    if (isList(said)) return said.map((text, i) => ({ key: `${key}.${i + 1}`, text }));
    return sentencesOf(said).map((inside) => ({ ...inside, key: `${key}.${inside.key}` }));
  });

/** A script's own questions as sentences. */
export const questionsOf = (script: Script): readonly Sentence[] =>
  script.order.flatMap((step) => {
    const { ask, offer, again, show, none } = script.steps[step];
    return [
      { key: `${step}.ask`, text: ask },
      ...(offer === '' ? [] : [{ key: `${step}.offer`, text: offer }]),
      ...again.map((text, i) => ({ key: `${step}.again.${i + 1}`, text })),
      { key: `${step}.show`, text: show },
      { key: `${step}.none`, text: none },
    ];
  });

/** What is wrong with a sentence; empty where nothing is. */
function faultsOf({ key, text }: Sentence): readonly string[] {
  const words = text.replace(/\{\w+\}/g, '');
  return [
    ...(text.trim() === '' ? [`${key}: 是空的`] : []),
    ...(LATIN.test(words) ? [`${key}: 有英文“${LATIN.exec(words)?.[0]}”`] : []),
    ...([...words].length > LONGEST ? [`${key}: 有${[...words].length}个字，超过${LONGEST}`] : []),
    ...(/[,;:?!]/.test(words.replace(/\d[:,]\d/g, '')) ? [`${key}: 有半角标点`] : []),
    ...(/[<>`*]/.test(words) ? [`${key}: 有标记符号`] : []),
    ...(text.replace(/\{\w+\}/g, '').match(/[{}]/) ? [`${key}: 括号不成对`] : []),
  ];
}

/** All faults of a table of sentences. */
export const lintTexts = (texts: Texts): readonly string[] => sentencesOf(texts).flatMap(faultsOf);

/** All faults of a script: its sentences, its order, and questions that would be asked twice in the same words. */
export function lintScript(script: Script): readonly string[] {
  const keys = Object.keys(script.steps);
  const unordered = keys.filter((key) => !script.order.some((step) => step === key));
  const twice = script.order.filter((step) => {
    const { ask, again } = script.steps[step];
    return new Set([ask, ...again]).size < 1 + again.length;
  });
  const unfilled = script.order.flatMap((step) => [
    ...(placeholdersOf(script.steps[step].show).join() === 'value' ? [] : [`${step}.show: 要有且只有{value}`]),
    ...(placeholdersOf(script.steps[step].offer).every((name) => ['last', 'lastWeek'].includes(name))
      ? []
      : [`${step}.offer: 只能有{last}和{lastWeek}`]),
  ]);
  return [
    ...questionsOf(script).flatMap(faultsOf),
    ...unordered.map((key) => `${key}: 不在提问顺序里`),
    ...twice.map((step) => `${step}: 再问的话和第一次一样`),
    ...unfilled,
  ];
}
