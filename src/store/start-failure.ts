// What does the person who started the program read when a store or the port stands in the way?
import type { Problem } from '../desk/problem.ts';

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有程序在监听',
  ENOENT: '没有这个套接字文件',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '找不到这个主机名',
  ETIMEDOUT: '连接超时',
  ECONNRESET: '连接被对方断开，也许那个端口要加密（TLS）',
  connection: '连接超时或被断开',
  silent: '没有应答',
  '28P01': '用户名或密码不对',
  '28000': '服务器不允许这样登录',
  '3D000': '没有这个数据库',
  '42501': '角色没有所需的权限',
  WRONGPASS: '用户名或密码不对',
  NOAUTH: '需要密码',
  NOPERM: '用户没有所需的权限',
  sentinels: '哨兵（Sentinel）一个也连不上',
  NOMASTER: '哨兵（Sentinel）不认识地址里的主库名',
};

const UNTRUSTED = '服务器的证书不是我们信任的机构签的，自己的证书请在地址后加 sslrootcert=证书文件';
/** It is up, and this says what to do. */
const UP: Readonly<Record<string, string>> = {
  OOM: '内存用满了，请加大 maxmemory 或内存',
  MISCONF: '写不了磁盘，请检查它的磁盘空间和权限',
  READONLY: '它是只读的副本，请写主库的地址',
  '53100': '磁盘满了，请清理数据库服务器的磁盘',
  '53300': '连接数用完了，请加大 max_connections 或停掉多余的程序',
  '25006': '它是只读的，请写主库的地址',
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  CERT_HAS_EXPIRED: '服务器的证书过期了，请换新的证书',
  CERT_NOT_YET_VALID: '服务器的证书还没生效，请核对两台机器的时间',
  ERR_TLS_CERT_ALTNAME_INVALID: '证书不是发给地址里这个主机名的，请改用证书上的名字',
  ERR_SSL_WRONG_VERSION_NUMBER: '服务器那个端口没有开加密（TLS）',
  EPROTO: '服务器那个端口没有开加密（TLS）',
  noTls: '服务器没有开加密（TLS），请在服务器上打开，或去掉地址里的 sslmode',
};

const detail = (problem: Problem, name: string): string => String(problem.details[name] ?? '');

function away(problem: Problem, server: string): string {
  const code = detail(problem, 'code');
  const where = detail(problem, 'where');
  const at = where && `（${detail(problem, 'setting')}：${where}）`;
  const known = UP[code];
  if (known !== undefined) return `用不了${server}${at}：${known}（${code}）。`;
  return `连不上${server}${at}：${CAUSES[code] ?? '无法使用'}（${code}）。请检查服务器是否已启动、地址和密码是否正确。`;
}

/** Lines for a terminal; null for a problem that does not stand in the way of a start. */
export function startFailure(problem: Problem): string | null {
  switch (problem.code) {
    case 'database.away':
      return away(problem, '数据库 PostgreSQL');
    case 'threads.away':
      return away(problem, ' Redis');
    case 'embedded.failed':
      return [detail(problem, 'why'), detail(problem, 'log')].filter(Boolean).join('\n');
    case 'migration.refused':
      return detail(problem, 'why');
    case 'server.unsafe':
      return (problem.details.faults as readonly string[]).join('\n');
    case 'port.refused':
      return detail(problem, 'system') === 'EADDRINUSE'
        ? `端口 ${detail(problem, 'host')}:${detail(problem, 'port')} 已被占用，请换一个 PORT。`
        : `不能在 ${detail(problem, 'host')}:${detail(problem, 'port')} 上监听（${detail(problem, 'system')}）。`;
    default:
      return null;
  }
}
