// How do the sources become the program in dist/? Bundled, what several programs share and what is loaded late in files of its own;
// packages stay packages. A bundle starts in two thirds of the time its modules take. Types are checked by `npm run types`.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { fingerprint } from './fresh.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const dist = join(root, 'dist');
const { resolve } = createRequire(import.meta.url);

/** What is run by hand; each first looks whether it was compiled from the present sources. */
const programs = () => ['main', ...readdirSync(join(root, 'src', 'bin')).map((file) => `bin/${file.replace(/\.ts$/, '')}`)];
/** What they start or load by its path. The simulator is one file, so that it can be left out of what is shipped. */
const OTHERS = ['compose/simulated', 'documents/press-worker', 'documents/roster-workbook-parser'];

/**
 * Packages taken into the bundle, so that production need not install them: one file of 63 MB of charts, one database's of Prisma's
 * runtime, which would also bring its whole command line as an optional peer.
 */
const BUNDLED = /^(echarts|@prisma\/client(-runtime-utils)?)(\/|$)/;
/** Read at run time as they are: of the font, one weight of nine. */
const AS_THEY_ARE = {
  'simulator/page': join(root, 'src/simulator/page'),
  'simulator/demo-roster.xlsx': join(root, 'src/simulator/demo-roster.xlsx'),
  'documents/font.ttf': resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
};

/** Where a package has both, its ES module. */
const moduleOf = (name) => {
  const file = resolve(name);
  const module = file.replace(/\.js$/, '.mjs');
  return existsSync(module) ? module : file;
};

const takenIn = {
  name: 'packages taken in',
  setup: (build) => build.onResolve({ filter: BUNDLED }, ({ path }) => ({ path: moduleOf(path) })),
};

const common = {
  outbase: join(root, 'src'),
  bundle: true,
  splitting: true,
  packages: 'external',
  chunkNames: 'shared/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [takenIn],
};

/** Compiles everything; what was there before is replaced when all is done. Throws what esbuild and the file system do. */
export async function compile() {
  const made = join(root, `dist.${process.pid}`);
  try {
    // Taken first: a source that is changed meanwhile makes the result stale.
    const from = fingerprint();
    const names = programs();
    const entryPoints = [...names, ...OTHERS].map((name) => join(root, 'src', `${name}.ts`));
    await build({ ...common, entryPoints, outdir: made });
    for (const name of names) checkFirst(join(made, `${name}.js`), name);
    for (const [place, source] of Object.entries(AS_THEY_ARE)) cpSync(source, join(made, place), { recursive: true });
    writeFileSync(join(made, '.made-from'), from);
    rmSync(dist, { recursive: true, force: true });
    renameSync(made, dist);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function checkFirst(file, name) {
  const up = '../'.repeat(name.split('/').length);
  writeFileSync(file, `import '${up}src/build/checked.mjs';\n${readFileSync(file, 'utf8')}`);
}
