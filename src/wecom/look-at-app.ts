// Does WeCom know our app as the settings describe it, whom does it show it to, and has it a menu? Asked by an operator; changes nothing.
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { Problem } from '../desk/problem.ts';
import type { ApiSettings } from './api.ts';
import { problemOf } from './errcode.ts';
import { exchange } from './exchange.ts';

type AppLook = {
  readonly isClosed: boolean;
  /** Userids in lower case; null where departments or tags are named too, so that who is in them is not known here. */
  readonly visible: ReadonlySet<string> | null;
  readonly hasMenu: boolean;
};

const CALL_MS = 6_000;
const NO_MENU = 46_003;

const AGENT = z.object({
  close: z.number().optional(),
  allow_userinfos: z.object({ user: z.array(z.object({ userid: z.string() })) }).optional(),
  allow_partys: z.object({ partyid: z.array(z.number()) }).optional(),
  allow_tags: z.object({ tagid: z.array(z.number()) }).optional(),
});
const MENU_SHOWN = z.object({ button: z.array(z.unknown()) });

/** Fetches a token of its own. Problems: wecom.*. */
export async function lookAtApp({ corpId, agentId, secret, apiBase }: ApiSettings, dispatcher: Dispatcher): Promise<AppLook> {
  const get = async (call: string, query: Readonly<Record<string, string>>, excused?: number) => {
    const url = `${apiBase}/cgi-bin/${call}?${new URLSearchParams(query)}`;
    const answer = await exchange(dispatcher, { method: 'GET', url, ms: CALL_MS });
    if (answer.errcode && answer.errcode !== excused) throw problemOf(call, answer);
    return answer;
  };
  const { access_token: token } = await get('gettoken', { corpid: corpId, corpsecret: secret });
  if (token === undefined) throw new Problem('wecom.away', { unsent: false });
  const asked = { access_token: token, agentid: String(agentId) };
  const agent = AGENT.safeParse(await get('agent/get', asked)).data ?? {};
  const menu = MENU_SHOWN.safeParse(await get('menu/get', asked, NO_MENU)).data;
  const isByName = (agent.allow_partys?.partyid ?? []).length === 0 && (agent.allow_tags?.tagid ?? []).length === 0;
  return {
    isClosed: agent.close === 1,
    visible: isByName ? new Set((agent.allow_userinfos?.user ?? []).map(({ userid }) => userid.toLowerCase())) : null,
    hasMenu: (menu?.button ?? []).length > 0,
  };
}
