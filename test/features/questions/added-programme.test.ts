// One more programme of annex 2 is an entry in its list, and texts: nothing else is changed here.
import { describe, expect, it, vi } from 'vitest';
import type { PerformedAct } from '../../../src/desk/acts/read-back.ts';
import type { TextTurn } from '../../../src/desk/feature.ts';
import { contextOf } from '../../../src/desk/reading-context.ts';
import type { Answered } from '../../../src/desk/receive.ts';
import { readThread } from '../../../src/desk/stored-thread.ts';
import { NEW_THREAD, type Thread, writeThread } from '../../../src/desk/thread.ts';
import { monthlyWorkbook } from '../../../src/documents/monthly-bulletin.ts';
import type { MonthlyReturn } from '../../../src/domain/monthly.ts';
import {
  type MonthlyFigures,
  monthlyFigures,
  monthlyValue,
  PROGRAMMES,
  type Programme,
  programmeFigures,
} from '../../../src/domain/programmes.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import type { Month } from '../../../src/domain/time.ts';
import { bulletinSheets, loadBulletin } from '../../../src/features/monthly/bulletin.ts';
import { beginReturn, monthlyFeature } from '../../../src/features/monthly/feature.ts';
import type { Monthly, MonthlyFiling } from '../../../src/features/monthly/port.ts';
import { monthPublication } from '../../../src/features/monthly/publication.ts';
import { monthlyAnswer } from '../../../src/features/monthly/questions.ts';
import { readMessage } from '../../../src/reading/message.ts';
import type { QueryReading } from '../../../src/reading/reading.ts';
import { REGIONS } from '../../domain/bureau.ts';
import { offered } from '../offered.ts';
import { BUREAU, expectWhole, speakerOf, textsOf } from './grown-bureau.ts';

vi.mock('../../../src/domain/programme-list.ts', async (original) => {
  const { PROGRAMME_LIST } = await original<typeof import('../../../src/domain/programme-list.ts')>();
  const figures = [
    { key: 'sessions', name: '本月集训场次', inYear: '集训场次', unit: '场' },
    { key: 'schools', name: '本月集训数量', inYear: '集训数量', unit: '家' },
    { key: 'pupils', name: '本月集训学员人数', inYear: '集训学员人数', unit: '人' },
    { key: 'jobs', name: '本月集训上岗人数', inYear: '集训上岗人数', unit: '人' },
  ];
  return { PROGRAMME_LIST: [...PROGRAMME_LIST, { key: 'trainingCamp', name: '示例集训计划', figures }] };
});
vi.mock('../../../conversations/monthly.ts', async (original) => {
  const texts = await original<typeof import('../../../conversations/monthly.ts')>();
  return { ...texts, programmeHints: { ...texts.programmeHints, trainingCamp: { short: '集训', example: '1 2 30 4' } } };
});
// The compiler knows the list as it is written.
const ADDED = PROGRAMMES.at(-1) as Programme;

/** As a month was filed before the programme was added. */
const BEFORE: MonthlyFigures = monthlyFigures((p) => (p === ADDED ? null : 7));
const SINCE: MonthlyFigures = monthlyFigures((p, k) => (p === ADDED ? 10 + k.length : 9));

const returnOf = (district: string, month: Month, figures: MonthlyFigures): MonthlyReturn => ({
  district,
  month,
  revision: 1,
  figures,
  doubts: [],
  filedAt: new Date(`${month}-28T10:00:00+08:00`),
  filedBy: 'head',
  signedBy: '示例联络员',
  message: `${district} ${month}`,
  firstFiledAt: new Date(`${month}-28T10:00:00+08:00`),
  punctuality: 'onTime',
});

/** April was filed before, May since: by the north alone. */
const RETURNS: readonly MonthlyReturn[] = [
  returnOf('north', '2021-04', BEFORE),
  returnOf('south', '2021-04', BEFORE),
  returnOf('north', '2021-05', SINCE),
];

