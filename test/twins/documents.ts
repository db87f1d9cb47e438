// The port Documents without paper: what would be laid out, as JSON under the name the person sees; for transcripts.
import type { Documents } from '../../src/app/documents/port.ts';

export const paperless = (): Pick<Documents, 'monthly' | 'yearly'> => ({
  monthly: async (bulletin) => [
    { name: `月通报${bulletin.month}${bulletin.whose}.xlsx`, bytes: new TextEncoder().encode(JSON.stringify(bulletin)) },
  ],
  yearly: async (assessment) => [
    { name: `年度考核${assessment.year}年${assessment.whose}.xlsx`, bytes: new TextEncoder().encode(JSON.stringify(assessment)) },
  ],
});
