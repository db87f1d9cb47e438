import { defineConfig } from 'vitest/config';
import { SlowFirst } from './slow-first.ts';

/** What tests start in a process or thread of its own is the compiled program's, in half the time the sources take to start. */
const startsCompiled = {
  name: 'starts compiled',
  transform: (code: string, id: string) =>
    id.endsWith('/src/desk/environment/program-files.ts')
      ? code.replace('import.meta.url', JSON.stringify(new URL('../dist/main.js', import.meta.url).href))
      : null,
};

const LIMITS = { testTimeout: 20_000, hookTimeout: 60_000 };

/** Nothing here outlives its test, and no file reaches outside its process. */
const PURE = ['domain', 'engine', 'forms', 'reading'].map((folder) => `test/${folder}/**/*.test.ts`);

/** These change what other files import: each has a process of its own. */
const ALONE = ['added-programme', 'fifth-type', 'renamed-programme'].map((name) => `test/features/questions/${name}.test.ts`);

const SERVED = { ...LIMITS, setupFiles: ['test/each-file.ts'] };

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    // More than the two cores the times are measured on: half of the dear files wait for servers and processes.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    // Their files share the modules, loaded once a process; but those that are alone.
    projects: [
      { test: { ...SERVED, name: 'alone', globalSetup: ['test/store/shared-server.ts'], include: ALONE, isolate: true } },
      { test: { ...LIMITS, name: 'pure', include: PURE, isolate: false } },
      {
        plugins: [startsCompiled],
        test: {
          ...SERVED,
          name: 'whole',
          globalSetup: ['test/built.ts', 'test/store/shared-server.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, ...ALONE],
          isolate: false,
        },
      },
    ],
  },
});
