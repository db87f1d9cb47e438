import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { play } from './run.ts';

const folder = path.join(import.meta.dirname, '.');

// `npx vitest run -u` writes them anew; read every line before it is committed. Under CI nothing is written.
it.each(readdirSync(folder).filter((file) => file.endsWith('.txt')))('%s', async (file) => {
  const at = path.join(folder, file);
  await expect(await play(readFileSync(at, 'utf8'))).toMatchFileSnapshot(at);
});