function monthlyOf(returns: readonly MonthlyReturn[]) {
  const filings: MonthlyFiling[] = [];
  const of = (district: string, month: Month) => returns.find((r) => r.district === district && r.month === month) ?? null;
  const monthly: Monthly = {
    async file(filing) {
      filings.push(filing);
      return { kind: 'filed', revision: 1, punctuality: 'onTime' };
    },
    withdraw: async () => null,
    standing: async (_, month, district) => ({
      now: of(district, month),
      last: of(district, '2021-04'),
      publishedAt: null,
      reopenedUntil: null,
      resolved: 6,
    }),
    resolvedIn: async () => new Map(),
    returns: async (_, months, districts) => ({
      returns: returns.filter((r) => months.includes(r.month) && districts.includes(r.district)),
      published: new Map(),
      supplements: new Map(),
    }),
  };
  return { monthly, filings };
}

describe('one more programme, of four figures', () => {
  const desk = speakerOf('office', '2021-05-31T10:00:00');
  const { monthly } = monthlyOf(RETURNS);
  const districts = REGIONS.filter((r) => r.level === 'district');

  it('stands in the workbook, with — in the month before it was counted', async () => {
    const bulletin = await loadBulletin(monthly, desk, '2021-05', districts);
    const city = REGIONS.find((r) => r.level === 'city') ?? null;
    const book = monthlyWorkbook(bulletinSheets(bulletin, '全市', city, desk.arrivedAt, BUREAU.calendar, 20));
    const [beside, north, south] = book.worksheets.map(textsOf);
    const row = beside?.find((cells) => cells.includes('本月集训学员人数(人)'));
    // North, south and the city, each with the month before; then how much more, and in percent.
    expect(row?.slice(2)).toEqual(['16', '—', '', '—', '16', '—', '', '—']);
    const hired = beside?.find((cells) => cells.includes('本月活动成交人数(人)'));
    expect(hired?.slice(2, 9)).toEqual(['9', '7', '', '7', '9', '14', '-5']);
    const at = north?.findIndex((cells) => cells[0] === '示例集训计划') ?? -1;
    // The programme's head, then two lines of two figures, each below its label.
    expect(north?.slice(at, at + 5).map((cells) => [...new Set(cells)])).toEqual([
      ['示例集训计划'],
      ['本月集训场次(场)', '本月集训数量(家)'],
      ['18', '17'],
      ['本月集训学员人数(人)', '本月集训上岗人数(人)'],
      ['16', '14'],
    ]);
    expect(south?.some((cells) => cells[0] === '示例集训计划')).toBe(true);
    for (const sheet of [beside, north, south]) expectWhole((sheet ?? []).map((cells) => cells.join(' ')));
  });

  it('stands in the bulletin’s text', async () => {
    const none = { look: async () => null, perform: async (): Promise<PerformedAct> => 'notYours' };
    const { preview } = monthPublication({
      monthly,
      periodPublications: { publishMonth: none },
      documents: { monthly: () => Promise.reject(new Error('no workbook is made for a preview')) },
      settings: DEFAULT_SETTINGS,
    });
    const shown = await preview(speakerOf('office', '2021-06-01T10:00:00'), '2021-05');
    const lines = shown.kind === 'ready' ? shown.lines : [];
    expectWhole(lines);
    expect(lines.join('\n')).toContain('示例集训计划　本月集训场次18场（上月—），本月集训数量17家（上月—）');
  });

  const ask = async (text: string): Promise<readonly string[]> => {
    const query = readMessage(text, contextOf(desk));
    if (query.kind !== 'query') throw new Error(`no question: ${JSON.stringify(query)}`);
    return (await monthlyAnswer(monthly, desk, query, 20)) ?? [];
  };

  it('is asked for by its name, in any order', async () => {
    const lines = await ask('示例集训计划5月各区市情况');
    expectWhole(lines);
    expect(lines.join('\n')).toContain('18场、17家、16人、14人，上月—、—、—、—');
    expect(await ask('集训5月各区市情况')).toEqual(lines);
    const ranked = await ask('示例集训计划5月排名');
    expectWhole(ranked);
  });

  it('has no value in a month filed before, and no 0', async () => {
    const lines = await ask('4月月报合计');
    expectWhole(lines);
    expect(lines.find((line) => line.startsWith('示例集训计划'))).toBe(
      '示例集训计划　本月集训场次—，本月集训数量—，本月集训学员人数—，本月集训上岗人数—',
    );
    expect(lines.find((line) => line.startsWith('共享用工促进计划'))).toContain('本月实现共享用工人数14人');
  });

  it('is summed up over a year from the months that count it', async () => {
    const query: QueryReading = { kind: 'query', measures: ['monthly'], period: { year: 2021 } };
    const lines = (await monthlyAnswer(monthly, desk, query, 20)) ?? [];
    expectWhole(lines);
    expect(lines.join('\n')).toContain('集训场次18场');
    const none = (await monthlyAnswer(monthlyOf([]).monthly, desk, query, 20)) ?? [];
    expectWhole(none);
    expect(none.join('\n')).not.toMatch(/\d[场家人]/);
  });
});

