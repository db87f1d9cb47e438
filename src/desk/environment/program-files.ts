// Where do the program's files stand that are no modules of its own: beside its sources or, compiled, below dist/?
const here = import.meta.url;

/** Whether this is the compiled program. */
export const isCompiled = here.endsWith('.js');

const folder = isCompiled ? 'dist' : 'src';
const root = here.slice(0, here.lastIndexOf(`/${folder}/`) + 1);

/** A file or folder that is the same in src/ and dist/, such as `simulator/page/`. */
export const programFile = (path: string): URL => new URL(`${folder}/${path}`, root);

/** One that stands beside both, such as `prisma`. */
export const installedFile = (path: string): URL => new URL(path, root);

/** A module to be run by a process or thread of its own, named without its ending. */
export const programModule = (path: string): URL => programFile(`${path}${isCompiled ? '.js' : '.ts'}`);
