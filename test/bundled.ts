// How does a TypeScript program of the tests become one file, compiled as the product is?
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Within node_modules, so that packages are found. */
const FOLDER = join(root, 'node_modules', '.cache', 'test-children');

/** Where the program of that path within `test/` is put. */
export const bundleOf = (name: string): string => join(FOLDER, `${name}.mjs`);

/** Another run of this checkout may use it at the same time: it is replaced as a whole. */
export async function bundle(name: string): Promise<string> {
  const to = bundleOf(name);
  await mkdir(dirname(to), { recursive: true });
  const made = `${to}.${process.pid}.mjs`;
  await build({
    entryPoints: [join(root, 'test', `${name}.ts`)],
    outfile: made,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'warning',
  });
  await rename(made, to);
  return to;
}
