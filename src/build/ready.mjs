// What happens before an npm command starts its compiled program: the program is checked, also where it is missing altogether, and
// the settings in .env are read. What the environment says already stays.
import './checked.mjs';
import { readFileSync } from 'node:fs';
import { readEnvFile } from './env-file.mjs';

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

function bytesOfFile() {
  try {
    return readFileSync(new URL('../../.env', import.meta.url));
  } catch (error) {
    return error.code === 'ENOENT' ? null : refuse(`读不了 .env（${error.code ?? error.message}）。`);
  }
}

const bytes = bytesOfFile();
if (bytes !== null) {
  const file = readEnvFile(bytes) ?? refuse('.env 不是 UTF-8 编码，读不了：请用记事本打开它，另存为 UTF-8 后再试。');
  for (const [name, value] of Object.entries(file.values)) process.env[name] ??= value;
  // What is wrong with the lines is told by the program, together with what is wrong with the values.
  globalThis[Symbol.for('env-file')] = { names: file.names, strange: file.strange };
}
