// Does every sentence of conversations/ keep to docs/wording.md §2?
import { describe, expect, it } from 'vitest';
import { TEXT_TABLES } from '../../conversations/texts.ts';
import { weeklyDispatch } from '../../conversations/weekly-dispatch.ts';
import { questionsOf, sentencesOf } from '../../src/forms/definition/lint.ts';

/** Two words for one idea, a computer's word, a sign: what is not said, and what is said instead. */
const NOT_SAID: readonly (readonly [RegExp, string])[] = [
  [/退回(?:一步|上一步)/, '返回'],
  [/周报/, '周调度'],
  // What is typed for it is 月报.
  [/\}通报|(?<![“ }]|^)月报/, '月通报'],
  [/(?<!谁|谁还)没报(?!齐|完|过|上|送)/, '未报'],
  [/改报|改数|修正/, '更正'],
  [/逾期/, '已过截止时间'],
  [/开口子/, '开通补报'],
  [/演练/, '试报'],
  [/报表/, '上报'],
  [/(?<!人社局)工作专班/, '市局专班'],
  [/区（市）联络员/, '区市联络员'],
  // 系统管理员, and the systems of the notice.
  [/(?<!监测|保障)系统(?!管理员)/, '（不说系统）'],
  [/指令|格式|无效|参数|操作/, '（电脑的话）'],
  [/→/, '改为'],
];

/** What stands in workbooks, on pictures and in annexes is the notice's. */
const SHEETS = ['conversations/documents.ts'];

const SAID = [
  ...Object.entries(TEXT_TABLES).flatMap(([file, texts]) =>
    sentencesOf(texts).map((one) => ({ ...one, key: `${file} ${one.key}` })),
  ),
  ...questionsOf(weeklyDispatch),
].filter(({ key }) => !SHEETS.some((file) => key.startsWith(file)));

describe('every sentence', () => {
  it.each(NOT_SAID)('says another word than %s: %s', (pattern) => {
    expect(SAID.flatMap(({ key, text }) => (pattern.test(text) ? [`${key}: ${text}`] : []))).toEqual([]);
  });

  it('that gives an example ends it where it can be told: ；。（ or the line’s end', () => {
    const blurred = SAID.flatMap(({ key, text }) =>
      /例如(?:回)?：[^；。（\n]*，(?:没|不|也|再|或)/.test(text) ? [`${key}: ${text}`] : [],
    );
    expect(blurred).toEqual([]);
  });
});
