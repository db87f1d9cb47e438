// Is every word of the one vocabulary understood in each of the four places where it can stand: reports, questions, commands, months?
import { describe, expect, it } from 'vitest';
import { PROGRAMME_NAMES, PROGRAMMES, programmeFigures } from '../../src/domain/programmes.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { readDemand } from '../../src/reading/command/urgent-wish.ts';
import { readMessage } from '../../src/reading/message.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { readMonthly } from '../../src/reading/report/monthly.ts';
import { FIELD_WORDS } from '../../src/reading/words/predicates.ts';
import { FIGURE_LABELS } from '../../src/reading/words/programme-figures.ts';
import { PROGRAMME_WORDS } from '../../src/reading/words/programme-words.ts';
import { TIER_WORDS } from '../../src/reading/words/tiers.ts';
import { loadWorld } from './world.ts';

const NOW = '2021-06-10T10:00:00+08:00';
const world = loadWorld('fifth');
const reporter = world.context('ld-1', NOW);
const coordinator = world.context('ld-ll', NOW);
const office = world.context('zb', NOW);
const split = (list: string): readonly string[] => list.trim().split(/\s+/);
/** Words for which something does not hold. */
const failing = (words: readonly string[], holds: (word: string) => boolean): readonly string[] =>
  words.filter((word) => !holds(word));

/** As the first reader has it: where the second contradicts it is the first guess. */
function figuresOf(reading: Reading) {
  const first = reading.kind === 'unclear' ? reading.guesses[0] : reading;
  return first?.kind === 'report' ? first.reports[0] : undefined;
}
/** An urgent demand where it is said, and asked for; in a question 成交 is a figure of the recruitment drive. */
const URGENT = /^急/;
const OF_MONTHS = '成交';

describe.each(SKILL_TIERS)('words for %s', (tier) => {
  const words = split(TIER_WORDS[tier]);

  it('name it in reports', () =>
    expect(failing(words, (w) => figuresOf(readMessage(`百草堰缺${w}8人`, reporter))?.shortage?.[tier] === 8)).toEqual([]));

  it('name it in questions', () =>
    expect(
      failing(words, (w) => {
        const reading = readMessage(`上周全市${w}缺多少`, office);
        return reading.kind === 'query' && reading.tiers?.join() === tier;
      }),
    ).toEqual([]));

  it('name it in commands', () =>
    expect(failing(words, (w) => readDemand(`${w}80人，下周三前`, reporter.now).figures[tier] === 80)).toEqual([]));

  it('change nothing in a month, which has no tiers', () =>
    expect(
      failing(words, (w) => {
        const said = readMonthly(`百千万 3场 12家 成交${w}150人`, { programme: null, missing: [], now: office.now });
        return said?.entries[0]?.figures.hired === 150;
      }),
    ).toEqual([]));
});

describe('words for who was found', () => {
  // One character, and a noun of how it stands, name no figure of a month.
  const words = split(FIELD_WORDS.resolved).filter((w) => w.length > 1);
  const verbs = words.filter((w) => !w.endsWith('情况'));

  it('say so in reports', () =>
    expect(failing(verbs, (w) => figuresOf(readMessage(`百草堰${w}普工5人`, reporter))?.resolved?.general === 5)).toEqual([]));

  it('ask for it in questions', () =>
    expect(
      failing(words, (w) => {
        const reading = readMessage(`上周全市${w}多少人`, office);
        return reading.kind === 'query' && reading.measures.join() === (w === OF_MONTHS ? 'monthly' : 'resolved');
      }),
    ).toEqual([]));

  it('say how a demand ended in commands', () =>
    expect(
      failing(verbs, (w) => {
        const reading = readMessage(`办结 12 ${w}60人`, coordinator);
        return reading.kind === 'command' && reading.name === 'resolve' && reading.args?.people === 60;
      }),
    ).toEqual([]));

  it.each(['百千万', '百家机构', '跨省', '共享用工'])('name the people of %s in months', (programme) =>
    expect(
      failing(verbs, (w) => {
        const said = readMonthly(`${programme}，${w}30人`, { programme: null, missing: [], now: office.now });
        return w === OF_MONTHS || Object.values(said?.entries[0]?.figures ?? {}).join() === '30';
      }),
    ).toEqual([]),
  );
});

