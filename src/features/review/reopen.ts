// 补报: how is a closed week opened again for one enterprise? (domain §5.9)

import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { namesOf } from '../../desk/acts/deciders.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import { tellRows } from '../../desk/acts/tell.ts';
import { exampleEnterprise } from '../../desk/examples.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import { lastClosedMonthAt, lastClosedWeekAt } from '../../domain/deadlines.ts';
import { may } from '../../domain/rights.ts';
import { isOfMonth } from '../../domain/subjects.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { month, week } from '../../forms/shapes.ts';
import { monthMeant } from './month-meant.ts';
import { enterpriseNamed, filedEnterpriseMeant } from './people.ts';
import type { ReopenFacts } from './port.ts';
import { weekTyped } from './say.ts';
import { reopenedUntil, type SendingBack } from './send-back.ts';
import { phaseOf, subjectWords } from './subject-words.ts';

const REOPEN_WEEK = z.object({ enterprise: z.string(), week });
const REOPEN = z.union([REOPEN_WEEK, z.object({ district: z.string(), month })]);
const KEPT = REOPEN_WEEK.extend({ whom: z.array(z.string()).readonly() });
type Reopen = Readonly<z.infer<typeof REOPEN>>;

/** For how long it would be open. */
type Span = { readonly hours: number; readonly until: Date };
type Now = ActNow<ReopenFacts, Span>;

const saidOf = (of: Reopen, { speaker }: Pick<Now, 'speaker'>) => subjectWords(speaker, of);

const openUntil = ({ facts: { openUntil: until } }: Now): string => (until === null ? '' : showInstant(new Date(until)));

const reopenForm: ActForm<Reopen, ReopenFacts, Span> = {
  name: 'reopen',
  version: 2,
  texts: t.reopening,
  asked: REOPEN,
  lines: readBack,
  reviewLine: (of, now) => fill(t.reopenWaiting, saidOf(of, now)),
  changes: (of, now) => ({
    isFiled: fill(now.facts.isFiled ? t.reopenChanges.filed : t.reopenChanges.takenBack, saidOf(of, now)),
    openUntil: now.facts.openUntil === null ? t.reopenChanges.over : fill(t.reopenChanges.openUntil, { until: openUntil(now) }),
    whom: t.reporterChanged,
  }),
  done: (of, now, who) => fill(t.reopenDone, { ...saidOf(of, now), until: openUntil(now), ...who }),
  // Opened again it is open for longer.
  isRepeatable: true,
  upgrade: ({ version, slot }) => {
    const old = version === 1 ? KEPT.safeParse(slot) : null;
    if (!old?.success) return null;
    const { whom, ...of } = old.data;
    return { of, seen: digestOfFacts({ whom }) };
  },
};

type ReopenForm = OpenedAct<Reopen>;

export const openReopen = (deps: SendingBack): ReopenForm =>
  openAct(reopenForm, {
    act: (speaker, of) => wished(deps.sentBack.reopen, speaker, { ...of, until: reopenedUntil(deps, speaker) }),
    gone: (speaker, of) => [
      isOfMonth(of) ? t.notAllowed : fill(t.unknown, { typed: enterpriseNamed(speaker.bureau, of.enterprise).name }),
    ],
    async load(speaker, of, { facts }) {
      const said = saidOf(of, { speaker });
      if (phaseOf(speaker, of, deps.settings) !== 'closed') return { over: [fill(t.reopenNotYet, said)] };
      // Who reports it themselves asks for the correction, and somebody else decides.
      if (isOfMonth(of) && facts.isFiled && may(speaker.person, 'fileMonthly')) return { over: [fill(t.reopenOwnMonth, said)] };
      return { more: { hours: deps.settings.reopenHours, until: reopenedUntil(deps, speaker) } };
    },
    prepare: async (of, now) => prepared(of, now),
  });

/** 补报 甲公司 [周], 补报 高新区 [11月]月报: read back; of a period that was not named the last one that is closed. */
export async function askReopen(
  { settings }: Pick<SendingBack, 'settings'>,
  asking: ReopenForm,
  turn: CommandTurn,
): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { arrivedAt, bureau } = speaker;
  const said = (line: string): Answered => ({ thread, lines: [line] });
  const last = lastClosedWeekAt(bureau.calendar, arrivedAt);
  const example = weekTyped(last, arrivedAt);
  const ofMonth = monthMeant(speaker, 'reopen', command.args, t.reopenWhichMonth);
  if (ofMonth !== null) {
    if ('line' in ofMonth) return said(ofMonth.line);
    // The last that is closed.
    const month = ofMonth.month ?? lastClosedMonthAt(bureau.calendar, arrivedAt, settings.monthOpensOn);
    return asking.ask(turn, { district: ofMonth.district, month });
  }
  const meant = filedEnterpriseMeant(
    speaker,
    command.args,
    fill(t.reopenWhich, { short: exampleEnterprise(speaker), week: example }),
  );
  if ('line' in meant) return said(meant.line);
  const { short } = enterpriseNamed(bureau, meant.id);
  const week = command.args?.period ?? last;
  if (!week.includes('W')) return said(fill(t.reopenWeek, { short, week: example }));
  return asking.ask(turn, { enterprise: meant.id, week });
}

function readBack(of: Reopen, now: Now): readonly string[] {
  const { speaker, facts, more } = now;
  const said = saidOf(of, now);
  return [
    fill(t.reopenTitle, said),
    ...(facts.openUntil === null ? [] : [fill(t.reopenOpen, { until: openUntil(now) })]),
    fill(facts.isFiled ? t.reopenUntilFiled : t.reopenUntil, { ...said, hours: more.hours }),
    fill(t.reopenTells, { whom: namesOf(speaker.bureau, facts.whom) }),
    t.reopenConfirm,
  ];
}

function prepared(of: Reopen, now: Now) {
  const { speaker, facts, more } = now;
  const said = { ...saidOf(of, now), until: showInstant(more.until) };
  const told = isOfMonth(of)
    ? fill(t.reopenedMonthTold, said)
    : fill(t.reopenedTold, { ...said, typed: weekTyped(of.week, speaker.arrivedAt) });
  const whom = namesOf(speaker.bureau, facts.whom);
  return {
    rows: tellRows(speaker, 'reopened', facts.whom, [told]),
    lines: [fill(t.reopened, { ...said, hours: more.hours, whom })],
  };
}
