// What does an operator's check find: one line each, with what to do next?
import { isProblem, type Problem } from '../desk/problem.ts';
import { failureLines } from '../store/survey.ts';

/** `note`: worth a look, nothing is broken. `skipped`: could not be looked at for what was found before. */
type FindingKind = 'ok' | 'note' | 'fault' | 'skipped';
export type Finding = {
  readonly check: string;
  readonly kind: FindingKind;
  readonly says: string;
  /** Null where nothing is to be done. */
  readonly next: string | null;
};

export const finding = {
  ok: (check: string, says: string): Finding => ({ check, kind: 'ok', says, next: null }),
  note: (check: string, says: string, next: string | null = null): Finding => ({ check, kind: 'note', says, next }),
  fault: (check: string, says: string, next: string): Finding => ({ check, kind: 'fault', says, next }),
  skipped: (check: string, says: string): Finding => ({ check, kind: 'skipped', says, next: null }),
} as const;

const MARKS: Readonly<Record<FindingKind, string>> = { ok: '正常', note: '留意', fault: '有问题', skipped: '没有查' };

/** One or two lines for a terminal, without the secrets. */
export function findingLines({ check, kind, says, next }: Finding, secrets: readonly string[]): readonly string[] {
  const lines = [`[${MARKS[kind]}] ${check}：${says}`, ...(next === null ? [] : [`    下一步：${next}`])];
  return lines.map((line) =>
    secrets.filter((secret) => secret.length >= 6).reduce((text, one) => text.replaceAll(one, '[…]'), line),
  );
}

const ADVICE: Partial<Record<Problem['code'], string>> = {
  'settings.faults': '改环境变量或 .env 里的这一项',
  'database.away': '按上面说的核对 DATABASE_URL、DATABASE_OWNER_URL 和数据库服务器',
  'threads.away': '按上面说的核对 REDIS_URL 和 Redis 服务器',
  'server.unsafe': '按上面说的改服务器或地址，再查一次',
  'embedded.failed': '按上面说的处理数据目录，再查一次',
  'migration.refused': '按上面说的处理数据库，再查一次',
};

/** A fault for each of its sentences, which are a start's too; none for a problem that is not of settings or stores. */
export function problemFindings(check: string, problem: Problem): readonly Finding[] {
  const sentences = problem.code === 'settings.faults' ? (problem.details.faults as readonly string[]) : failureLines(problem);
  return sentences.map((says) => finding.fault(check, says, ADVICE[problem.code] ?? '按上面说的处理，再查一次'));
}

/** Runs a check; a problem of the stores becomes faults. What takes longer than `ms` is a fault too. Throws bugs. */
export async function looked(check: string, ms: number, work: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Finding[]>((resolve) => {
    const says = `${Math.round(ms / 1_000)} 秒里没有查完`;
    timer = setTimeout(() => resolve([finding.fault(check, says, '看看那台服务器是不是很忙或者没有应答')]), ms);
  });
  const working = work().catch((error: unknown) => {
    const found = isProblem(error) ? problemFindings(check, error) : [];
    if (found.length === 0) throw error;
    return found;
  });
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}
