// How does annex 2 or the assessment reach people as a file in the chat?
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { Files } from '../../desk/documents/files-port.ts';
import type { Documents, Workbook } from '../../desk/documents/port.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Asker } from '../../domain/people.ts';
import { fill } from '../../forms/definition/fill.ts';

export type Press = {
  readonly documents: Pick<Documents, 'monthly' | 'yearly'>;
  readonly files: Pick<Files, 'keep'>;
};

/** Made and kept: rows that carry it to whoever is named. Null where it could not be made. */
export async function fileRows(
  { files }: Press,
  making: Promise<readonly Workbook[]>,
  asker: Asker,
  key: string,
  people: readonly string[],
  at: Date,
): Promise<readonly Outgoing[] | null> {
  try {
    const made = await making;
    const kept = await Promise.all(made.map(async ({ name, bytes }) => ({ name, file: await files.keep(asker, bytes, at) })));
    return kept.flatMap(({ name, file }, n) =>
      people.map((person) =>
        outgoing({
          key: `${key}/${person}/file${n}`,
          corp: asker.corp,
          person,
          kind: 'reply',
          say: { kind: 'file', file, name },
          dueAt: at,
        }),
      ),
    );
  } catch (e) {
    if (isProblem(e, 'documents.failed')) return null;
    throw e;
  }
}

/** The file for the person who asked, and what is said beside it. */
export async function fileForSpeaker(
  press: Press,
  { asker, message, arrivedAt }: Speaker,
  making: Promise<readonly Workbook[]>,
): Promise<{ readonly lines: readonly string[]; readonly sends: readonly Outgoing[] }> {
  const rows = await fileRows(press, making, asker, `workbook/${message}`, [asker.userid], arrivedAt);
  if (rows === null) return { lines: [t.workbookFailed], sends: [] };
  const names = rows.flatMap(({ say }) => (say.kind === 'file' ? [say.name] : []));
  return { lines: names.map((name) => fill(t.workbookMaking, { name })), sends: rows };
}
