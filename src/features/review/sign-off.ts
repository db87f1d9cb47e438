// How does a district sign off its week (签发), and who sees that it has?

import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ActForm, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { formerAct } from '../../desk/acts/former-act.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, punctualityOf, weekDeadlines } from '../../domain/deadlines.ts';
import { type Region, regionName } from '../../domain/regions.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { week } from '../../forms/shapes.ts';
import { afterSignOff } from '../../reading/answer/lead-ins.ts';
import { districtsMeant, weekSaid } from './people.ts';
import type { ReportsSeen, SignOff, SignOffs } from './port.ts';
import { reportsSeenBefore, weekShown } from './week-shown.ts';

type SigningOff = { readonly signOffs: SignOffs; readonly reports: Reports };

const SIGNING = z.object({
  week,
  /** Region code. */
  district: z.string(),
});
/** `seen`: JSON of the revisions and of the missing enterprises. */
const KEPT = SIGNING.extend({ seen: z.string() });
type Signing = Readonly<z.infer<typeof SIGNING>>;

/** `lines`: the week as it stands. */
type Signed = { readonly region: Region; readonly lines: readonly string[] };

const signOffForm: ActForm<Signing, ReportsSeen, Signed> = {
  name: 'signOff',
  version: 2,
  texts: t.signing,
  asked: SIGNING,
  lines: (_, { more }) => [...more.lines, t.signHow],
  reviewLine: ({ week }, { speaker, more }) =>
    fill(t.signReminder, { district: more.region.name, week: weekSaid(speaker, week) }),
  changes: () => ({ reports: t.figuresChanged, missing: t.figuresChanged }),
  done: ({ week }, { speaker, more }, who) =>
    fill(t.signedAlready, { district: more.region.name, week: weekSaid(speaker, week), ...who }),
  formerly: ['oversight'],
  upgrade(stored) {
    const old = formerAct('signOff', KEPT, stored);
    return old && { of: { week: old.week, district: old.district }, seen: reportsSeenBefore(old.seen) };
  },
};

type SignOffForm = OpenedAct<Signing>;

export const openSignOff = (deps: SigningOff): SignOffForm =>
  openAct(signOffForm, {
    act: (speaker, { week, district }) =>
      wished(deps.signOffs.sign, speaker, { week, district, dueAt: weekDeadlines(speaker.bureau.calendar, week).due }),
    gone: () => [t.notAllowed],
    async load(speaker, { week, district }) {
      const [region] = districtsMeant(speaker, [district]);
      if (!region) return { over: [t.notAllowed] };
      const title = fill(t.signTitle, { district: region.name, week: weekSaid(speaker, week) });
      return { more: { region, lines: [title, ...(await weekShown(deps.reports, speaker, week, [region])).lines] } };
    },
    prepare: async ({ week }, { speaker, more }) => ({ rows: [], lines: [signedLine(speaker, week, more.region)] }),
  });

function signedLine(speaker: Speaker, week: Week, { name }: Region): string {
  const { bureau, arrivedAt } = speaker;
  const isOnTime = punctualityOf(arrivedAt, weekDeadlines(bureau.calendar, week).due) === 'onTime';
  return fill(t.signed, {
    district: name,
    week: weekSaid(speaker, week),
    time: showInstant(arrivedAt),
    punctuality: t.signPunctuality[isOnTime ? 0 : 1],
  });
}

/** 签发 [区] [周]: read back; of several districts the list of who signed. */
export async function askSignOff(deps: SigningOff, asking: SignOffForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const districts = districtsMeant(speaker, command.args?.districts);
  const [district, second] = districts;
  if (!district) return said(fill(t.unknown, { typed: afterSignOff(turn.text) }));
  const named = command.args?.period;
  if (second) return said(...(await signedList(deps, speaker, districts, named ?? weekOf(speaker.arrivedAt))));
  const week = named ?? (await weekToSign(deps, speaker, district));
  const signed = (await deps.signOffs.of(speaker.asker, week, speaker.arrivedAt)).find((s) => s.district === district.code);
  return asking.ask(turn, { week, district: district.code }, signed?.opened ? [t.signAgain] : []);
}

/** The current week, or the last one while it is unsigned and the current one not due (domain §8.1); a week nobody reported in is not signed unasked. */
async function weekToSign({ signOffs, reports }: SigningOff, speaker: Speaker, district: Region): Promise<Week> {
  const { bureau, arrivedAt, asker } = speaker;
  const current = weekOf(arrivedAt);
  const last = addWeeks(current, -1);
  const isDue = phaseAt(weekDeadlines(bureau.calendar, current), arrivedAt) !== 'open';
  if (isDue || (await reports.ofWeek(asker, last, [district.code], arrivedAt)).length === 0) return current;
  const signed = (await signOffs.of(asker, last, arrivedAt)).find((s) => s.district === district.code);
  return signed && !signed.opened ? current : last;
}

/** Which of the districts have signed the week, and which have not. */
async function signedList(
  { signOffs }: Pick<SigningOff, 'signOffs'>,
  speaker: Speaker,
  districts: readonly Region[],
  week: Week,
): Promise<readonly string[]> {
  const all = await signOffs.of(speaker.asker, week, speaker.arrivedAt);
  const ever = districts.flatMap((d) => all.find((s) => s.district === d.code) ?? []);
  const said = weekSaid(speaker, week);
  if (ever.length === 0) return [fill(t.signListNone, { week: said })];
  const named = (some: readonly SignOff[]) => some.map((s) => regionName(speaker.bureau.roster.regions, s.district)).join('、');
  const [signed, opened] = [ever.filter((s) => !s.opened), ever.filter((s) => s.opened)];
  const left = districts.filter((d) => !ever.some((s) => s.district === d.code)).map((d) => d.name);
  const counts = { week: said, count: signed.length, all: districts.length };
  return [
    fill(t.signList, { ...counts, names: signed.length === 0 ? '' : `：${named(signed)}` }),
    ...(opened.length > 0 ? [fill(t.signListAgain, { names: named(opened) })] : []),
    ...(left.length > 0 ? [fill(t.signListLeft, { names: left.join('、') })] : []),
  ];
}
