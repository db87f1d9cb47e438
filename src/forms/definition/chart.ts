// What does a script look like, drawn?
import type { Script } from './script.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '＂')}"`;

/** A Mermaid flowchart of one item's questions. */
export function chartOf(script: Script): string {
  const steps = script.order.map((key) => `  ${key}[${quoted(script.steps[key].ask)}]`);
  const again = script.order.map((key) => `  ${key} -. ${quoted('看不懂：举例再问')} .-> ${key}`);
  const flow = [...script.order, 'review'].slice(1).map((key, i) => `  ${script.order[i]} --> ${key}`);
  return [
    'flowchart TD',
    `  list([${quoted('上报：列出要报的企业')}])`,
    ...steps,
    `  review{${quoted('核对：确认？')}}`,
    `  filed([${quoted('已收到')}])`,
    `  list -- ${quoted('逐家')} --> ${script.order[0]}`,
    `  list -- ${quoted('照序号、直接说、同上周')} --> review`,
    ...flow,
    ...again,
    `  review -- ${quoted('确认')} --> filed`,
    `  review -- ${quoted('改 普工 12')} --> review`,
    `  filed -- ${quoted('还有没报的')} --> list`,
  ].join('\n');
}
