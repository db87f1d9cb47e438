// Which dialogue do the engines of the comparison play? Nine numbers with one wrong answer, two choices, a confirmation; by hand.
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
const FIELDS = NUMBERS.length + CHOICES.length;

/** The answers given so far: numbers, then the choices' numbers from 1. Null = no dialogue is open. */
export type State = { readonly a: readonly number[] } | null;

export type Step = {
  readonly state: State;
  readonly reply: string;
  /** The answers of a dialogue that was confirmed by this turn. */
  readonly filed: readonly number[] | null;
};

function question(answers: readonly number[]): string {
  const at = answers.length;
  if (at < NUMBERS.length) return `${at + 1}/12 ${NUMBERS[at]}是多少？`;
  const choice = CHOICES[at - NUMBERS.length];
  if (choice) return `${at + 1}/12 ${choice.name}：${choice.options.map((name, i) => `${i + 1} ${name}`).join('　')}`;
  const numbers = NUMBERS.map((name, i) => `${name}${answers[i]}`).join('，');
  const chosen = CHOICES.map(({ name, options }, i) => `${name}：${options[(answers[NUMBERS.length + i] ?? 0) - 1]}`).join('，');
  return `请核对：${numbers}，${chosen}。没问题回“确认”`;
}

/** One turn. Whatever is typed where no dialogue is open begins one. */
export function step(state: State, text: string): Step {
  if (state === null) return { state: { a: [] }, reply: question([]), filed: null };
  const { a } = state;
  if (a.length === FIELDS) {
    if (text === '确认') return { state: null, reply: '已收到', filed: a };
    return { state, reply: `请回“确认”。${question(a)}`, filed: null };
  }
  const value = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  const most = CHOICES[a.length - NUMBERS.length]?.options.length;
  if (value < 0 || (most !== undefined && (value < 1 || value > most))) {
    return { state, reply: `没看懂“${text}”。${question(a)}`, filed: null };
  }
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
  '确认',
];

/** Where the reference's server writes a confirmed dialogue: one report, and a row for each number but the first. */
export const TABLES = `
CREATE TABLE reports (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person text NOT NULL, at timestamptz NOT NULL,
  headcount int NOT NULL, type int NOT NULL, urgent int NOT NULL
);
CREATE TABLE items (report bigint NOT NULL, field int NOT NULL, value int NOT NULL, PRIMARY KEY (report, field))`;
