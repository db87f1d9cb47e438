// Does WeCom let us in, does everybody of the roster see the app, and does the running bot answer as WeCom would call it?
import { z } from 'zod';
import type { Config, WecomConfig } from '../desk/environment/config.ts';
import { reasonText } from '../desk/outbox/reasons.ts';
import { isProblem, type Problem } from '../desk/problem.ts';
import type { Roster } from '../domain/roster.ts';
import { showInstant } from '../domain/time.ts';
import { portFaults } from '../http/listen.ts';
import { signedEcho } from '../wecom/echo.ts';
import { apiConnections } from '../wecom/exchange.ts';
import { lookAtApp } from '../wecom/look-at-app.ts';
import { type Finding, finding, looked } from './doctor-findings.ts';

const LOOK_MS = 25_000;
const LOCAL_MS = 5_000;
/** People named at most. */
const NAMED = 5;

/** `roster` null where it is not known. */
export const lookAtWecom = (wecom: WecomConfig, roster: Roster | null): Promise<readonly Finding[]> =>
  looked('企业微信', LOOK_MS, async () => {
    const dispatcher = apiConnections();
    try {
      const { isClosed, visible, hasMenu } = await lookAtApp(wecom, dispatcher);
      return [
        finding.ok('企业微信令牌', '取到了，本机出口地址可信'),
        isClosed ? finding.fault('应用', '在管理后台被停用了', '管理后台 → 应用管理 → 启用') : finding.ok('应用', '已启用'),
        visibleFinding(visible, roster),
        hasMenu ? finding.ok('菜单', '已创建') : finding.fault('菜单', '还没有创建', 'npm run menu'),
      ];
    } catch (error) {
      if (!isProblem(error)) throw error;
      return [refusal(error)];
    } finally {
      await dispatcher.close();
    }
  });

function visibleFinding(visible: ReadonlySet<string> | null, roster: Roster | null): Finding {
  if (roster === null) return finding.skipped('可见范围', '名册还不能读');
  if (visible === null) return finding.note('可见范围', '按部门或标签设的，请在管理后台核对名册上的人都在里面');
  const unseen = roster.people.filter(({ userid, active }) => active && !visible.has(userid.toLowerCase()));
  if (unseen.length === 0) return finding.ok('可见范围', '名册上在岗的人都能看到应用');
  const named = unseen.slice(0, NAMED).map(({ userid }) => userid);
  const says = `名册上有 ${unseen.length} 人看不到应用：${named.join('、')}${unseen.length > NAMED ? ' 等' : ''}`;
  return finding.fault('可见范围', says, '管理后台 → 应用 → 可见范围，加上他们或他们的部门');
}

function refusal({ code, details }: Problem): Finding {
  const { errcode, from } = details;
  if (code === 'wecom.away')
    return finding.fault('企业微信令牌', '连不上企业微信', '检查本机能否访问外网、WECOM_API_BASE 和防火墙');
  if (errcode === 60020) {
    return finding.fault(
      '可信地址',
      `本机出口地址${from ? ` ${from} ` : ''}不在应用的可信 IP 里（60020）`,
      '管理后台 → 应用 → 企业可信IP，加上这个地址',
    );
  }
  if (code === 'wecom.throttled')
    return finding.fault('企业微信令牌', `企业微信说太忙或调用太频繁（${errcode}）`, '过几分钟再查');
  return finding.fault(
    '企业微信令牌',
    `企业微信不接受现在的设置（错误码 ${errcode}）`,
    '核对 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_SECRET',
  );
}

/** Calls the bot on this machine as WeCom would: whether it runs, is ready, and holds the same keys. */
export const lookAtCallback = ({ host, port, parts, wecom }: Config): Promise<readonly Finding[]> =>
  looked('回调', LOOK_MS, async () => {
    const base = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
    const get = (path: string) => fetch(`${base}${path}`, { signal: AbortSignal.timeout(LOCAL_MS) }).catch(() => null);
    const ready = await get('/readyz');
    const body = (await ready?.text().catch(() => null)) ?? null;
    if (ready === null) {
      const isTaken = (await portFaults(host, port)).some(({ details }) => details.system === 'EADDRINUSE');
      return [isTaken ? silent(host, port) : finding.note('机器人', `在 ${host}:${port} 没有应答，没有在运行`, 'npm start')];
    }
    const told = body === null ? undefined : READY.safeParse(jsonOf(body)).data;
    if (told === undefined || told.ready !== ready.ok) return [taken(host, port)];
    const state = stateFindings(told);
    if (!parts.has('web') || wecom === null) return state;
    const { query, plain } = signedEcho(wecom);
    const echo = await get(`/wecom/callback?${query}`);
    const isRight = echo?.status === 200 && (await echo.text()) === plain;
    return [
      ...state,
      isRight
        ? finding.ok('回调', `本机能验证；企业微信要能从外网访问 https://域名/wecom/callback`)
        : finding.fault('回调', '运行着的机器人不认这里的 Token 和 EncodingAESKey', '改了密钥要重新启动'),
    ];
  });

const taken = (host: string, port: number): Finding =>
  finding.fault('机器人', `端口 ${host}:${port} 被别的程序占用，机器人没有在运行`, '停掉那个程序，或者换一个 PORT');

/** Ours drops connections too where it hangs or has too many. */
const silent = (host: string, port: number): Finding =>
  finding.fault(
    '机器人',
    `端口 ${host}:${port} 已被占用，那里的程序没有应答：是别的程序，或者机器人卡住了`,
    '看是哪个程序：别的程序停掉或者换一个 PORT，机器人重新启动',
  );

const BESIDE = {
  skewed: z.object({ clockMs: z.number() }).optional(),
  warn: z
    .object({ wecom: z.object({ problem: z.string(), waiting: z.number(), since: z.iso.datetime() }).optional() })
    .optional(),
};
/** As /readyz answers; whatever else listens there does not. */
const READY = z.discriminatedUnion('ready', [
  z.object({ ready: z.literal(true), ...BESIDE }),
  z.object({ ready: z.literal(false), away: z.array(z.string()), why: z.record(z.string(), z.string()), ...BESIDE }),
]);

/** What the running bot says of itself: a bot that is ready may have something to say all the same. */
function stateFindings(told: z.infer<typeof READY>): readonly Finding[] {
  const wecom = told.warn?.wecom;
  const skewMs = told.skewed?.clockMs;
  return [
    told.ready
      ? finding.ok('机器人', '在运行，数据库和对话存储都能写')
      : finding.fault('机器人', `在运行，但没有就绪：${JSON.stringify(told.why)}`, '按上面数据库、对话存储的结果处理'),
    ...(wecom === undefined ? [] : [waitingFinding(wecom)]),
    ...(skewMs === undefined
      ? []
      : [
          finding.fault(
            '机器人',
            `运行着的机器人的时钟比数据库${skewMs > 0 ? '快' : '慢'} ${Math.round(Math.abs(skewMs) / 1_000)} 秒，按时还是迟报会判错`,
            '两台机器都打开自动对时（timedatectl set-ntp true）',
          ),
        ]),
  ];
}

function waitingFinding({
  problem,
  waiting,
  since,
}: {
  readonly problem: string;
  readonly waiting: number;
  readonly since: string;
}) {
  const says = `${waiting} 条消息从 ${showInstant(new Date(since))} 起等着：${reasonText(problem)}`;
  return finding.fault(
    '待发消息',
    says,
    '按错误码核对管理后台的设置，改好后自动补发；改了本机设置的要重新启动（npm run outbox 看是哪些）',
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
