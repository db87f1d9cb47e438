// How does a message find its situation where nothing is open?
import type { Situation } from '../../src/reading/meaning.ts';

export const NOTHING_OPEN: Situation = {
  offered: [],
  asksWeek: [],
  rehearses: false,
  open: null,
  reporting: false,
  carries: false,
  goesOn: false,
  asked: null,
  unfolds: false,
};
