// What does a file .env say, and which of its lines say nothing? Node's own reader passes over what it does not understand.
import { parseEnv } from 'node:util';

/** Blanks of other scripts and full-width signs belong to no name. */
const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*(["'`]?)/;
const NOTHING = /^\s*(#|$)/;

/** The file's text without a byte order mark; null where it is not UTF-8 or holds NUL, as UTF-16 does. */
function textOf(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text.replaceAll('\r', '');
  } catch {
    return null;
  }
}

/** The index of the line on which the value that begins on line `at` ends: a quoted one may go over several. */
function endOf(lines, at, [opening, , quote]) {
  if (quote === '' || lines[at].indexOf(quote, opening.length) >= 0) return at;
  const end = lines.findIndex((line, i) => i > at && line.includes(quote));
  return end < 0 ? at : end;
}

/**
 * Null where the file is no text in UTF-8; otherwise `values`, `names` with their line numbers from 1, and `strange`, the
 * numbers of lines that are neither an assignment, a comment nor blank.
 */
export function readEnvFile(bytes) {
  const text = textOf(bytes);
  if (text === null) return null;
  const lines = text.split('\n');
  const names = [];
  const strange = [];
  const read = [];
  for (let at = 0; at < lines.length; at++) {
    const assignment = ASSIGNMENT.exec(lines[at]);
    if (assignment !== null) {
      names.push({ name: assignment[1], line: at + 1 });
      const end = endOf(lines, at, assignment);
      read.push(...lines.slice(at, end + 1));
      at = end;
    } else if (!NOTHING.test(lines[at])) strange.push(at + 1);
  }
  // Without the strange lines: Node would take one for a part of the next name.
  return { values: parseEnv(read.join('\n')), names, strange };
}
