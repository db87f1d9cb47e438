// Which goals do the benchmarks print, and does a figure reach its goal? The one table of them.

export const GOALS = {
  'turns.guided': { says: 'guided turn / reference', most: 2.0, unit: '×' },
  'turns.oneMessage': { says: 'one-message report with 确认 / reference', most: 2.5, unit: '×' },
  'turns.totals': { says: '合计 of the running week / reference', most: 4, unit: '×' },
  'turns.guidedToBotbuilder': { says: 'guided turn / botbuilder-dialogs', most: 1, unit: '×' },
  'turns.guidedToGrammy': { says: 'guided turn / @grammyjs/conversations', most: 1, unit: '×' },
  'turns.guidedAt10000': { says: 'guided turn, 10,000 enterprises / 340', most: 1.1, unit: '×' },
  'turns.oneMessageAt10000': { says: 'one-message report, 10,000 enterprises / 340', most: 1.1, unit: '×' },
  'names.at100000': { says: 'names of a message, 100,000 enterprises / 340', most: 1.2, unit: '×' },
  'names.stepAt10000': { says: 'index of names, 10,000 enterprises, longest step', most: 50, unit: 'ms' },
  'names.stepAt100000': { says: 'index of names, 100,000 enterprises, longest step', most: 50, unit: 'ms' },
  'names.memoryAt100000': { says: 'index of names, 100,000 enterprises', most: 64, unit: 'MB' },
  'reading.usual': { says: 'reading a usual message / 0.5 ms', most: 1, unit: '×' },
  'reading.lines': { says: 'reading 2,048 bytes of short lines / 0.5 ms', most: 20, unit: '×' },
  'reading.name': { says: 'reading 2,048 bytes of one name / 0.5 ms', most: 20, unit: '×' },
  'reading.digits': { says: 'reading 2,048 bytes of figures / 0.5 ms', most: 20, unit: '×' },
  'reading.brackets': { says: 'reading 2,048 bytes of brackets / 0.5 ms', most: 20, unit: '×' },
  'reading.script': { says: 'reading 2,048 bytes of an unknown script / 0.5 ms', most: 20, unit: '×' },
  'reading.words': { says: 'reading 2,048 bytes of one word / 0.5 ms', most: 20, unit: '×' },
  'reading.usualAt100000': { says: 'reading a usual message, 100,000 enterprises / 0.5 ms', most: 1, unit: '×' },
  'reading.linesAt100000': { says: 'reading 2,048 bytes of short lines, 100,000 enterprises / 0.5 ms', most: 20, unit: '×' },
  'reading.nameAt100000': { says: 'reading 2,048 bytes of one name, 100,000 enterprises / 0.5 ms', most: 20, unit: '×' },
  'reading.digitsAt100000': { says: 'reading 2,048 bytes of figures, 100,000 enterprises / 0.5 ms', most: 20, unit: '×' },
  'reading.bracketsAt100000': { says: 'reading 2,048 bytes of brackets, 100,000 enterprises / 0.5 ms', most: 20, unit: '×' },
  'reading.scriptAt100000': {
    says: 'reading 2,048 bytes of an unknown script, 100,000 enterprises / 0.5 ms',
    most: 20,
    unit: '×',
  },
  'reading.wordsAt100000': { says: 'reading 2,048 bytes of one word, 100,000 enterprises / 0.5 ms', most: 20, unit: '×' },
  'effort.none': { says: 'nothing changed', most: 2, unit: 'messages' },
  'effort.two': { says: 'two enterprises changed', most: 3, unit: 'messages' },
  'effort.twoCharacters': { says: 'two enterprises changed', most: 40, unit: 'characters' },
  'effort.first': { says: 'first week, all in one message', most: 4, unit: 'messages' },
  'effort.firstByLines': { says: 'first week, six enterprises one by one', most: 14, unit: 'messages' },
  'effort.correction': { says: 'a wrong figure after it was filed', most: 2, unit: 'messages' },
  'effort.question': { says: 'a question about the job', most: 1, unit: 'messages' },
  'start.first': { says: 'start to ready, first ever, embedded stores', most: 6, unit: 's' },
  'start.warm': { says: 'start to ready, warm', most: 2.5, unit: 's' },
  'size.install': { says: 'node_modules', most: 798, unit: 'MB' },
} as const satisfies Readonly<Record<string, { readonly says: string; readonly most: number; readonly unit: string }>>;

export type GoalName = keyof typeof GOALS;

/** A figure as it is printed, recorded and compared. */
export type Line = {
  readonly name: GoalName;
  readonly value: number;
  /** Beside the verdict, for who reads on. */
  readonly details: Readonly<Record<string, number>>;
};

export const verdictOf = ({ name, value }: Pick<Line, 'name' | 'value'>): 'ok' | 'SHORT' =>
  value <= GOALS[name].most ? 'ok' : 'SHORT';

export function show(line: Line): string {
  const { says, most, unit } = GOALS[line.name];
  return `${verdictOf(line).padEnd(5)} ${says}: ${digits(line.value)} ${unit} (goal ≤ ${most} ${unit})`;
}

/** Three figures that count; counts as they are. */
export const digits = (value: number): string =>
  Number.isInteger(value) ? String(value) : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
