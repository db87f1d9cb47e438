import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/desk/environment/config.ts';
import { isProblem } from '../../../src/desk/problem.ts';

const noFile = (): never => {
  throw new Error('no file is named');
};

const groupsOf = (GROUP_WEBHOOKS: string) => {
  try {
    return [...readConfig({ GROUP_WEBHOOKS }, noFile).groups];
  } catch (e) {
    return isProblem(e, 'settings.faults') ? (e.details.faults as readonly string[]) : e;
  }
};
const URL_A = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=11111111-aaaa';
const URL_B = 'http://127.0.0.1:8080/send?key=22222222-bbbb';
const both = [
  ['370402', URL_A],
  ['370400-GX', URL_B],
];

describe('GROUP_WEBHOOKS', () => {
  test.each([
    `370402=${URL_A},370400-GX=${URL_B}`,
    ` 370402=${URL_A} \n 370400-GX=${URL_B} `,
    JSON.stringify({ '370402': URL_A, '370400-GX': URL_B }),
  ])('%s', (text) => expect(groupsOf(text)).toEqual(both));

  test.each([
    'x',
    '{',
    '[]',
    '{"370402":1}',
    '370402=http://example.com/send?key=secret-secret',
    `370402=${URL_A},370402=${URL_B}`,
    `=${URL_A}`,
  ])('%s is refused without showing it', (text) => {
    const faults = groupsOf(text);
    expect(faults).toEqual([expect.stringMatching(/^GROUP_WEBHOOKS 应为/)]);
    expect(JSON.stringify(faults)).not.toContain('secret-secret');
  });

  test('its addresses and keys are secrets', () => {
    const { secrets } = readConfig({ GROUP_WEBHOOKS: `370402=${URL_A}` }, noFile);
    expect(secrets).toEqual(expect.arrayContaining([URL_A, '11111111-aaaa']));
  });
});
