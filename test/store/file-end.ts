// What has to be done when a test file ends? Files of a project share their modules, so a module's own afterAll would serve the first alone.

const due: (() => Promise<void>)[] = [];

/** To be called by what a test file opened; what was opened last is closed first. */
export const atFileEnd = (work: () => Promise<void>): void => void due.push(work);

export async function endFile(): Promise<void> {
  for (const work of due.splice(0).reverse()) await work();
}
