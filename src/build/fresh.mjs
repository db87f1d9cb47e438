// Is the compiled program in dist/ made from the sources that are here? Imported by whatever starts it: where it is not, one
// sentence says what to do and nothing runs. An installation without sources is taken as it was shipped.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const stamp = join(root, 'dist', '.made-from');

/** What the compiled program is made from, beside the packages that make it. */
const SOURCES = ['src', 'conversations', 'prisma/schema.prisma'];
const MAKERS = ['esbuild', 'echarts', '@expo-google-fonts/noto-sans-sc', 'prisma'];

function filesBelow(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true, recursive: true });
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
}

/** A hash of every source's path and content; null where there are no sources. */
export function fingerprint() {
  if (!existsSync(join(root, 'src', 'main.ts'))) return null;
  const hash = createHash('sha256');
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of MAKERS) hash.update(`${name} ${devDependencies[name]}\0`);
  for (const source of SOURCES) {
    const files = source.includes('.') ? [join(root, source)] : filesBelow(source).sort();
    for (const file of files)
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}

/** What hinders the compiled program from being started: null, or a sentence that says what to do. */
export function hindrance() {
  if (!existsSync(stamp)) return '程序还没有编译：请先运行 npm run build。';
  const now = fingerprint();
  if (now === null || now === readFileSync(stamp, 'utf8')) return null;
  return '编译好的程序（dist）和现在的源文件不一致：请先运行 npm run build。';
}
