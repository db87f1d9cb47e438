// A fifth type of annex 1 is an entry in its list: nothing else is changed here.
import type { Worksheet } from 'exceljs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnnexRow, WeeklyAnnex } from '../../../src/desk/documents/weekly-annex.ts';
import type { Feature } from '../../../src/desk/feature.ts';
import { totalsLines } from '../../../src/desk/figures/totals-words.ts';
import { contextOf } from '../../../src/desk/reading-context.ts';
import { TYPE_WORDS } from '../../../src/desk/roster/sheets.ts';
import { NEW_THREAD } from '../../../src/desk/thread.ts';
import { weeklyWorkbook } from '../../../src/documents/weekly-annex.ts';
import { ENTERPRISE_TYPES, type EnterpriseType } from '../../../src/domain/enterprises.ts';
import { NO_FIGURES } from '../../../src/domain/tiers.ts';
import { questionsFeature } from '../../../src/features/questions/feature.ts';
import { readMessage } from '../../../src/reading/message.ts';
import { readableDocuments } from '../../memory/documents.ts';
import { type City, newCity } from '../../worlds/city.ts';
import { BUREAU, expectWhole, speakerOf, textsOf } from './grown-bureau.ts';

vi.mock('../../../src/domain/enterprise-types.ts', async (original) => {
  const { ENTERPRISE_TYPE_LIST } = await original<typeof import('../../../src/domain/enterprise-types.ts')>();
  return { ENTERPRISE_TYPE_LIST: [...ENTERPRISE_TYPE_LIST, { key: 'specialised', name: '示例专精企业' }] };
});

// The compiler knows the list as it is written.
const FIFTH = ENTERPRISE_TYPES.at(-1) as EnterpriseType;

describe('a fifth type of enterprise', () => {
  const figures = (shortage: number) => ({
    headcount: 100,
    shortage: { ...NO_FIGURES, general: shortage },
    resolved: { ...NO_FIGURES, general: 1 },
  });
  const desk = speakerOf('office', '2021-05-20T12:00:00');
  let city: City;
  let room: Feature;
  beforeAll(async () => {
    city = await newCity(BUREAU.roster);
    const file = async (userid: string, enterprise: string, shortage: number) => {
      const filing = {
        asker: speakerOf(userid, '2021-05-20T10:00:00').asker,
        message: `${userid} files`,
        arrivedAt: new Date('2021-05-20T10:00:00+08:00'),
        week: '2021-W20',
        dueAt: new Date('2021-05-21T12:00:00+08:00'),
        closesAt: new Date('2021-05-24T00:00:00+08:00'),
        thread: 1,
        entries: [{ enterprise, figures: figures(shortage), doubts: [] }],
      };
      expect((await city.reports.file(filing)).map((f) => f.kind)).toEqual(['filed']);
    };
    await file('wang', '甲', 8);
    await file('zhao', '丙', 3);
    room = questionsFeature({
      inquiries: city.inquiries,
      cumulativeSince: 'year',
      published: async () => [],
      actsDone: { actsDone: async () => [] },
      documents: readableDocuments,
      files: { keep: async () => 'file' },
    });
  });
  const ask = async (text: string): Promise<readonly string[]> => {
    const query = readMessage(text, contextOf(desk));
    if (query.kind !== 'query') throw new Error(`no question: ${JSON.stringify(query)}`);
    const answered = await room.query?.({
      speaker: desk,
      thread: NEW_THREAD,
      text,
      reports: {} as never,
      chosen: null,
      reading: query,
      query,
    });
    return answered?.lines ?? [];
  };

  it('is counted in the totals', async () => {
    const question = { week: '2021-W20', districts: ['north', 'south'], enterprises: null };
    const totals = await city.reports.totals(desk.asker, question, desk.arrivedAt);
    expect(totals.byType[FIFTH]).toBe(1);
    const lines = totalsLines(totals, desk.arrivedAt);
    expectWhole(lines);
    expect(lines.join('\n')).toContain('示例专精企业 1家');
  });

  it('is asked for by its name, and a row of its own by type', async () => {
    expect(readMessage('示例专精企业缺工多少', contextOf(desk))).toMatchObject({ kind: 'query', types: [FIFTH] });
    const own = await ask('示例专精企业缺工多少');
    expectWhole(own);
    expect(own.join('\n')).toContain('普工 缺8人');
    const byType = await ask('各类型企业缺工多少');
    expectWhole(byType);
    expect(byType.filter((line) => /示例专精企业|重大项目涉及企业/.test(line))).toHaveLength(2);
  });

  it('stands in annex 1 with its number, 0家 of the others too', () => {
    const row = (name: string, type: EnterpriseType): AnnexRow => ({ name, type, ...figures(8), resolvedToDate: NO_FIGURES });
    const coverage = { due: 2, filed: 2, extra: 0 };
    const annex: WeeklyAnnex = {
      week: '2021-W20',
      whose: '全市',
      only: null,
      asOf: desk.arrivedAt,
      date: '2021-05-20',
      isOpen: true,
      coverage,
      sheets: [
        {
          region: { name: '示例区', level: 'district' },
          rows: [row('示例甲', FIFTH), row('示例乙', 'other')],
          coverage,
          others: { outstanding: null, left: null },
        },
      ],
      missing: [],
    };
    const cells = textsOf(weeklyWorkbook(annex).worksheets[0] as Worksheet);
    expectWhole(cells.map((c) => c.join(' ')));
    expect(cells.filter((c) => c[2] === '示例专精企业').length).toBeGreaterThan(0);
    const totals = cells.find((c) => c[0] === '总计')?.[2]?.split('\n');
    expect(totals).toHaveLength(5);
    expect(totals?.at(-1)).toMatch(/示例专精企业.*1/);
    expect(totals?.[0]).toMatch(/重大项目涉及企业.*0/);
  });

  it('is a word of the roster workbook', () => expect(TYPE_WORDS.示例专精企业).toBe(FIFTH));
});
