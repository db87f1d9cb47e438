// Which of the bureau's rules may be set otherwise, and what holds where nothing is set?

/** A clock time in Asia/Shanghai, `09:03`. */
export type ClockTime = string;

/** A clock time on a day of the week, Monday = 1 to Sunday = 7. */
export type WeekTime = { readonly weekday: number; readonly clock: ClockTime };

/** A clock time so many days before a month's due day; 0 = the due day itself. */
export type MonthTime = { readonly daysBefore: number; readonly clock: ClockTime };

/** When each nudge goes out (domain §13). Nothing is planned for minute 00 or 30, when everybody's reminders go out. */
type NudgeSettings = {
  /** `opening` moves to the first workday from its weekday on. */
  readonly weekly: Readonly<
    Record<'opening' | 'preview' | 'finalDay' | 'lastCall' | 'summary' | 'overdue' | 'overdueAgain', WeekTime>
  >;
  /** Where the week's due day is no workday: on the two workdays before it, `overdue` on the next one (domain §13.2). */
  readonly holidayWeek: Readonly<Record<'preview' | 'finalDay' | 'lastCall' | 'overdue', ClockTime>>;
  /** Of a week's moved deadline: clock times on the workday before and the due day, then minutes from the due instant (domain §13.3). */
  readonly movedWeek: {
    readonly preview: ClockTime;
    readonly finalDay: ClockTime;
    readonly lastCall: number;
    readonly summary: number;
    readonly overdue: number;
    readonly overdueAgain: number;
  };
  readonly monthly: Readonly<Record<'preview' | 'eve' | 'finalDay' | 'lastCall', MonthTime>> & {
    /** On the due day. */
    readonly overdue: ClockTime;
  };
  /** Where the month's due day is no workday: `overdue`, on the next workday. */
  readonly holidayMonth: Readonly<Record<'overdue', ClockTime>>;
  /** Of a month's moved deadline: minutes from the due instant. */
  readonly movedMonth: Readonly<Record<'lastCall' | 'overdue', number>>;
};

/** What the task force is told ahead of time, in days. */
type NoticeSettings = {
  /** Before a year the calendar lacks: once at each, and once when it has begun. */
  readonly missingYear: readonly number[];
  /** Before a week without any workday. */
  readonly emptyWeek: number;
  /** When on a workday both are said. */
  readonly clock: ClockTime;
};

export type AssessmentSettings = {
  /** Rank by the fall in percentage points, or relative to the baseline rate. */
  readonly rankBy: 'points' | 'share';
  /** The first week of the year with a filed report, or a week of each year, `W10`. */
  readonly baseline: 'first' | `W${string}`;
  /** The last closed week, or the mean of the last four. */
  readonly end: 'last' | 'mean4';
};

/** Urgent demands (domain §11.3, domain §11.4). */
type UrgentSettings = {
  /** Minutes from raising, day and night. */
  readonly acceptMinutes: number;
  readonly resolveMinutes: number;
  /** A filed report raises one by itself: new demand of one enterprise of so many people … */
  readonly enterprisePeople: number;
  /** … or of this share of its headcount, and at least so many. */
  readonly enterpriseShare: number;
  readonly shareLeast: number;
  /** New demand of one district in one week. */
  readonly districtPeople: number;
};

/** How long what a person left in the middle stays open (domain §16). */
export type OpenFormSettings = {
  /** An act that was read back and waits for 确认. */
  readonly actMinutes: number;
  /** Any other form, but for the returns of a week or month, which stay while their period is open. */
  readonly formHours: number;
};

/** How long what a bureau need not keep for good is kept (domain §19). */
type KeepingSettings = {
  /** What stands open with a person, after their last message. */
  readonly threadDays: number;
};

export type Settings = {
  /** The day of the month, 1 to 28, on which the monthly return opens at 00:00. */
  readonly monthOpensOn: number;
  /** Where 累计 begins: W01 of the week's own week-year, or the first week ever. */
  readonly cumulativeSince: 'year' | 'start';
  readonly assessment: AssessmentSettings;
  /** How long 补报 opens one enterprise and week, in hours. */
  readonly reopenHours: number;
  readonly nudges: NudgeSettings;
  readonly urgent: UrgentSettings;
  readonly notices: NoticeSettings;
  /** Nothing is said first from the one until the other, urgent demands excepted. */
  readonly quiet: { readonly from: ClockTime; readonly until: ClockTime };
  /** Nobody is nudged so soon after writing in a report. */
  readonly reportingMinutes: number;
  /** 稍后提醒 without a time. */
  readonly snoozeMinutes: number;
  readonly openForms: OpenFormSettings;
  /** A request for a correction nobody decided ends after so many days. */
  readonly requestDays: number;
  /** What is forgotten, and when. */
  readonly keeping: KeepingSettings;
  /** Of the office, for 找人; null: not said. */
  readonly telephone: string | null;
};

export const DEFAULT_SETTINGS: Settings = {
  monthOpensOn: 20,
  cumulativeSince: 'year',
  assessment: { rankBy: 'points', baseline: 'first', end: 'last' },
  reopenHours: 2,
  nudges: {
    weekly: {
      opening: { weekday: 1, clock: '09:03' },
      preview: { weekday: 4, clock: '15:03' },
      finalDay: { weekday: 5, clock: '09:03' },
      lastCall: { weekday: 5, clock: '11:03' },
      summary: { weekday: 5, clock: '12:01' },
      overdue: { weekday: 5, clock: '12:10' },
      overdueAgain: { weekday: 5, clock: '14:03' },
    },
    holidayWeek: { preview: '15:03', finalDay: '09:03', lastCall: '15:03', overdue: '09:03' },
    movedWeek: { preview: '15:03', finalDay: '09:03', lastCall: -57, summary: 1, overdue: 10, overdueAgain: 123 },
    monthly: {
      preview: { daysBefore: 2, clock: '09:03' },
      eve: { daysBefore: 1, clock: '15:03' },
      finalDay: { daysBefore: 0, clock: '09:03' },
      lastCall: { daysBefore: 0, clock: '11:03' },
      overdue: '12:10',
    },
    holidayMonth: { overdue: '09:03' },
    movedMonth: { lastCall: -57, overdue: 10 },
  },
  notices: { missingYear: [60, 30, 7], emptyWeek: 14, clock: '09:07' },
  // In the morning not at the half hour, when everybody's reminders go out.
  quiet: { from: '21:00', until: '07:33' },
  reportingMinutes: 3,
  snoozeMinutes: 60,
  openForms: { actMinutes: 60, formHours: 24 },
  requestDays: 7,
  keeping: { threadDays: 180 },
  telephone: null,
  urgent: {
    acceptMinutes: 60,
    resolveMinutes: 1_440,
    enterprisePeople: 50,
    enterpriseShare: 0.2,
    shareLeast: 10,
    districtPeople: 200,
  },
};
