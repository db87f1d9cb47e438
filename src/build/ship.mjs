// What does a production machine need? The compiled program without the simulator, the SQL of the database, what npm installs
// the packages from, and the pages its operator reads.
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const PARTS = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'README.md',
  'docs',
  'dist',
  'prisma',
  'src/build/checked.mjs',
  'src/build/env-file.mjs',
  'src/build/fresh.mjs',
  'src/build/install.mjs',
  'src/build/links.mjs',
  'src/build/ready.mjs',
];
/** Below `prisma`, SQL is what is needed; the simulator is no part of what is shipped. */
const isShipped = (path) => {
  const place = relative(root, path).replaceAll('\\', '/');
  if (/^dist\/(simulator$|compose\/simulated\.js$)/.test(place)) return false;
  if (/^docs\/.*\.png$/.test(place)) return false;
  return !/^prisma\/.*\.(?!sql$)[^./]+$/.test(place);
};

/** Copies it into a folder that must be new or empty. */
export function ship(folder) {
  const to = resolve(folder);
  if (existsSync(to) && readdirSync(to).length > 0) throw new Error(`文件夹不是空的：${folder}`);
  mkdirSync(to, { recursive: true });
  for (const part of PARTS) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(to, part), { recursive: true, filter: isShipped });
  }
  console.log(`正式运行需要的文件已放进 ${folder}。到那里运行 npm ci --omit=dev，设置好 .env，再 npm start。`);
}
