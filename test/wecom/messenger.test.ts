import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import { createMessenger } from '../../src/wecom/messenger.ts';
import { apiWorld, FREE } from './api-client.ts';
import { NO_FILES } from './no-files.ts';

const world = apiWorld();

describe('the messenger', () => {
  test('sends a long text in pieces, one after the other', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${i + 1}. 示例${i + 1}厂　缺工：普工8`);
    const { msgid } = await createMessenger(world.client(), NO_FILES).send(
      'zhangsan',
      { kind: 'text', text: lines.join('\n') },
      FREE,
    );
    const pieces = world.server.sent().map((sent) => (sent.text as { content: string }).content);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('\n').split('\n')).toEqual(lines);
    expect(msgid).toBe(`msg-${world.server.calls.length}`);
  });

  test('of which one has arrived is not unsent', async () => {
    let turn = 0;
    const away = () => Promise.reject(new Problem('wecom.away', { unsent: true }));
    const sendText = () => (turn++ === 0 ? Promise.resolve('m') : away());
    const send = createMessenger({ ...world.client(), sendText }, NO_FILES).send(
      'zhangsan',
      { kind: 'text', text: '数'.repeat(1_000) },
      FREE,
    );
    await expect(send).rejects.toMatchObject({ code: 'wecom.away', details: { unsent: false } });
  });

  test('stops at the piece that failed', async () => {
    world.server.force = ({ path }) =>
      path === 'message/send' && world.server.count('message/send') === 2 ? { errcode: 45009 } : undefined;
    const send = createMessenger(world.client(), NO_FILES).send('zhangsan', { kind: 'text', text: '数'.repeat(3_000) }, FREE);
    await expect(send).rejects.toMatchObject({ code: 'wecom.throttled' });
    expect(world.server.count('message/send')).toBe(2);
  });
});
