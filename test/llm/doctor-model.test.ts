// Does the operator's check tell how the language model answers, without a fault?
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookAtModel } from '../../src/compose/doctor-model.ts';
import { openStandIn, type Says, type StandIn } from './stand-in.ts';

let server: StandIn;
beforeEach(async () => {
  server = await openStandIn();
});
afterEach(() => server.close());

const look = () => lookAtModel({ baseUrl: server.base, model: 'example', key: 'hush-hush' });
const said = (...numbers: readonly object[]): Says => ({ says: JSON.stringify({ week: null, numbers }) });
const RIGHT = { said: '8', role: 'shortage.general', name: '示例甲公司' };

it('is content with the right answer', async () => {
  server.answer = () => said(RIGHT);
  expect(await look()).toEqual([{ check: '语言模型', kind: 'ok', says: '按时按格式回答', next: null }]);
});

it.each<readonly [string, Says, string]>([
  ['another figure', said({ ...RIGHT, role: 'headcount' }), '没有看懂'],
  ['a number more', said(RIGHT, RIGHT), '没有看懂'],
  ['prose', { says: '缺普工8人' }, '没有按格式'],
  ['a refused key', { status: 401 }, '不认密钥（HTTP 401）'],
  ['another address', { status: 404 }, '回了 HTTP 404'],
  ['silence', 'silent', '3 秒里没有答完'],
  ['a cut line', 'cut', '连不上（'],
])('tells of %s', async (_, answer, says) => {
  server.answer = () => answer;
  expect(await look()).toEqual([
    { check: '语言模型', kind: 'note', says: expect.stringContaining(says), next: expect.stringMatching(/./) },
  ]);
});

it('asks whose machine it is where the address is a public one', async () => {
  server.answer = () => said(RIGHT);
  const at = (...addresses: readonly string[]) =>
    lookAtModel({ baseUrl: server.base, model: 'example', key: null }, async () => addresses.map((address) => ({ address })));
  for (const inside of ['10.2.3.4', '172.31.0.9', '192.168.1.1', '127.0.0.1', '::1', 'fd00::7']) {
    expect((await at(inside)).map(({ kind }) => kind)).toEqual(['ok']);
  }
  for (const outside of ['203.0.113.7', '172.32.0.1', '2001:db8::1']) {
    const [place, answer] = await at('10.2.3.4', outside);
    expect(place).toMatchObject({ kind: 'note', says: expect.stringContaining('公网') });
    expect(answer?.kind).toBe('ok');
  }
});
