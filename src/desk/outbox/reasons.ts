// Why does a message wait, or why did it not arrive? In a sentence for the operator.
import { PROBLEMS, type ProblemCode } from '../problem.ts';

const OWN_WORDS: Readonly<Record<string, string>> = {
  quiet: '夜间不发，早上再发',
  reporting: '本人正在填报，过几分钟再发',
  allowance: '一分钟内发得太多，缓一缓再发',
  expired: '已过期，没有发出',
  notOwed: '本人已经报了，不用再发',
  notWanted: '已由别的消息代替，不用再发',
  bug: '程序出错，请看日志',
};

/** What WeCom's numbers of wrong settings mean and what to do; a number that is not here is told as it is. */
const SETTING_TEXTS: Readonly<Record<string, string>> = {
  40001: 'Secret 不对或已重置，请核对 WECOM_SECRET',
  40013: '企业 ID 不对，请核对 WECOM_CORP_ID',
  40056: 'AgentId 不对，请核对 WECOM_AGENT_ID',
  40091: 'Secret 是别的企业的，请核对 WECOM_SECRET',
  41001: '请求里没有 access_token，请看本机与企业微信之间的代理是否改了网址',
  41002: '请求里没有企业 ID，请核对 WECOM_CORP_ID，并看代理是否改了网址',
  41004: '请求里没有 Secret，请核对 WECOM_SECRET，并看代理是否改了网址',
  43012: '应用没有设回调地址，发不了按钮，请在管理后台“接收消息”里设置，或设 CARDS=off',
  45024: '企业的账号数超过上限，请联系企业微信管理员',
  45031: 'Secret 被认为不安全，请在管理后台重置后更新 WECOM_SECRET',
  48002: '这个 Secret 不能发消息，请用自建应用的 Secret',
  48006: '应用太久没用，权限被收回，请管理员在后台重新启用',
  50003: '应用已停用，请管理员在后台启用',
  60011: '没有权限，请核对应用的可见范围和权限',
  60020: '本机出口地址不在“企业可信IP”里，请在管理后台添加，约一分钟后生效',
  60031: '应用被禁止调用接口，请联系企业微信管理员',
  301002: 'Secret 和 AgentId 不是同一个应用的，请核对 WECOM_SECRET、WECOM_AGENT_ID',
  301007: '企业已解散或停用，请联系企业微信管理员',
  301042: '本机出口地址不在白名单里，请在管理后台添加',
};

const isCode = (word: string): word is ProblemCode => Object.hasOwn(PROBLEMS, word);

/** A row's `problem`, a word of ours or a code with WeCom's number behind it: a sentence, then the word; null where nothing went wrong. */
export function reasonText(problem: string | null): string {
  if (problem === null) return '—';
  const [code = '', number = ''] = problem.split(' ');
  const says = OWN_WORDS[code] ?? SETTING_TEXTS[number] ?? (isCode(code) ? PROBLEMS[code].says.slice(0, -1) : null);
  return says === null ? problem : `${says}（${problem}）`;
}
