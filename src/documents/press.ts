// How are documents made while everybody else's replies go on? In a thread of its own, started when it is first needed.
import { Worker } from 'node:worker_threads';
import { MOST_FILE_BYTES } from '../desk/documents/files-port.ts';
import type { Picture } from '../desk/documents/picture.ts';
import type { Documents, Workbook } from '../desk/documents/port.ts';
import { isCompiled, programModule } from '../desk/environment/program-files.ts';
import { Problem } from '../desk/problem.ts';
import type { Job } from './make.ts';
import type { Delivered, Order } from './press-worker.ts';

/** A job that takes longer is given up, and the thread with it. */
const LIMIT_MS = 60_000;
const HEAP_MB = 768;
const PICTURES_KEPT = 40;

type Waiting = { readonly done: (made: readonly Workbook[]) => void; readonly fail: (problem: Problem) => void };

/** The workbooks and pictures of the house. Problems: documents.failed. */
export function openPress(): Documents {
  const waiting = new Map<number, Waiting>();
  /** By what they show; those used last at the end. */
  const pictures = new Map<string, Promise<Uint8Array>>();
  let worker: Worker | null = null;
  let orders = 0;

  function give(up: unknown, old: Worker): void {
    if (worker === old) worker = null;
    void old.terminate();
    const lost = [...waiting.values()];
    waiting.clear();
    for (const { fail } of lost) fail(new Problem('documents.failed', {}, up));
  }

  function open(): Worker {
    const fresh = startThread();
    fresh.on('message', (delivered: Delivered) => {
      const order = waiting.get(delivered.id);
      waiting.delete(delivered.id);
      if (waiting.size === 0) fresh.unref();
      if ('made' in delivered) order?.done(delivered.made);
      else order?.fail(new Problem('documents.failed', { why: delivered.failed }));
    });
    fresh.on('error', (error) => give(error, fresh));
    return fresh;
  }

  function order(job: Job): Promise<readonly Workbook[]> {
    worker ??= open();
    const thread = worker;
    const id = ++orders;
    return new Promise<readonly Workbook[]>((resolve, reject) => {
      const timer = setTimeout(() => give('too slow', thread), LIMIT_MS);
      timer.unref();
      const done = (made: readonly Workbook[]) => {
        clearTimeout(timer);
        resolve(made);
      };
      const fail = (problem: Problem) => {
        clearTimeout(timer);
        reject(problem);
      };
      waiting.set(id, { done, fail });
      // A process that only waits for its document must not end.
      thread.ref();
      thread.postMessage({ id, job } satisfies Order);
    });
  }

  return {
    weekly: (annex) => order({ kind: 'weekly', annex, most: MOST_FILE_BYTES }),
    monthly: (bulletin) => order({ kind: 'monthly', bulletin }),
    yearly: (assessment) => order({ kind: 'yearly', assessment }),
    table: (table) => order({ kind: 'table', table }),
    draw(picture: Picture) {
      const key = JSON.stringify(picture);
      const drawn = pictures.get(key) ?? order({ kind: 'picture', picture }).then(onlyOne);
      pictures.delete(key);
      pictures.set(key, drawn);
      drawn.catch(() => pictures.delete(key));
      for (const old of [...pictures.keys()].slice(0, -PICTURES_KEPT)) pictures.delete(old);
      return drawn;
    },
    async close() {
      const open = worker;
      worker = null;
      await open?.terminate();
    },
  };
}

function onlyOne([one]: readonly Workbook[]): Uint8Array {
  if (!one) throw new Problem('documents.failed', { why: 'nothing was made' });
  return one.bytes;
}

/** From source the thread needs the loader the program has, which Node does not hand on to threads; a compiled program needs none. */
function startThread(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB };
  const worker = programModule('documents/press-worker');
  if (isCompiled) return new Worker(worker, { execArgv: [], resourceLimits });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const source = JSON.stringify(worker.href);
  const code = `import(${loader}).then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(code, { eval: true, execArgv: [], resourceLimits });
}
