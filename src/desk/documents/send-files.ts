// How do workbooks reach people as files in the chat? (wecom §3.7)
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { Asker } from '../../domain/people.ts';
import { fill } from '../../forms/definition/fill.ts';
import { outgoing } from '../outbox/outgoing.ts';
import type { Outgoing } from '../ports.ts';
import { isProblem } from '../problem.ts';
import type { Speaker } from '../speaker.ts';
import type { Files } from './files-port.ts';
import type { Workbook } from './port.ts';

/** Keeps what was made; answers the rows that carry it to these people. Null where it could not be made. */
export async function fileRows(
  files: Pick<Files, 'keep'>,
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

/** The files for the person who asked, and what is said beside them. */
export async function fileForSpeaker(
  files: Pick<Files, 'keep'>,
  { asker, message, arrivedAt }: Speaker,
  making: Promise<readonly Workbook[]>,
): Promise<{ readonly lines: readonly string[]; readonly sends: readonly Outgoing[] }> {
  const rows = await fileRows(files, making, asker, `workbook/${message}`, [asker.userid], arrivedAt);
  if (rows === null) return { lines: [t.workbookFailed], sends: [] };
  const names = rows.flatMap(({ say }) => (say.kind === 'file' ? [say.name] : []));
  return { lines: names.map((name) => fill(t.workbookMaking, { name: name.replace(/\.\w+$/, '') })), sends: rows };
}
