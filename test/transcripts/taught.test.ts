// Does every example the bot teaches work, typed back where it was taught?
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { contextOf } from '../../src/desk/reading-context.ts';
import { actWritten } from '../../src/desk/transcript/acts.ts';
import { readTranscript } from '../../src/desk/transcript/lines.ts';
import { readMessage } from '../../src/reading/message.ts';
import { newMemory } from '../memory/threads.ts';
import { pressedIn, transcriptWorld } from './run.ts';
import { taughtIn } from './taught.ts';

const folder = path.join(import.meta.dirname, '.');

/** Dialogues in which nearly everything is taught at least once; TAUGHT=all takes every one. */
const CHOSEN = /^(?:01|07|08|13|18|46|48|51|53|54|60|70|71|75|78|100|102|103|109|110)-/;

/** Done at once, without being read back: these are only read. */
const AT_ONCE =
  /^(?:确认|撤回|催报|接单|办结|进展|企业已确认|未解决|采纳|推广|同意更正|不同意更正|属实|请假|销假|撤销急需|一小时后|签发|完了|卡片|文字)/;

/** What is answered to words nobody understood, or took for something else. */
const NOT_TAKEN =
  /没看懂|看不懂|没完全看懂|有几种意思|没找到|不在您负责|不是准数|没有第\d+户|没有这个序号|对不上一项|要一个整数|报准数|算哪一类|的数没看懂|请回“是”或|请先发标题|请回您负责的|请按类报|请回一个日子/;

/** Names and figures do not make another sentence of it. */
const shapeOf = (reply: string, said: string): string =>
  `${reply.split('\n').find((l) => l.includes(said)) ?? ''}|${said}`.replace(/\d+/g, '0');

const tried = new Set<string>();

it.each(readdirSync(folder).filter((file) => file.endsWith('.txt') && (process.env.TAUGHT === 'all' || CHOSEN.test(file))))(
  '%s',
  async (file) => {
    const memory = newMemory();
    const world = await transcriptWorld(undefined, memory);
    const read = readTranscript(readFileSync(path.join(folder, file), 'utf8'));
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    const faults: string[] = [];
    let who = '';

    /** Types one example and forgets that it was typed. */
    async function answerTo(person: string, said: string): Promise<string> {
      const [kept, at] = [new Map(memory.threads), world.now()];
      const { text } = await world.send(person, actWritten(said));
      memory.threads.clear();
      for (const [key, thread] of kept) memory.threads.set(key, thread);
      world.turnTo(at);
      return text;
    }

    async function tryAll(person: string, reply: string): Promise<void> {
      for (const said of taughtIn(reply)) {
        const shape = shapeOf(reply, said);
        if (tried.has(shape)) continue;
        tried.add(shape);
        const bureau = await world.bureaus.current();
        const speaker = bureau.roster.people.find((p) => p.userid === person.toLowerCase());
        if (!speaker?.active) continue;
        if (AT_ONCE.test(said)) {
          const reading = readMessage(said, contextOf({ bureau, person: speaker, arrivedAt: world.now() }));
          if (reading.kind === 'unclear' && !/^(?:完了|同意|不同意|属实)/.test(said))
            faults.push(`${person} “${said}” ← ${reply}`);
          continue;
        }
        const answer = await answerTo(person, said);
        // Going back asks the old question again, whatever it says of an older answer.
        if ((NOT_TAKEN.test(answer) && !answer.startsWith('已返回')) || answer === '')
          faults.push(`${person} “${said}” → ${answer}\n    ← ${reply}`);
      }
    }

    for (const line of read.lines) {
      if (line.kind === 'speaker') who = line.account;
      if (line.kind === 'clock') world.turnTo(line.at);
      if (line.kind === 'join') await world.join(line.account, line.name, line.region);
      if (line.kind === 'look') {
        world.turnTo(line.at);
        for (const { person, say } of await world.look()) if (say.kind === 'text') await tryAll(person, say.text);
      }
      if (line.kind !== 'said') continue;
      const { text, sent } = await world.send(who, pressedIn(line.said, world.cardsOf(who)) ?? actWritten(line.said));
      await tryAll(who, text);
      for (const { person, say } of sent) if (say.kind === 'text') await tryAll(person, say.text);
    }
    expect(faults).toEqual([]);
  },
);
