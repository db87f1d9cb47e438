// What does the server API answer?

/** JSON with an errcode, or a file. */
export type SimulatedAnswer =
  | { readonly kind: 'json'; readonly errcode: number; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'file'; readonly contentType: string; readonly name: string; readonly bytes: Buffer };

export const ok = (json: Readonly<Record<string, unknown>> = {}): SimulatedAnswer => ({ kind: 'json', errcode: 0, json });

// Official short texts; clients judge by the code alone (wecom §3.0).
const MESSAGES: Readonly<Record<number, string>> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40003: 'invalid userid',
  40004: 'invalid media type',
  40006: 'invalid media size',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40032: 'userid list too long',
  40033: 'invalid charset: \\uXXXX escapes',
  40056: 'invalid agentid',
  40058: 'invalid request parameter',
  40145: 'media expired',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'corpsecret missing',
  41011: 'agentid missing',
  42001: 'access_token expired',
  42014: 'taskid has existed or empty or exceed max len',
  44004: 'empty content',
  45002: 'content too large',
  45009: 'api freq out of limit',
  46003: 'menu not exist',
  50003: 'app disabled',
  60020: 'not allow to access from your ip',
  60111: 'userid not found',
  60140: 'invalid response_code',
  81012: 'no receiver',
  81013: 'user & party & tag all invalid',
  82001: 'all receiver fields empty',
};

/** `json` goes out beside errcode and errmsg. */
export const failure = (errcode: number, json: Readonly<Record<string, unknown>> = {}): SimulatedAnswer => ({
  kind: 'json',
  errcode,
  json,
});

/** The body as WeCom words it: a failure carries a hint for support and the caller's address. */
export function bodyOf(answer: Extract<SimulatedAnswer, { kind: 'json' }>, hint: string, from: string): string {
  const { errcode, json } = answer;
  const errmsg =
    errcode === 0
      ? 'ok'
      : `${MESSAGES[errcode] ?? 'invalid request'}, hint: [${hint}], from ip: ${from}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
  return JSON.stringify({ errcode, errmsg, ...json });
}
