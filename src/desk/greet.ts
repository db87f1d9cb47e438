// With which line is a person greeted, by name and with where they stand?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { weekOf } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';
import type { MessageTurn } from './feature.ts';
import { isReporter } from './greeting.ts';
import { isBusy } from './thread.ts';
import { dutyCounts } from './week/form/facts.ts';
import { loadWeek } from './week/person-week.ts';

export async function greeting({ speaker, thread, reports }: MessageTurn): Promise<string> {
  const { person, arrivedAt } = speaker;
  const { name } = person;
  if (person.role === 'admin') return fill(t.greetAdmin, { name });
  if (!isReporter(person)) return fill(t.greetTaskForce, { name });
  const { facts } = await loadWeek(reports, speaker, weekOf(arrivedAt), thread.remembered);
  const counts = dutyCounts(facts);
  const said = { name, week: facts.periodName, due: facts.dueName, ...counts };
  if (isBusy(thread)) return fill(t.greetBusy, said);
  if (counts.due_count === 0) return fill(t.greetNothing, said);
  return fill(counts.filed === counts.due_count ? t.greetDone : t.greetReporter, said);
}
