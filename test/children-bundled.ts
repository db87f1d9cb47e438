// What a test starts as a process of its own, and kills, is bundled once a run: it starts in half the time that compiling its modules takes.
import { bundle, bundleOf } from './bundled.ts';

const CHILDREN = ['outbox-child', 'state-child', 'stores-child'] as const;

/** What Node runs as that child. */
export const childProgram = (name: (typeof CHILDREN)[number]): string => bundleOf(`store/${name}`);

export async function bundleChildren(): Promise<void> {
  await Promise.all(CHILDREN.map((name) => bundle(`store/${name}`)));
}
