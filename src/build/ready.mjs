// What happens before an npm command starts its compiled program: the program is checked, also where it is missing altogether, and
// the settings in .env are read. What the environment says already stays.
import './checked.mjs';
import { fileURLToPath } from 'node:url';

try {
  process.loadEnvFile(fileURLToPath(new URL('../../.env', import.meta.url)));
} catch (error) {
  if (error.code !== 'ENOENT') {
    console.error(`读不了 .env（${error.code ?? error.message}）。`);
    process.exit(1);
  }
}
