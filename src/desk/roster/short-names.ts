// Which short names of a line are kept?
import { NO_NAME_TEXTS, type NoName } from './no-names.ts';
import type { Line } from './table.ts';
import { quote } from './typed.ts';

/** Those that are names, without the full name itself; what was left out is noted with its row. */
export function keptNames(
  line: Pick<Line<'区域'>, 'note'>,
  typed: readonly string[],
  name: string | undefined,
  noName: (text: string) => NoName | null,
): readonly string[] {
  return typed.filter((short) => {
    if (short === name) return false;
    const why = noName(short);
    if (why !== null) line.note(`没有采用的简称（${NO_NAME_TEXTS[why]}）`, quote(short));
    return why === null;
  });
}
