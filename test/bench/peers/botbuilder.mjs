// The dialogue by botbuilder-dialogs: a waterfall of text prompts with validators, its state as JSON in the given store.
import { BotAdapter, ConversationState, TurnContext } from 'botbuilder-core';
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { answerTo, CONFIRM, FIELDS, FILED, misunderstood, question } from '../turns/reference.ts';

const SAID = Symbol('said');

class Adapter extends BotAdapter {
  async sendActivities(context, activities) {
    for (const { text } of activities) context.turnState.set(SAID, text);
    return activities.map(() => ({ id: '' }));
  }
  async updateActivity() {}
  async deleteActivity() {}
}

/** @param {import('../turns/reference.ts').Around} around */
export function engine({ load, save, file }) {
  const adapter = new Adapter();
  const state = new ConversationState({
    read: async ([key]) => {
      const text = await load(key);
      return text === null ? {} : { [key]: JSON.parse(text) };
    },
    write: async (changes) => {
      for (const [key, value] of Object.entries(changes)) await save(key, JSON.stringify(value));
    },
    delete: async () => {},
  });
  const dialogs = new DialogSet(state.createProperty('dialog'));
  dialogs.add(
    new TextPrompt('value', async ({ recognized, options, context }) => {
      const { answers } = options.validations;
      const isRight =
        answers.length === FIELDS ? recognized.value === CONFIRM : answerTo(answers.length, recognized.value) !== null;
      if (!isRight) await context.sendActivity(misunderstood(recognized.value, answers));
      return isRight;
    }),
  );
  const ask = (step) =>
    step.prompt('value', { prompt: question(step.values.answers), validations: { answers: step.values.answers } });
  const take = async (step) => {
    step.values.answers = [...step.values.answers, answerTo(step.values.answers.length, step.result)];
    return ask(step);
  };
  dialogs.add(
    new WaterfallDialog('report', [
      async (step) => {
        step.values.answers = [];
        return ask(step);
      },
      ...Array.from({ length: FIELDS }, () => take),
      async (step) => {
        await file(step.context.activity.from.id, step.values.answers);
        await step.context.sendActivity(FILED);
        return step.endDialog();
      },
    ]),
  );
  return async (person, text) => {
    const context = new TurnContext(adapter, {
      type: 'message',
      text,
      channelId: 'wecom',
      conversation: { id: person },
      from: { id: person },
      recipient: { id: 'bot' },
    });
    const dialog = await dialogs.createContext(context);
    const { status } = await dialog.continueDialog();
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('report');
    await state.saveChanges(context);
    return context.turnState.get(SAID);
  };
}
