// What follows `npm ci`? The links of the embedded PostgreSQL and, where the sources and what compiles them are here, Prisma's client
// and the compiled program. An installation without development packages runs the dist/ it was given.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { fingerprint, hindrance } from './fresh.mjs';
import { linkPostgresLibraries } from './links.mjs';

function canCompile() {
  if (fingerprint() === null) return false;
  try {
    return ['esbuild', 'prisma/package.json'].every((name) => createRequire(import.meta.url).resolve(name) !== '');
  } catch {
    return false;
  }
}

linkPostgresLibraries();
if (canCompile()) {
  const build = fileURLToPath(new URL('build.mjs', import.meta.url));
  process.exitCode = spawnSync(process.execPath, [build], { stdio: 'inherit' }).status ?? 1;
} else {
  const hindered = hindrance();
  if (hindered !== null) {
    console.error(`${hindered}编译需要开发用的软件包：运行 npm ci 时不要带 --omit=dev。`);
    process.exitCode = 1;
  }
}
