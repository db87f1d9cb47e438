// How does a test get an embedded store of its own?
import { SILENT } from '../../src/desk/log.ts';
import { openState, type StateStore } from '../../src/store/state.ts';
import { newFolder, removeFolder } from './children.ts';

/** The machine's clock. */
export const CLOCK = { now: () => new Date() };

export type TestState = { readonly state: StateStore; readonly folder: string; remove(): Promise<void> };

export async function freshState(): Promise<TestState> {
  const folder = newFolder();
  const state = await openState(folder, CLOCK, SILENT);
  return {
    state,
    folder,
    async remove() {
      await state.close();
      removeFolder(folder);
    },
  };
}
