// Which picture, with which words before it, answers a question?
import { exportTexts as t } from '../../../conversations/exports.ts';
import type { DocumentAnswer } from '../../desk/documents/made.ts';
import type { Picture } from '../../desk/documents/picture.ts';
import type { Documents } from '../../desk/documents/port.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import { cannotLines } from '../../desk/figures/unanswered.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { pictureOf } from './picture-of.ts';

type DrawDeps = { readonly inquiries: Inquiries; readonly documents: Documents };

/** Problems: those of Inquiries, documents.failed. */
export async function pictureAnswer(
  { inquiries, documents }: DrawDeps,
  speaker: Speaker,
  query: QueryReading,
  text: string,
): Promise<DocumentAnswer> {
  const drawing = await pictureOf(inquiries, speaker, query, text);
  switch (drawing.kind) {
    case 'picture': {
      const { picture, title, coverage, bounded } = drawing;
      if (!hasValue(picture)) return { lines: [fill(t.nothingToDraw, { title })] };
      const line = fill(t.picture, { title, coverage });
      return {
        lines: bounded === null ? [line] : [bounded, line],
        picture: await documents.draw(picture),
        asked: query,
      };
    }
    case 'notFound':
    case 'which':
      return { lines: [t.notFound] };
    case 'notYet':
      return { lines: cannotLines(speaker, query, 'notYet') };
    case 'cannot':
      return { lines: [t.cannotDraw] };
  }
}

const hasValue = (picture: Picture): boolean =>
  picture.kind === 'lines'
    ? picture.series.some(({ values }) => values.some((v) => v !== null))
    : picture.bars.some(({ value }) => value !== null);
