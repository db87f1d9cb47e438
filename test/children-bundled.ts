// What a test starts as a process of its own, and kills, is bundled once a run: it starts in half the time that compiling its modules takes.
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Within node_modules, so that packages are found. */
const FOLDER = join(root, 'node_modules', '.cache', 'test-children');
const CHILDREN = ['outbox-child', 'state-child', 'stores-child'] as const;

/** What Node runs as that child. */
export const childProgram = (name: (typeof CHILDREN)[number]): string => join(FOLDER, `${name}.mjs`);

/** Another run of this checkout may use them at the same time: each is replaced as a whole. */
export async function bundleChildren(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await Promise.all(
    CHILDREN.map(async (name) => {
      const made = join(FOLDER, `${name}.${process.pid}.mjs`);
      await build({
        entryPoints: [join(root, 'test', 'store', `${name}.ts`)],
        outfile: made,
        bundle: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
        target: 'node20',
        charset: 'utf8',
        logLevel: 'warning',
      });
      await rename(made, childProgram(name));
    }),
  );
}