describe('words for who is missing', () => {
  const words = split(FIELD_WORDS.shortage).filter((w) => w.length > 1);

  it('say so in reports', () =>
    expect(
      failing(words, (w) => {
        const reading = readMessage(`百草堰${w}普工5人`, reporter);
        if (URGENT.test(w) && reading.kind === 'command') return reading.args?.text === '普工5人';
        return figuresOf(reading)?.shortage?.general === 5;
      }),
    ).toEqual([]));

  it('ask for it in questions', () =>
    expect(
      failing(words, (w) => {
        const reading = readMessage(`上周全市${w}多少人`, office);
        const wanted = URGENT.test(w) ? ['shortage', 'urgentDemands'] : ['shortage'];
        return reading.kind === 'query' && wanted.includes(reading.measures.join());
      }),
    ).toEqual([]));

  it('say what is needed in commands', () =>
    expect(failing(words, (w) => readDemand(`${w}普工80人`, reporter.now).figures.general === 80)).toEqual([]));
});

describe('words for who is there', () => {
  const words = split(FIELD_WORDS.headcount).filter((w) => w.length > 1);

  it('say so in reports', () =>
    expect(failing(words, (w) => figuresOf(readMessage(`百草堰${w}80人，缺普工5`, reporter))?.headcount === 80)).toEqual([]));

  it('ask for it in questions', () =>
    expect(
      failing(words, (w) => {
        const reading = readMessage(`上周全市${w}多少人`, office);
        return reading.kind === 'query' && reading.measures.join() === 'headcount';
      }),
    ).toEqual([]));
});

describe.each(PROGRAMME_WORDS)('names of %s', (programme, names) => {
  const figures = programmeFigures(programme);

  it('mean it in questions', () =>
    expect(
      failing(split(names), (w) => {
        const reading = readMessage(`5月${w}情况`, office);
        return reading.kind === 'query' && reading.measures.join() === 'monthly' && reading.programmes?.join() === programme;
      }),
    ).toEqual([]));

  it('mean it in months', () =>
    expect(
      failing(split(names), (w) => {
        const numbers = figures.map((_, i) => i + 3).join(' ');
        const said = readMonthly(`${w} ${numbers}`, { programme: null, missing: [], now: office.now });
        return said?.entries.length === 1 && said.entries[0]?.programme === programme;
      }),
    ).toEqual([]));
});

describe.each(PROGRAMMES)('words for the figures of %s', (programme) => {
  const labels = FIGURE_LABELS.flatMap(([word, keys]) =>
    keys[programme] === undefined ? [] : [[word, keys[programme]] as const],
  );
  const name = PROGRAMME_NAMES[programme];

  it('name them in months', () =>
    expect(
      labels.filter(([word, key]) => {
        const said = readMonthly(`${name} ${word}7`, { programme: null, missing: [], now: office.now });
        return said?.entries[0]?.figures[key] !== 7;
      }),
    ).toEqual([]));

  it('ask for them in questions', () =>
    expect(
      labels.filter(([word, key]) => {
        const reading = readMessage(`5月${name}${word}多少`, office);
        const isOne = programmeFigures(programme).length === 1;
        return !(reading.kind === 'query' && (isOne || reading.figures?.includes(key) === true));
      }),
    ).toEqual([]));
});

describe('places and periods', () => {
  const districts = office.regions.filter((r) => r.level === 'district');
  const names = districts.flatMap((r) => [r.name, ...r.aliases].map((name) => [name, r.code] as const));

  it('of a question name the same in a command', () => {
    expect(names.length).toBeGreaterThan(0);
    expect(
      names.filter(([name, code]) => {
        const [asked, done] = [readMessage(`${name}缺多少`, office), readMessage(`催报 ${name}`, office)];
        const isAsked = asked.kind === 'query' && asked.districts?.join() === code;
        return !(isAsked && done.kind === 'command' && done.args?.districts?.join() === code);
      }),
    ).toEqual([]);
  });

  it.each(['上周', '上星期', '上礼拜', '上一周', '上期', '第22周', '2021-W22', '前一周'])('%s is one week everywhere', (week) => {
    const asked = readMessage(`${week}缺多少`, office);
    const done = readMessage(`发布 ${week}`, office);
    const said = readMessage(`${week} 百草堰缺普工5`, reporter);
    expect(asked).toMatchObject({ period: { from: '2021-W22', to: '2021-W22' } });
    expect(done).toMatchObject({ name: 'publish', args: { period: '2021-W22' } });
    expect(said).toMatchObject({ kind: 'report', period: '2021-W22' });
  });
});
