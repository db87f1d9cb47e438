// What does an errcode of WeCom's mean in our words? (wecom §11)
import { z } from 'zod';
import { Problem, type ProblemCode } from '../desk/problem.ts';

// A call that was done must not look undone for a field that is odd: what cannot be read is as if it were not there.
const text = z.string().optional().catch(undefined);

/** What answers of the server API hold. `errcode` 0 or none is success, whatever `errmsg` says. */
export const API_ANSWER = z.looseObject({
  errcode: z.int().optional(),
  errmsg: text,
  access_token: text,
  /** Seconds. */
  expires_in: z.number().positive().optional().catch(undefined),
  msgid: text,
  /** `lisi|wangwu`. */
  invaliduser: text,
  unlicenseduser: text,
  media_id: text,
});
export type ApiAnswer = Readonly<z.infer<typeof API_ANSWER>>;

/** The token was refused: fetch once, repeat once (wecom §3.1). 40001 of a business call is of this kind too. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([40001, 40014, 42001]);

/** What is in no list is about the message itself: wecom.refused. `docs/errors.md` has the same table (errors §4). */
export const ERRCODES: ReadonlyMap<number, ProblemCode> = new Map(
  Object.entries({
    'wecom.throttled': [-1, 6000, 45009, 45033, 45035, 45036],
    'wecom.token': [40014, 42001],
    'wecom.receiver': [40003, 40031, 43004, 46004, 50002, 60021, 60111, 81013, 84061, 701099],
    'wecom.configuration': [
      40001, 40013, 40054, 40055, 40056, 40057, 40091, 41001, 41002, 41004, 43012, 45024, 45031, 48001, 48002, 48004, 48005,
      48006, 48009, 48010, 50001, 50003, 60011, 60020, 60031, 80001, 81011, 301002, 301007, 301042,
    ],
  } satisfies Partial<Record<ProblemCode, readonly number[]>>).flatMap(([code, numbers]) =>
    numbers.map((number) => [number, code as ProblemCode] as const),
  ),
);

/** About cards, menus or links alone: everything else can be sent. */
const SOME_MESSAGES: ReadonlySet<number> = new Set([40054, 40055, 40057, 43012, 50001, 80001, 81011]);

/** A code that is in no list is about the message itself: wecom.refused. `hint` and `from` are what WeCom's support asks for. */
export function problemOf(call: string, { errcode, errmsg = '' }: ApiAnswer): Problem {
  const hint = /hint: \[(\d+)\]/.exec(errmsg)?.[1];
  const from = /from ip: ([\d.:a-f]+)/.exec(errmsg)?.[1];
  const code = ERRCODES.get(errcode ?? 0) ?? 'wecom.refused';
  const everything = code === 'wecom.configuration' && !SOME_MESSAGES.has(errcode ?? 0);
  return new Problem(code, { call, errcode, ...(everything && { everything }), ...(hint && { hint }), ...(from && { from }) });
}
