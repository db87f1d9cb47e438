// How was a message understood in its state: what was open, what could it mean, who took it, what was answered?
import { isoWithOffset } from '../../domain/time.ts';
import type { Meaning, Situation } from '../../reading/meaning.ts';
import { type Considered, ruleOf, type Watch } from '../dispatch.ts';
import type { Feature, MessageTurn } from '../feature.ts';
import type { Bureau, Outgoing } from '../ports.ts';
import { withReminder } from '../reminder.ts';
import { isBusy, type Thread } from '../thread.ts';
import { sayWritten } from './acts.ts';

type Json = Readonly<Record<string, unknown>>;

/** A text as it was heard; the second of two is the one that waited for its week. */
type Heard = { readonly text: string; readonly open: Json; readonly meanings: readonly Meaning[]; readonly taken: Considered[] };

type Explanation = {
  /** Keeps what it is told of the messages that are sent from now on. */
  start(): void;
  readonly watch: Watch;
  /** A JSON line each: what was open, each meaning, likeliest first, with its rule and what became of it. */
  lines(bureau: Bureau): readonly string[];
};

/** `features`: of the bureau that is watched, known by the time a message is sent. */
export function explanation(features: () => readonly Feature[]): Explanation {
  const all: Heard[] = [];
  let isOn = false;
  return {
    start() {
      isOn = true;
    },
    watch: {
      async heard(message, text, situation, meanings) {
        if (isOn) all.push({ text, open: await openIn(features(), message, situation), meanings, taken: [] });
      },
      considered(considered) {
        all.at(-1)?.taken.push(considered);
      },
    },
    lines: ({ roster }) => all.flatMap((heard) => linesOf(heard, all)).map((line) => JSON.stringify(inNames(roster, line))),
  };
}

function linesOf({ text, open, meanings, taken }: Heard, all: readonly Heard[]): readonly Json[] {
  const became = new Map(taken.map(({ meaning, isTaken }) => [meaning, isTaken ? 'taken' : 'declined']));
  return [
    ...(all.length > 1 ? [{ text }] : []),
    { open: Object.keys(open).length === 0 ? null : open },
    ...meanings.map((meaning) => {
      const { kind, ...said } = meaning;
      return { meaning: kind, rule: ruleOf(kind).name, became: became.get(meaning) ?? 'not reached', ...said };
    }),
  ];
}

/** What decides a meaning, and what 确认 would file; what there is none of is left out. */
async function openIn(features: readonly Feature[], message: MessageTurn, situation: Situation): Promise<Json> {
  const { thread } = message;
  const { open, asked, asksWeek, rehearses, carries } = situation;
  const week = isBusy(thread) ? thread.report : null;
  const state = open === null ? week : slotOf(thread, open.form);
  const question = open === null && week === null ? [] : (await withReminder({ features }, message, { thread, lines: [] })).lines;
  const among = open?.wanted.kind === 'enterprise' ? open.wanted.among : undefined;
  const beneath = [...thread.asides.map((a) => a.room), ...(week ? ['weekly'] : [])].filter((name) => name !== open?.form);
  return withoutNothing({
    form: open?.form ?? (week ? 'weekly' : null),
    wants: open?.wanted.kind,
    question: question.join('\n'),
    answers: state?.answers,
    readBack: state?.review,
    choices: among ?? week?.answers.which[0]?.candidates,
    beneath: open === null ? [] : [...new Set(beneath)],
    waits: asksWeek.length > 0 ? thread.asking : null,
    list: listOf(thread),
    listSince: open?.listSince,
    rehearses,
    carries,
    asked,
  });
}

/** A form keeps its answers and what was read back; an older aside is all answers. */
function slotOf(thread: Thread, form: string): { readonly answers?: unknown; readonly review?: unknown } | null {
  const slot = thread.asides.find(({ room }) => room === form)?.slot ?? null;
  if (slot === null || typeof slot !== 'object') return null;
  return 'answers' in slot ? slot : { answers: slot };
}

/** The week's list by its numbers, as the person saw it last. */
function listOf({ remembered, spokeAt }: Thread): Json | null {
  if (remembered === null || spokeAt === null) return null;
  const items = Object.entries(remembered.numbers).map(([id, number]) => [String(number), id]);
  return { week: remembered.week, at: new Date(spokeAt), items: Object.fromEntries(items) };
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);

const withoutNothing = (json: Json): Json => Object.fromEntries(Object.entries(json).filter(([, value]) => !isNothing(value)));

/** Full names for ids of enterprises and codes of districts, instants with +08:00. */
function inNames({ enterprises, regions }: Bureau['roster'], json: Json): unknown {
  const names = new Map([...regions.map((r) => [r.code, r.name] as const), ...enterprises.map((e) => [e.id, e.name] as const)]);
  const named = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (value instanceof Date) return isoWithOffset(value);
    if (Array.isArray(value)) return value.map(named);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [names.get(key) ?? key, named(one)]));
  };
  return named(json);
}

/** What the person reads at once, and what goes out because of it; a reply of null: none. */
export function replyLines(account: string, reply: string | null, out: readonly Outgoing[]): readonly string[] {
  const person = account.toLowerCase();
  const mine = out.filter((row) => row.person === person).map(({ say }) => sayWritten(say));
  return [
    JSON.stringify({ reply: [...(reply === null ? [] : [reply]), ...mine].flatMap((text) => text.split('\n')) }),
    ...out
      .filter((row) => row.person !== person)
      .map(({ person: to, say }) => JSON.stringify({ to, says: sayWritten(say).split('\n') })),
  ];
}
