// Who ends a server whose folder was taken away under it, when nobody is left to let go of it?
import { spawn } from 'node:child_process';

/** Looks every 2 s whether program $1, known by the word $2 in its command line, still has its folder $3; ends with it. */
const WATCH = `while grep -aqF -- "$2" "/proc/$1/cmdline" 2>/dev/null; do [ -d "$3" ] || kill "$1"; sleep 2; done`;

/** Starts a watch that outlives us. Where there is no /proc it ends at once and nothing is watched. */
export function endWithFolder(pid: number, word: string, folder: string): void {
  const watch = spawn('/bin/sh', ['-c', WATCH, 'watch', String(pid), word, folder], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
  });
  watch.on('error', () => undefined);
  watch.unref();
}