describe('the form with one more programme', () => {
  function dialogue() {
    const { monthly, filings } = monthlyOf(RETURNS.filter((r) => r.month === '2021-04'));
    const deps = { monthly, corrections: { ask: async () => null }, opensOn: 20 };
    const room = monthlyFeature(deps);
    const kept = { thread: NEW_THREAD as Thread, minute: 10 };
    const say = async (text: string): Promise<readonly string[]> => {
      kept.minute += 1;
      const speaker = speakerOf('head-n', `2021-05-28T10:${kept.minute}:00`);
      const reading = readMessage(text, contextOf(speaker));
      const turn: TextTurn = { speaker, thread: kept.thread, text, reading, reports: {} as never, chosen: null };
      const command = reading.kind === 'command' ? reading : null;
      const begun = async (): Promise<Answered | null> =>
        command?.name === 'monthly' ? beginReturn(deps, { ...turn, command }) : null;
      const answered = (await offered(room, turn, text)) ?? (await begun());
      if (!answered) throw new Error(`nothing was answered to ${text}`);
      kept.thread = readThread(writeThread(answered.thread));
      expectWhole(answered.lines);
      return answered.lines;
    };
    return { say, filings };
  }

  it('asks for it where last month did not know of it, and files it with the others', async () => {
    const { say, filings } = dialogue();
    await say('月报');
    expect((await say('同上月')).join('\n')).toContain(
      '示例集训计划：本月集训场次(场)、本月集训数量(家)、本月集训学员人数(人)、本月集训上岗人数(人)',
    );
    expect((await say('示例集训 同')).join('\n')).toContain('上月没有报过');
    const review = await say('1 2 30 4');
    expect(review.find((line) => line.startsWith('示例集训计划'))).toContain('本月集训学员人数30人，本月集训上岗人数4人');
    await say('确认');
    expect(filings).toHaveLength(1);
    const { figures } = filings[0] as MonthlyFiling;
    expect(PROGRAMMES.map((p) => Object.values(figures[p] ?? {}).length)).toEqual(
      PROGRAMMES.map((p) => programmeFigures(p).length),
    );
    expect(monthlyValue(figures, 'recruitmentDrive', 'hired')).toBe(7);
  });

  it('takes it by its words and its labels', async () => {
    const { say } = dialogue();
    await say('月报');
    const lines = await say('示例集训 集训场次2场 集训学员人数30人 集训数量1家 集训上岗人数4人；其余同上月');
    expect(lines.find((line) => line.startsWith('示例集训计划'))).toContain('本月集训场次2场，本月集训数量1家');
  });
});
