// Which dialogue do the engines of the comparison play? Nine numbers with one wrong answer, two choices, a confirmation; here by hand.
export const NUMBERS = [
  '在岗人数',
  '缺普工',
  '缺初、中级技工',
  '缺高级技工',
  '解决普工',
  '解决初、中级技工',
  '解决高级技工',
  '计划招聘',
  '离职',
] as const;
const CHOICES = [
  { name: '企业类型', options: ['重大项目', '失业监测', '用工监测', '其他'] },
  { name: '是否急需', options: ['是', '否'] },
] as const;
/** Questions before the confirmation. */
export const FIELDS = NUMBERS.length + CHOICES.length;
export const CONFIRM = '确认';
export const FILED = '已收到';

/** Asks for what comes after these answers: a field, or at their end the confirmation of all. */
export function question(answers: readonly number[]): string {
  const at = answers.length;
  if (at < NUMBERS.length) return `${at + 1}/12 ${NUMBERS[at]}是多少？`;
  const choice = CHOICES[at - NUMBERS.length];
  if (choice) return `${at + 1}/12 ${choice.name}：${choice.options.map((name, i) => `${i + 1} ${name}`).join('　')}`;
  const numbers = NUMBERS.map((name, i) => `${name}${answers[i]}`).join('，');
  const chosen = CHOICES.map(({ name, options }, i) => `${name}：${options[(answers[NUMBERS.length + i] ?? 0) - 1]}`).join('，');
  return `请核对：${numbers}，${chosen}。没问题回“确认”`;
}

/** What a text answers to field number `at` from 0: a number, or the number of a choice from 1; null = nothing. */
export function answerTo(at: number, text: string): number | null {
  if (!/^\d{1,6}$/.test(text)) return null;
  const value = Number(text);
  const most = CHOICES[at - NUMBERS.length]?.options.length;
  return most === undefined || (value >= 1 && value <= most) ? value : null;
}

export const misunderstood = (text: string, answers: readonly number[]): string => `没看懂“${text}”。${question(answers)}`;

/** The answers given so far: numbers, then the choices' numbers from 1. Null = no dialogue is open. */
export type State = { readonly a: readonly number[] } | null;

export type Step = {
  readonly state: State;
  readonly reply: string;
  /** The answers of a dialogue that was confirmed by this turn. */
  readonly filed: readonly number[] | null;
};

/** One turn. Whatever is typed where no dialogue is open begins one. */
export function step(state: State, text: string): Step {
  if (state === null) return { state: { a: [] }, reply: question([]), filed: null };
  const { a } = state;
  if (a.length === FIELDS) {
    if (text === CONFIRM) return { state: null, reply: FILED, filed: a };
    return { state, reply: misunderstood(text, a), filed: null };
  }
  const value = answerTo(a.length, text);
  if (value === null) return { state, reply: misunderstood(text, a), filed: null };
  const next = [...a, value];
  return { state: { a: next }, reply: question(next), filed: null };
}

/** The 14 messages of the dialogue; `seed` makes the numbers differ. */
export const dialogue = (seed: number): readonly string[] => [
  '上报',
  String(100 + (seed % 50)),
  '十几个',
  ...NUMBERS.slice(1).map((_, i) => String((seed + i) % 9)),
  String(1 + (seed % 4)),
  String(1 + (seed % 2)),
  CONFIRM,
];

/** What an engine has around it: texts by key, and where a confirmed dialogue is written. */
export type Around = {
  readonly load: (key: string) => Promise<string | null>;
  readonly save: (key: string, text: string) => Promise<unknown>;
  readonly file: (person: string, answers: readonly number[]) => Promise<unknown>;
};

/** Plays the dialogue with anybody: a text in, the reply out. */
export type Engine = (person: string, text: string) => Promise<string>;

/** The floor. */
export const reducer =
  ({ load, save, file }: Around): Engine =>
  async (person, text) => {
    const state = JSON.parse((await load(person)) ?? 'null') as State;
    const { state: next, reply, filed } = step(state, text);
    if (filed) await file(person, filed);
    await save(person, JSON.stringify(next));
    return reply;
  };

/** Where a confirmed dialogue is written: one report, and a row for each answered number but the first. */
export const TABLES = `
CREATE TABLE reports (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person text NOT NULL, at timestamptz NOT NULL,
  headcount int NOT NULL, type int NOT NULL, urgent int NOT NULL
);
CREATE TABLE items (report bigint NOT NULL, field int NOT NULL, value int NOT NULL, PRIMARY KEY (report, field))`;
