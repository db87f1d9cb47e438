// Does the language model answer in time and in form? It is shown a report that is made up.
import { lookup } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';
import type { LlmConfig } from '../desk/environment/config.ts';
import { isProblem, type Problem } from '../desk/problem.ts';
import { askModel, modelConnections } from '../llm/ask.ts';
import { type Finding, finding } from './doctor-findings.ts';

const CHECK = '语言模型';
/** As long as a message waits for it. */
const LIMIT_MS = 3_000;
const MADE_UP = '示例甲公司 缺普工8';

/** Addresses that lead to no machine of others: this one, and those of networks of one's own. */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  INSIDE.addSubnet(net, bits);
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');

type Resolve = (name: string) => Promise<readonly { readonly address: string }[]>;
const resolved: Resolve = (name) => lookup(name, { all: true });

/** Never a fault: everybody is answered without it. */
export async function lookAtModel(llm: LlmConfig, resolve: Resolve = resolved): Promise<readonly Finding[]> {
  return [...(await lookAtPlace(llm, resolve)), ...(await lookAtAnswer(llm))];
}

/** What people type goes there: it must be the bureau's own machine, which no address proves. */
async function lookAtPlace({ baseUrl }: LlmConfig, resolve: Resolve): Promise<readonly Finding[]> {
  const name = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
  const addresses = await resolve(name).catch(() => []);
  if (addresses.every(({ address }) => INSIDE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'))) return [];
  return [finding.note(CHECK, 'LLM_BASE_URL 在公网地址上，消息原文会发到那里', '请确认那台机器是本局自己的；外面的服务不能用')];
}

async function lookAtAnswer(llm: LlmConfig): Promise<readonly Finding[]> {
  const dispatcher = modelConnections(1);
  try {
    const { numbers } = await askModel(llm, MADE_UP, LIMIT_MS, dispatcher);
    const [number, another] = numbers;
    const isRight = number?.said === '8' && number.role === 'shortage.general' && another === undefined;
    if (isRight) return [finding.ok(CHECK, '按时按格式回答')];
    return [finding.note(CHECK, '按格式回答了，但没有看懂一句简单的填报', '换一个中文更好的模型（LLM_MODEL）')];
  } catch (error) {
    if (!isProblem(error)) throw error;
    return [away(error)];
  } finally {
    await dispatcher.destroy();
  }
}

function away({ details: { why, status } }: Problem): Finding {
  if (why === 'form')
    return finding.note(CHECK, '没有按格式回答（只要一个 JSON）', '换一个模型（LLM_MODEL），或关掉它的思考过程');
  if (why === 'TimeoutError') return finding.note(CHECK, '3 秒里没有答完', '换小一些的模型，或快一些的机器');
  if (status === 401 || status === 403) return finding.note(CHECK, `不认密钥（HTTP ${status}）`, '核对 LLM_KEY');
  if (why === 'status')
    return finding.note(CHECK, `回了 HTTP ${status}`, '核对 LLM_BASE_URL（写到 /chat/completions 前面为止）和 LLM_MODEL');
  return finding.note(CHECK, `连不上（${why}）`, '核对 LLM_BASE_URL，看那台服务器是否在运行');
}
