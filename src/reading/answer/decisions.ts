// What does a message decide of something that waits: a request for a correction, a report that was sent back, a year's results?

export type Decision =
  /** 更正申请: what waits is listed. */
  | { readonly kind: 'list' }
  | { readonly kind: 'decide'; readonly number: number; readonly approve: boolean; readonly reason: string };

const DECIDES =
  /^\s*(?<no>不同意|不批准|驳回|退回)?(?:同意|批准|通过)?更正(?:申请)?\s*(?:第|#)?(?<number>\d{1,6})号?[\s,，:：]*(?<reason>.*)$/s;
const LISTS = /^\s*(?:更正申请|待办更正|待审更正)(?:\s*(?:待办|待审|列表|有哪些))?[？?]?\s*$/;
const SAYS = /同意|批准|通过|驳回/;

/** 同意更正 3, 不同意更正 3 原因, 更正申请; null where the text is none of these. */
export function readDecision(text: string): Decision | null {
  if (LISTS.test(text)) return { kind: 'list' };
  const parts = SAYS.test(text) ? DECIDES.exec(text)?.groups : undefined;
  if (!parts) return null;
  return { kind: 'decide', number: Number(parts.number), approve: parts.no === undefined, reason: parts.reason ?? '' };
}

const STANDS = /^\s*属实[\s,，:：。.!！]*$/;
/** 属实 and nothing else: 确认, or the answer to a return. */
export const isStandsAlone = (text: string): boolean => STANDS.test(text);

const PUBLISHES_YEAR = /^\s*(?:正式)?(?:发布|公布)\s*(20\d\d)\s*年?(?:度)?(?:的)?(?:考核)?(?:结果|排名)?\s*[。.!！]*\s*$/;
/** 发布 2021年: `2021`; null for anything else. */
export const yearToPublish = (text: string): string | null => PUBLISHES_YEAR.exec(text.normalize('NFKC'))?.[1] ?? null;

const ENDS_REHEARSAL = /^(?:结束|退出|停止)(?:演练|试报|练习|试填)?[。.！!]?$|^(?:不练了|练完了|演练结束|试报结束)[。.！!]?$/;
/** 结束, 退出演练: said while practising. */
export const endsRehearsal = (text: string): boolean => ENDS_REHEARSAL.test(text.trim());
