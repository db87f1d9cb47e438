// The dialogue by @grammyjs/conversations, which replays it at every turn; its log as JSON in the given store, Telegram's server a stub.
import { conversations, createConversation } from '@grammyjs/conversations';
import { Bot } from 'grammy';
import { answerTo, CONFIRM, FIELDS, FILED, misunderstood, question } from '../turns/reference.ts';

/** @param {import('../turns/reference.ts').Around} around */
export function engine({ load, save, file }) {
  const said = new Map();
  const ids = new Map();
  const fetch = async (_url, { body }) => {
    const { chat_id, text } = JSON.parse(body);
    said.set(chat_id, text);
    return { json: async () => ({ ok: true, result: { message_id: 1, date: 0, chat: { id: chat_id, type: 'private' }, text } }) };
  };
  const bot = new Bot('1:bench', {
    botInfo: { id: 1, is_bot: true, first_name: 'bench', username: 'bench' },
    client: { fetch, apiRoot: 'http://127.0.0.1' },
  });

  async function report(conversation, ctx) {
    const answers = [];
    await ctx.reply(question(answers));
    for (;;) {
      const { message } = await conversation.waitFor('message:text');
      const { text } = message;
      if (answers.length === FIELDS && text === CONFIRM) break;
      const value = answers.length < FIELDS ? answerTo(answers.length, text) : null;
      if (value === null) {
        await ctx.reply(misunderstood(text, answers));
        continue;
      }
      answers.push(value);
      await ctx.reply(question(answers));
    }
    await conversation.external(() => file(ctx.from.first_name, answers).then(() => null));
    await ctx.reply(FILED);
  }

  const adapter = {
    read: async (key) => JSON.parse((await load(key)) ?? 'null') ?? undefined,
    write: (key, value) => save(key, JSON.stringify(value)),
    delete: (key) => save(key, 'null'),
  };
  bot.use(conversations({ storage: { type: 'key', adapter } }));
  bot.use(createConversation(report));
  bot.on('message:text', (ctx) => ctx.conversation.enter('report'));

  let updates = 0;
  return async (person, text) => {
    if (!ids.has(person)) ids.set(person, ids.size + 2);
    const id = ids.get(person);
    updates += 1;
    await bot.handleUpdate({
      update_id: updates,
      message: {
        message_id: updates,
        date: 0,
        chat: { id, type: 'private', first_name: person },
        from: { id, is_bot: false, first_name: person },
        text,
      },
    });
    return said.get(id);
  };
}
