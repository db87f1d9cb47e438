// Does the second reader tell numbers apart in sentences it never saw, and does its voice do more good than harm?
import { describe, expect, it } from 'vitest';
import type { ReportReading } from '../../../src/reading/reading.ts';
import { readReport } from '../../../src/reading/report/reports.ts';
import { secondOpinion } from '../../../src/reading/second/opinion.ts';
import { tagNumerals } from '../../../src/reading/second/tagger.ts';
import { showReading } from '../../../src/reading/show.ts';
import { foldText } from '../../../src/reading/text/text.ts';
import { type Sentence, sentences } from '../sentences/sentences.ts';
import { judgedAs } from '../sentences/verdict.ts';
import { seen } from './training.ts';

const all = sentences('proof', 31, 1_200);

describe('numbers of unseen sentences', () => {
  it('are told apart', () => {
    // How many numbers make a row the first reader counts: rows are not heard twice.
    const tagged = all
      .filter(({ kind }) => kind !== 'shortRow')
      .flatMap((sentence) => {
        const { f, landmarks, roles } = seen(sentence);
        return tagNumerals(f, landmarks).map(({ role }, i) => role === roles[i]);
      });
    expect(tagged.length).toBeGreaterThan(1_500);
    expect(tagged.filter((is) => is).length / tagged.length).toBeGreaterThan(0.93);
  });

  it('are told alike every time, each with a margin', () => {
    for (const sentence of all.slice(0, 200)) {
      const { f, landmarks } = seen(sentence);
      const tags = tagNumerals(f, landmarks);
      expect(tagNumerals(f, landmarks)).toEqual(tags);
      expect(tags.map(({ from, to }) => [from, to])).toEqual(landmarks.amounts.map(({ from, to }) => [from, to]));
      expect(tags.every(({ margin }) => margin >= 0)).toBe(true);
    }
  });
});

describe('a report the second reader contradicts', () => {
  /** The report the first reader reads and would store, heard a second time or not. */
  const firstOf = ({ text, context }: Sentence): ReportReading | null => {
    const heard = readReport(foldText(text), context);
    const first = heard.kind === 'read' ? heard.parsed.reading : null;
    return first?.kind === 'report' ? first : null;
  };
  const heard = all.flatMap((sentence) => {
    const report = firstOf(sentence);
    if (report === null) return [];
    const { verdict, dangerous } = judgedAs(sentence, JSON.parse(JSON.stringify(showReading(report, sentence.context))));
    return [{ isRight: verdict === 'exact', dangerous, ...secondOpinion(foldText(sentence.text), report, sentence.context) }];
  });
  const contradicted = heard.filter((h) => h.verdict === 'contradicted');

  it('is seldom right: hardly an ordinary report is turned into a question', () => {
    const right = heard.filter((h) => h.isRight);
    expect(right.length).toBeGreaterThan(300);
    expect(contradicted.filter((h) => h.isRight).length / right.length).toBeLessThan(0.02);
  });

  it('is the readers’ commonest way to a wrong number', () => {
    const dangerous = heard.filter((h) => h.dangerous).length;
    console.log(
      ['agreed', 'silent', 'contradicted']
        .map((v) => {
          const of = heard.filter((h) => h.verdict === v);
          return `${v} ${of.length}: right ${of.filter((h) => h.isRight).length}, would store something not said ${of.filter((h) => h.dangerous).length}`;
        })
        .join('\n'),
    );
    const caught = contradicted.filter((h) => h.dangerous).length;
    // With a first reader that errs less there is less to catch.
    expect(caught / Math.max(1, dangerous)).toBeGreaterThan(dangerous < 20 ? -1 : 0.4);
  });
});
