// Which questions are answered with a workbook or a picture in the chat?
import { exportTexts as t } from '../../../conversations/exports.ts';
import { frontDeskTexts } from '../../../conversations/front-desk.ts';
import { type Files, MOST_FILE_BYTES } from '../../desk/documents/files-port.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Feature, TextTurn } from '../../desk/feature.ts';
import { afterAsked } from '../../desk/figures/asked.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Say } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { namesAnnex } from '../../reading/question/talk.ts';
import type { Measure, QueryReading } from '../../reading/reading.ts';
import { pictureAnswer } from './picture-answer.ts';
import { workbookAnswer } from './workbook-answer.ts';
import type { OtherSheets } from './year-book.ts';

type DocumentsDeps = {
  readonly inquiries: Inquiries;
  readonly documents: Documents;
  readonly files: Pick<Files, 'keep'>;
  readonly otherSheets: OtherSheets;
};

/** Tabled by other features. */
const LISTED: readonly Measure[] = ['contacts', 'signOff', 'changed', 'urgentDemands', 'practices'];

/** Before the questions feature, which answers in words alone. */
export const documentsFeature = (deps: DocumentsDeps): Feature => ({
  name: 'documents',
  query: async (turn) => {
    const query = meant(turn, turn.query);
    // What is no figure of weeks is tabled by whoever knows it, and never drawn.
    const isOthers = query.form === 'workbook' && query.measures.every((m) => LISTED.includes(m));
    return query.form === undefined || isOthers ? null : answered(deps, turn, query);
  },
});

/** 附件1 is a workbook by its name. */
const meant = ({ text }: TextTurn, query: QueryReading): QueryReading =>
  query.form === undefined && namesAnnex(text) ? { ...query, form: 'workbook' } : query;

async function answered(deps: DocumentsDeps, { speaker, thread, text }: TextTurn, query: QueryReading): Promise<Answered> {
  const refuse = (line: string): Answered => ({ thread, lines: [line] });
  try {
    const made =
      query.form === 'chart' ? await pictureAnswer(deps, speaker, query, text) : await workbookAnswer(deps, speaker, query);
    const after = made.asked ? afterAsked(thread, made.asked, speaker.arrivedAt) : thread;
    const workbooks = made.workbooks ?? [];
    if (workbooks.some(({ bytes }) => bytes.length > MOST_FILE_BYTES)) return refuse(made.tooLarge ?? t.tooLargeAlone);
    const says: Say[] = [];
    for (const { name, bytes } of workbooks) {
      says.push({ kind: 'file', file: await deps.files.keep(speaker.asker, bytes, speaker.arrivedAt), name });
    }
    if (made.picture) {
      says.push({ kind: 'picture', file: await deps.files.keep(speaker.asker, made.picture, speaker.arrivedAt) });
    }
    return { thread: after, lines: made.lines, sends: says.map((say, i) => rowOf(speaker, say, i)) };
  } catch (e) {
    if (isProblem(e, 'documents.failed')) return refuse(t.failed);
    if (isProblem(e, 'database.away', 'database.conflict')) return refuse(frontDeskTexts.databaseAway);
    throw e;
  }
}

/** The message's own rows: delivered twice, it sends each file once. */
const rowOf = ({ asker, message, arrivedAt }: Speaker, say: Say, i: number): Outgoing =>
  outgoing({
    key: `document/${asker.corp}/${asker.userid}/${message}/${i + 1}`,
    corp: asker.corp,
    person: asker.userid,
    kind: 'reply',
    say,
    dueAt: arrivedAt,
  });
