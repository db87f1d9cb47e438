// Does an act that is read back as 确认 does: everything is as it was seen a moment ago.
import { digestOf, type PerformedAct, type ReadBackAct, type ShownFacts } from '../../src/desk/acts/read-back.ts';
import type { ActContext, Outgoing } from '../../src/desk/ports.ts';

export async function performed<W, F extends ShownFacts>(
  act: ReadBackAct<W, F>,
  context: ActContext,
  wish: W,
  rows: readonly Outgoing[] = [],
): Promise<PerformedAct> {
  const standing = await act.look(context, wish);
  return act.perform(context, wish, standing === null ? {} : digestOf(standing), rows);
}
