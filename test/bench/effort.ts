// What does a week's report cost the person who gives it, beside a form? (the bounds are held by test/effort)
import { type Effort, formEffort, playEffort, secondsOf } from '../effort/effort.ts';
import { type Measured, SCRIPTS } from '../effort/scripts.ts';
import { leaveDatabases } from '../store/database.ts';
import type { GoalName, Line } from './turns/goals.ts';

/** Chinese characters are two columns wide. */
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].length * 2));

export async function run(): Promise<readonly Line[]> {
  const bounded = new Map<GoalName, Record<string, number>>();
  for (const script of Object.values<Measured>(SCRIPTS))
    for (const size of script.sizes) {
      const { effort, filed, asMeant, reply } = await playEffort(script, size);
      if (!asMeant) throw new Error(`${script.name}, ${size} enterprises: not as meant; the last reply was\n${reply}`);
      const { messages, characters, taps } = effort;
      const seconds = secondsOf(effort);
      const form = secondsOf(formEffort(filed));
      console.log(
        `${padded(script.name, 28)}${String(size).padStart(3)} enterprises ${String(messages).padStart(3)} messages ${String(characters).padStart(4)} characters ${taps} taps ${seconds.toFixed(1).padStart(6)} s${script.answered ? '' : `, ${(seconds / form).toFixed(2)} × the form`}`,
      );
      for (const [measure, goal] of Object.entries(script.bounds) as [keyof Effort, GoalName][])
        bounded.set(goal, { ...bounded.get(goal), [`${script.name} ${size}`]: effort[measure] });
    }
  await leaveDatabases();
  return [...bounded].map(([name, details]) => ({ name, value: Math.max(...Object.values(details)), details }));
}
