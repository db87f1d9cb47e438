// What does a week's report cost the person who gives it, beside a form? (the bounds are held by test/effort)
import { formEffort, playEffort, type Script, secondsOf } from '../effort/effort.ts';
import { SCRIPTS } from '../effort/scripts.ts';

/** Chinese characters are two columns wide. */
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].length * 2));

export async function run(): Promise<void> {
  for (const script of Object.values<Script>(SCRIPTS)) {
    const { effort } = await playEffort(script);
    const form = formEffort(script.filed);
    const { messages, characters, taps } = effort;
    const ratio = secondsOf(effort) / secondsOf(form);
    console.log(
      `${padded(script.name, 24)}${String(messages).padStart(3)} messages ${String(characters).padStart(3)} characters ${taps} taps ${secondsOf(effort).toFixed(1).padStart(6)} s, ${ratio.toFixed(2)} × the form`,
    );
  }
  const form = formEffort(SCRIPTS.none.filed);
  console.log(
    `a blank form: ${form.inputs} inputs, ${form.characters} characters, ${form.taps} taps, ${secondsOf(form).toFixed(1)} s`,
  );
}
