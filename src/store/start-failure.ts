// What does the person who started the program read when a store stands in the way?
import type { Problem } from '../desk/problem.ts';

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有程序在监听',
  ENOENT: '没有这个套接字文件',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '找不到这个主机名',
  ETIMEDOUT: '连接超时',
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

const detail = (problem: Problem, name: string): string => String(problem.details[name] ?? '');

function away(problem: Problem, server: string): string {
  const code = detail(problem, 'code');
  const where = detail(problem, 'where');
  return `连不上${server}${where && `（${detail(problem, 'setting')}：${where}）`}：${CAUSES[code] ?? '无法使用'}（${code}）。请检查服务器是否已启动、地址和密码是否正确。`;
}

/** Lines for a terminal; null for a problem that is none of the stores'. */
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
    default:
      return null;
  }
}
