// `npm run build`: Prisma's client, then the compiled program in dist/; with --ship FOLDER also all that a production machine needs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compile } from './compile.mjs';
import { hindrance } from './fresh.mjs';
import { ship } from './ship.mjs';

const HELP = `npm run build                       编译到 dist/（npm ci 时也会自动编译）
npm run build -- --if-stale         只在源文件有变化时才编译
npm run build -- --ship FOLDER      再把正式运行需要的文件放进一个新文件夹；在那里运行 npm ci --omit=dev，然后 npm start`;

async function main(args) {
  const flag = { type: 'boolean' };
  const { values } = parseArgs({ args, options: { help: flag, 'if-stale': flag, ship: { type: 'string' } } });
  if (values.help) return console.log(HELP);
  if (!values['if-stale'] || hindrance() !== null) await make();
  if (values.ship !== undefined) ship(values.ship);
}

async function make() {
  const generate = fileURLToPath(new URL('../../prisma/generate.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [generate], { stdio: 'inherit' });
  if (status !== 0) throw new Error('没有编译。');
  await compile();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
