// What a picture shows is what was filed: every point, every gap, and what it rests on.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Picture } from '../../../src/desk/documents/picture.ts';
import type { Bureau } from '../../../src/desk/ports.ts';
import { contextOf } from '../../../src/desk/reading-context.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { TRANSCRIPT_ROSTER } from '../../../src/desk/transcript/bureau.ts';
import { byTier } from '../../../src/domain/tiers.ts';
import { addDays, instantAt, mondayOf, type Week } from '../../../src/domain/time.ts';
import { pictureOf } from '../../../src/features/documents/picture-of.ts';
import { readMessage } from '../../../src/reading/message.ts';
import { type City, newCity } from '../../worlds/city.ts';

const NOW = new Date('2026-11-26T10:00:00+08:00');
let city: City;
let bureau: Bureau;

const personOf = (userid: string) => {
  const person = TRANSCRIPT_ROSTER.people.find((p) => p.userid === userid);
  if (!person) throw new Error(userid);
  return person;
};
const speakerOf = (userid: string): Speaker => {
  const person = personOf(userid);
  const { role, region } = person;
  return { asker: { corp: 'c', userid, role, region }, person, bureau, message: 'm', arrivedAt: NOW, thread: 0 };
};

let messages = 0;
async function file(userid: string, week: Week, enterprise: string, general: number, skilled = 0, resolved = 0): Promise<void> {
  const { role, region } = personOf(userid);
  const [answer] = await city.reports.file({
    asker: { corp: 'c', userid, role, region },
    message: `f${++messages}`,
    arrivedAt: instantAt(addDays(mondayOf(week), 2), '10:00'),
    thread: messages,
    week,
    dueAt: instantAt(addDays(mondayOf(week), 4), '12:00'),
    closesAt: instantAt(addDays(mondayOf(week), 6), '24:00'),
    entries: [
      {
        enterprise,
        figures: {
          headcount: 100,
          shortage: byTier((t) => (t === 'general' ? general : t === 'skilled' ? skilled : 0)),
          resolved: byTier((t) => (t === 'general' ? resolved : 0)),
        },
        doubts: [],
      },
    ],
  });
  expect(answer?.kind).toBe('filed');
}

async function drawn(userid: string, text: string): Promise<Picture> {
  const speaker = speakerOf(userid);
  const reading = readMessage(text, contextOf(speaker));
  if (reading.kind !== 'query') throw new Error(`${text}: ${reading.kind}`);
  const drawing = await pictureOf(city.inquiries, speaker, reading, text);
  if (drawing.kind !== 'picture') throw new Error(`${text}: ${drawing.kind}`);
  return drawing.picture;
}
const linesOf = (picture: Picture): Readonly<Record<string, readonly (number | null)[]>> =>
  picture.kind === 'lines' ? Object.fromEntries(picture.series.map((s) => [s.name, s.values])) : {};

beforeAll(async () => {
  city = await newCity(TRANSCRIPT_ROSTER);
  bureau = await city.bureaus.current();
  await file('dong-01', '2026-W46', '示例一厂', 10, 4, 1);
  await file('dong-01', '2026-W46', '示例榆光电子有限公司', 20);
  await file('xi-01', '2026-W46', '示例铎华机械有限公司', 30);
  await file('dong-01', '2026-W47', '示例一厂', 8, 2, 5);
  await file('xi-01', '2026-W48', '示例百穗超市有限公司', 7, 0, 3);
});

describe('a line', () => {
  test('has a point for each week, and a gap where nobody reported', async () => {
    const picture = await drawn('zhuanban', '缺工走势');
    expect(picture).toMatchObject({
      kind: 'lines',
      title: '缺工走势',
      subtitle: '全市　第41—48周（10月5日—11月29日）',
      unit: '人',
      ticks: ['41周', '42周', '43周', '44周', '45周', '46周', '47周', '48周'],
    });
    expect(linesOf(picture)).toEqual({ 全市: [null, null, null, null, null, 64, 10, 7] });
    expect(picture.notes).toEqual([
      '截至 11月26日 10:00:00　第48周已报1/7户（快报，还可上报）',
      '已报最少的是第41周，0/7户，看走势时请留意。',
    ]);
  });

  test('is one a district, a tier or a measure', async () => {
    expect(linesOf(await drawn('zhuanban', '各区缺工走势'))).toEqual({
      东城区: [null, null, null, null, null, 34, 10, null],
      西城区: [null, null, null, null, null, 30, null, 7],
    });
    expect(linesOf(await drawn('zhuanban', '各工种缺工走势'))).toEqual({
      普工: [null, null, null, null, null, 60, 8, 7],
      '初、中级技工': [null, null, null, null, null, 4, 2, 0],
      高级技工及以上技能人才: [null, null, null, null, null, 0, 0, 0],
    });
    expect(linesOf(await drawn('zhuanban', '合计走势'))).toEqual({
      缺工: [null, null, null, null, null, 64, 10, 7],
      解决用工: [null, null, null, null, null, 1, 5, 3],
    });
  });

  test('of a tier, of a share, of what was cumulated', async () => {
    const general = await drawn('zhuanban', '普工走势');
    expect([general.title, linesOf(general).全市?.slice(5)]).toEqual(['普工缺工走势', [60, 8, 7]]);
    const rate = await drawn('zhuanban', '缺工率走势');
    expect([rate.unit, linesOf(rate).全市?.slice(5)]).toEqual(['%', [17.58, 9.09, 6.54]]);
    expect(rate.notes.at(-1)).toBe('缺工率＝缺工÷（在岗＋缺工）');
    expect(linesOf(await drawn('zhuanban', '累计解决走势')).全市?.slice(5)).toEqual([1, 6, 9]);
    const covered = await drawn('zhuanban', '东城上报率走势');
    expect([covered.title, linesOf(covered).东城区?.slice(4)]).toEqual(['上报率走势', [0, 40, 20, 0]]);
  });

  test('is cut to what the person may see', async () => {
    expect(linesOf(await drawn('dong-lianluo', '缺工走势')).东城区?.slice(5)).toEqual([34, 10, null]);
    expect(linesOf(await drawn('dong-lianluo', '西城缺工走势')).东城区?.slice(5)).toEqual([34, 10, null]);
    expect(linesOf(await drawn('xi-01', '缺工走势')).我的企业?.slice(5)).toEqual([30, null, 7]);
  });

  test('of more enterprises than can be told apart is of the largest, and says so', async () => {
    const picture = await drawn('zhuanban', '各家企业近8周缺工走势');
    const names = Object.keys(linesOf(picture));
    expect(names.length).toBeLessThanOrEqual(7);
    expect(names).toContain('示例铎华机械有限公司');
  });
});

describe('a bar', () => {
  test('is one a district, in roster order, or in the order asked for', async () => {
    const picture = await drawn('zhuanban', '第46周各区缺工图');
    expect(picture).toMatchObject({
      kind: 'bars',
      title: '各区市缺工',
      bars: [
        { name: '东城区', value: 34 },
        { name: '西城区', value: 30 },
      ],
    });
    expect(picture.notes[0]).toBe('截至 11月26日 10:00:00　第46周已报3/7户');
    const top = await drawn('zhuanban', '第46周缺工最多的2家企业图');
    expect(top.kind === 'bars' && top.bars.map((b) => b.value)).toEqual([30, 20]);
  });

  test('of a single district is one a tier', async () => {
    const picture = await drawn('dong-lianluo', '第46周各工种缺工图');
    expect(picture.kind === 'bars' && picture.bars.map((b) => b.value)).toEqual([30, 4, 0]);
  });
});
