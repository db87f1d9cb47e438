// Does a text, or its last line, say that no more follows?

const FINISHED = /^\s*(?:完了|完毕|写完了|发完了|没有了|结束)[。.!！]?\s*$/;

export const isFinished = (text: string): boolean => FINISHED.test(text);

/** What stands before 完了 on a line of its own; null where the text does not end so. */
export function beforeEnd(text: string): string | null {
  return /^([\s\S]*?)\n\s*完了[。.]?$/.exec(text)?.[1] ?? null;
}
