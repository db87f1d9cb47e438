// Which rules hold, as the file that SETTINGS_FILE names says?
import { readSettings, type SettingsRead, UNSET } from './read.ts';

/** Reads a whole file as UTF-8; throws the system's error with its `code`. */
export type ReadText = (path: string) => string;

/** Without a file the defaults. */
export function settingsOf(path: string | null, readText: ReadText): SettingsRead {
  if (path === null) return { kind: 'read', ...UNSET };
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    return { kind: 'faults', faults: [unreadable((error as NodeJS.ErrnoException).code)] };
  }
  return readSettings(text);
}

function unreadable(code: string | undefined): string {
  switch (code) {
    case 'ENOENT':
      return '没有这个文件。';
    case 'EACCES':
      return '没有读这个文件的权限。';
    case 'EISDIR':
      return '这是一个文件夹，不是文件。';
    default:
      return `读不了这个文件${code === undefined ? '' : `（${code}）`}。`;
  }
}
