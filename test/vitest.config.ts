import { defineConfig } from 'vitest/config';

/** Nothing here outlives its test, and no file reaches outside its process: they share their modules. */
const PURE = ['domain', 'engine', 'forms', 'reading'].map((folder) => `test/${folder}/**/*.test.ts`);

const LIMITS = { testTimeout: 20_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    maxWorkers: 2,
    projects: [
      { test: { ...LIMITS, name: 'pure', include: PURE, isolate: false } },
      {
        test: {
          ...LIMITS,
          name: 'whole',
          globalSetup: ['test/built.ts', 'test/store/shared-server.ts'],
          include: ['test/**/*.test.ts'],
          exclude: PURE,
        },
      },
    ],
  },
});
