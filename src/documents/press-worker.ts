// What does the thread beside the main one do? It makes the documents it is asked for, one answer a job.
import { parentPort } from 'node:worker_threads';
import type { Workbook } from '../desk/documents/port.ts';
import { type Job, make } from './make.ts';

export type Order = { readonly id: number; readonly job: Job };
export type Delivered = { readonly id: number } & ({ readonly made: readonly Workbook[] } | { readonly failed: string });

parentPort?.on('message', ({ id, job }: Order) => {
  make(job).then(
    (made) => parentPort?.postMessage({ id, made } satisfies Delivered),
    (error: unknown) => parentPort?.postMessage({ id, failed: String(error) } satisfies Delivered),
  );
});
