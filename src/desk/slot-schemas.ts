// How is each slot of a person's asides read, by the name it is stored under: a form's, a former name of one, or a feature's own?
import { z } from 'zod';
import type { Feature } from './feature.ts';
import type { SlotSchemas } from './stored-thread.ts';

type Keeping = Pick<Feature, 'name' | 'slot' | 'forms'>;

/** For the thread that is loaded. What is read of a form says in `form` under which name it goes on. */
export function slotSchemas(features: readonly Keeping[]): SlotSchemas {
  const forms = features.flatMap((feature) => feature.forms ?? []);
  const names = [
    ...features.flatMap((feature) => (feature.slot ? [feature.name] : [])),
    ...forms.flatMap((form) => [form.name, ...form.formerly]),
  ];
  return new Map([...new Set(names)].map((name) => [name, schemaOf(features, name)]));
}

function schemaOf(features: readonly Keeping[], name: string): z.ZodType {
  const own = features.find((feature) => feature.name === name)?.slot?.schema;
  const forms = features
    .flatMap((feature) => feature.forms ?? [])
    .filter((form) => form.name === name || form.formerly.includes(name));
  if (own && forms.length === 0) return own;
  return z.unknown().transform((slot, context) => {
    for (const form of forms) {
      const state = form.load(slot);
      if (state !== null) return state;
    }
    const read = own?.safeParse(slot);
    if (read?.success) return read.data;
    context.issues.push({ code: 'custom', input: slot, message: 'cannot be gone on with' });
    return z.NEVER;
  });
}
