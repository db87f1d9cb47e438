// Which sentences does a form say: its own, and the common ones where it has none?
import { formTexts } from '../../conversations/forms.ts';

type Common = { readonly [K in keyof typeof formTexts]: (typeof formTexts)[K] extends string ? string : readonly string[] };

/** `what`: the form in words, when it ends by itself or cannot be gone on with (没写完的经验). */
export type FormTexts = Common & { readonly what: string };

/** A form's own sentences, as its file in `conversations/` holds them. */
export type OwnTexts = Partial<Common> & { readonly what: string };

export const withOwn = (own: OwnTexts): FormTexts => ({ ...formTexts, ...own });

/** What one field says. Placeholders are filled with the field's `values`. */
export type FieldTexts = {
  /** What 改 and 去掉 call it, with blanks between them; left out: it has no name. */
  readonly names?: string;
  /** The question. */
  readonly ask: string;
  /** Under the choices, where there are any. */
  readonly how?: string;
  /** The same in one line, behind something else that was answered; left out: as it is asked. */
  readonly line?: string;
  /** After the first and after the second answer that could not be taken; left out: the common ones of its kind. */
  readonly again?: readonly [string, string];
};
