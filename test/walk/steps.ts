// Which way is walked? The same for the same seed, whatever the bot answers.
import type { Card } from '../../src/desk/card.ts';
import type { IncomingContent } from '../../src/desk/incoming.ts';
import { type Random, randomOf } from '../reading/sentences/random.ts';
import { messageOf, type Said } from './vocabulary.ts';

export type Step =
  | ({ readonly kind: 'say'; readonly who: string } & Said)
  /** Which card, button and boxes, as far as there are any. */
  | { readonly kind: 'press'; readonly who: string; readonly card: number; readonly button: number; readonly ticked: number }
  | { readonly kind: 'send'; readonly who: string; readonly act: IncomingContent }
  /** The last message is delivered again. */
  | { readonly kind: 'again' }
  | { readonly kind: 'wait'; readonly minutes: number }
  /** Pushed messages reach nobody, until they do again. */
  | { readonly kind: 'away'; readonly is: boolean };

export type Way = { readonly startsAt: Date; readonly hasLast: boolean; readonly main: string; readonly steps: readonly Step[] };

const MAINS = ['dong-01', 'dong-01', 'dong-01', 'dong-01', 'dong-01', 'dong-lianluo', 'dong-lianluo', 'zhuanban', 'xi-01'];
const OTHERS = ['dong-01', 'dong-lianluo', 'zhuanban', 'xi-01', 'xi-lianluo', 'guanli', 'tingyong', 'moshengren'];
const STARTS = [
  '2026-11-23T09:30',
  '2026-11-25T15:00',
  '2026-11-27T11:40',
  '2026-11-27T12:05',
  '2026-11-29T20:00',
  '2026-11-30T09:30',
];

const ACTS: readonly IncomingContent[] = [
  { kind: 'image', media: 'm' },
  { kind: 'voice', media: 'm', transcript: null },
  { kind: 'location', label: '某路1号' },
  { kind: 'link', title: '甲', url: 'https://example.com' },
  { kind: 'enterAgent' },
  { kind: 'unknown', type: 'sticker' },
];

export function wayOf(seed: number): Way {
  const random = randomOf(seed * 2_654_435_761);
  const main = random.pick(MAINS);
  const others = random.chance(0.5) ? [] : random.shuffled(OTHERS).slice(0, 2);
  const length = 8 + random.int(28);
  const steps = Array.from({ length }, (): Step => {
    const who = others.length > 0 && random.chance(0.25) ? random.pick(others) : main;
    return stepOf(random, who);
  });
  return { startsAt: new Date(`${random.pick(STARTS)}:00+08:00`), hasLast: random.chance(0.7), main, steps };
}

function stepOf(random: Random, who: string): Step {
  const way = random.int(100);
  if (way < 5) return { kind: 'press', who, card: random.int(9), button: random.int(3), ticked: random.int(16) };
  if (way < 7) return { kind: 'send', who, act: random.pick(ACTS) };
  if (way < 9) return { kind: 'again' };
  if (way < 12) return { kind: 'wait', minutes: random.pick([1, 10, 10, 70, 300, 1_500, 4_300]) };
  if (way < 14) return { kind: 'away', is: random.chance(0.5) };
  return { kind: 'say', who, ...messageOf(random, who) };
}

/** A press on one of the cards; null where there is none. */
export function pressOn(cards: readonly Card[], { card, button, ticked }: Extract<Step, { kind: 'press' }>, code: string) {
  const at = cards[card % Math.max(1, cards.length)];
  if (!at) return null;
  const buttons = at.kind === 'buttons' ? at.buttons : [at.submit];
  const options = at.kind === 'checkbox' ? at.options.filter((_, i) => (ticked >> (i % 4)) & 1).map((o) => o.id) : [];
  const id = buttons[button % buttons.length]?.id ?? '';
  const pressed = { kind: 'cardPressed', task: at.task, button: id, choices: [{ question: 'options', options }], response: code };
  return pressed as Extract<IncomingContent, { kind: 'cardPressed' }>;
}
