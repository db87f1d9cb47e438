// Which sentences are there? Every text of every conversation, by the file and the name it is exported by.
import type { Texts } from '../src/forms/definition/lint.ts';
import * as acts from './acts.ts';
import * as answers from './answers.ts';
import * as bulletin from './bulletin.ts';
import * as cards from './cards.ts';
import * as choices from './choices.ts';
import * as documents from './documents.ts';
import * as exports from './exports.ts';
import * as forms from './forms.ts';
import * as frontDesk from './front-desk.ts';
import * as jobQuestions from './job-questions.ts';
import * as monthly from './monthly.ts';
import * as nudges from './nudges.ts';
import * as oversight from './oversight.ts';
import * as practice from './practice.ts';
import * as publication from './publication.ts';
import * as questions from './questions.ts';
import * as rehearsal from './rehearsal.ts';
import * as remind from './remind.ts';
import * as snooze from './snooze.ts';
import * as troubles from './troubles.ts';
import * as urgent from './urgent.ts';
import * as urgentCard from './urgent-card.ts';
import * as urgentFollowed from './urgent-followed.ts';
import * as urgentLists from './urgent-lists.ts';
import * as weeklyCommands from './weekly-commands.ts';
import * as weeklyDispatch from './weekly-dispatch.ts';

const FILES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  acts,
  answers,
  bulletin,
  cards,
  choices,
  documents,
  exports,
  forms,
  'front-desk': frontDesk,
  'job-questions': jobQuestions,
  monthly,
  nudges,
  oversight,
  practice,
  publication,
  questions,
  rehearsal,
  remind,
  snooze,
  troubles,
  urgent,
  'urgent-card': urgentCard,
  'urgent-followed': urgentFollowed,
  'urgent-lists': urgentLists,
  'weekly-commands': weeklyCommands,
  'weekly-dispatch': weeklyDispatch,
};

const isSaid = (value: unknown): value is Texts[string] => {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(Array.isArray(value) ? (one) => typeof one === 'string' : isSaid);
};

/** Commands hold what is typed, refusals by role repeat sentences, the week's questions are a script: none is a table of sentences. */
const isTable = (name: string, value: unknown): value is Texts[string] =>
  isSaid(value) && !/(?:Commands|Refusal)$/.test(name) && name !== 'weeklyDispatch';

/** `{ 'conversations/acts.ts': { remindTexts: { … }, … }, … }`; a file whose every export is of another kind has none. */
export const TEXT_TABLES: Readonly<Record<string, Texts>> = Object.fromEntries(
  Object.entries(FILES).map(([file, exported]) => [
    `conversations/${file}.ts`,
    Object.fromEntries(Object.entries(exported).flatMap(([name, value]) => (isTable(name, value) ? [[name, value]] : []))),
  ]),
);
