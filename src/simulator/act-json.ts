// Which act does the page's JSON ask for?
import { z } from 'zod';
import type { Act } from './acts.ts';

const id = z.string().min(1).max(128);
const line = z.string().max(2048);

const ACT = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(20_000) }),
  z.object({ kind: z.enum(['image', 'voice', 'video', 'file']), media: id }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    label: line,
  }),
  z.object({ kind: z.literal('link'), title: line, description: line, url: line }),
  z.object({ kind: z.literal('other'), msgType: z.string().regex(/^[a-z_]{1,32}$/) }),
  z.object({ kind: z.literal('enter') }),
  z.object({ kind: z.literal('click'), key: id, name: line }),
  z.object({ kind: z.literal('view'), url: line }),
  z.object({
    kind: z.literal('press'),
    entry: id,
    key: z.string().max(1024),
    menu: z.boolean(),
    chosen: z.record(z.string().max(1024), z.array(z.string().max(128)).max(20)),
  }),
  z.object({ kind: z.literal('event'), event: z.string().regex(/^[A-Za-z_]{1,32}$/), fields: z.tuple([]) }),
]);

const REQUEST = z.object({ person: id, act: ACT });

/** Who does what; null where the JSON asks for nothing we know. */
export function readActRequest(json: unknown): { readonly person: string; readonly act: Act } | null {
  const read = REQUEST.safeParse(json);
  return read.success ? read.data : null;
}
