// Which failures of the world do we expect, and what may be done about each? (errors §2)

type Traits = {
  /** Doing the same again later may work. */
  readonly retryable: boolean;
  /** Somebody has to be woken. */
  readonly loud: boolean;
  /** What is wrong, for whoever runs the bot. */
  readonly says: string;
  /** What they do next. */
  readonly next: string;
};

/** The catalogue. A code names what is wrong in our words, never a library's message text. `docs/errors.md` has a section for each. */
export const PROBLEMS = {
  /** The database does not answer, is read-only or full. */
  'database.away': {
    retryable: true,
    loud: true,
    says: '数据库没有应答，或只读、磁盘已满。',
    next: '请检查 PostgreSQL 是否在运行、磁盘是否有空间；机器人会一直重试，已确认的填报不会丢。',
  },
  /** Two writers crossed and the repeats were used up. */
  'database.conflict': {
    retryable: true,
    loud: false,
    says: '两边同时改同一处，重试几次仍没有轮上。',
    next: '不用处理，会再试；反复出现请看数据库是否过慢。',
  },
  /** The store of threads does not answer, is read-only or full. */
  'threads.away': {
    retryable: true,
    loud: true,
    says: '存对话的地方（Redis 或 DATA_DIR 下的内置存储）没有应答，或只读、已满。',
    next: '请检查 Redis 或 DATA_DIR 所在磁盘；恢复前收不了新消息。',
  },
  /** Another message of the same person holds the thread and did not let go in time. */
  'threads.busy': {
    retryable: true,
    loud: false,
    says: '同一个人的上一条消息还没有处理完。',
    next: '不用处理，会再试；反复出现请看数据库是否过慢。',
  },
  /** The thread changed under us, or our lock ran out: what we meant to save is not saved. */
  'threads.lost': {
    retryable: true,
    loud: false,
    says: '处理期间这个人的对话被别的进程改了，或锁已过期，这一次没有保存。',
    next: '不用处理，会再试；反复出现请看机器是否过忙。',
  },
  /** The callback is not genuine; `details.why` is for the log alone. */
  'callback.refused': {
    retryable: false,
    loud: false,
    says: '收到的回调不是企业微信发来的，已拒绝。',
    next: '偶尔出现是扫描，不用理；所有回调都被拒，请核对 WECOM_TOKEN、WECOM_ENCODING_AES_KEY 和 WECOM_CORP_ID。',
  },
  /** WeCom's API cannot be reached, timed out or answered 5xx: whether it acted is unknown, unless `details.unsent` is true: then the request never reached it. */
  'wecom.away': {
    retryable: true,
    loud: false,
    says: '企业微信接口连不上、超时或出错。',
    next: '不用处理，会再试；持续出现请检查本机网络、DNS 和出口防火墙。',
  },
  /** WeCom is busy or we called too often (-1, 6000, 45009, 45033, 45035, 45036). */
  'wecom.throttled': {
    retryable: true,
    loud: false,
    says: '企业微信说调用太频繁或太忙。',
    next: '不用处理，会自动放慢再试。',
  },
  /** The access token is not (or no longer) valid (40014, 42001). */
  'wecom.token': {
    retryable: true,
    loud: false,
    says: '企业微信的 access_token 失效，正在换新的。',
    next: '不用处理，会再试；持续出现请核对 WECOM_SECRET，并看是否有别的程序也在取这个应用的 access_token。',
  },
  /**
   * A setting is wrong: secret, agent, trusted address, permission. Nothing was taken, and the same goes out once the setting is right.
   * `details.everything` tells that WeCom refuses whatever this app sends, not only messages of this kind.
   */
  'wecom.configuration': {
    retryable: true,
    loud: true,
    says: '企业微信不接受现在的设置：Secret、AgentId、可信 IP 或权限。要发的消息都留着。',
    next: '请按 errcode 核对管理后台的设置；改好后会自动补发，改了本机设置的要重新启动。',
  },
  /** This person cannot be reached (81013, 60111, 60021, invaliduser). */
  'wecom.receiver': {
    retryable: false,
    loud: true,
    says: '这个人收不到消息：不在应用可见范围，或账号不存在。',
    next: '请在管理后台把这个人加进应用的可见范围，或改正名册里的账号。',
  },
  /** WeCom refuses the message itself. */
  'wecom.refused': {
    retryable: false,
    loud: true,
    says: '企业微信不收这条消息本身。',
    next: '请把日志里的 errcode 和 hint 记下来，这多半是程序的错，请报给维护的人。',
  },
  /** A confirmed filing that was kept while the database was away cannot be read; it is set aside as it is, and its person asked to file again. */
  'held.damaged': {
    retryable: false,
    loud: true,
    says: '数据库不在期间暂存的一份填报读不出来，已原样留存，并请本人重报。',
    next: '请核对这个人这一周是否已重报；多半是磁盘损坏，请检查 DATA_DIR 或 Redis 所在磁盘。',
  },
  /** The roster workbook has faults; `details.faults` lists them. */
  'roster.faults': {
    retryable: false,
    loud: false,
    says: '名册工作簿有错，一行也没有导入。',
    next: '请按列出的表、行、列改正后再导入。',
  },
  /** The workbook would retire more than a tenth of the people or enterprises; `details.planned` says what it would change. */
  'roster.removal': {
    retryable: false,
    loud: false,
    says: '名册会让超过十分之一的企业或人员离开，没有导入。',
    next: '请核对文件是不是完整的名册；确实要这样，把列出的数写在 --remove 后面再导入。',
  },
  /** A workbook or picture could not be made; `details.why` is for the log alone. */
  'documents.failed': {
    retryable: false,
    loud: true,
    says: '工作簿或图片没有做成。',
    next: '请看日志里的 why；内存不足时加内存，别的请报给维护的人。',
  },
  /** A file is not a workbook we read: too large, hostile, broken. */
  'file.refused': {
    retryable: false,
    loud: false,
    says: '这个文件不是能读的工作簿：太大、损坏或不是 xlsx。',
    next: '请用 Excel 或 WPS 另存为 .xlsx 后再试。',
  },
  /** A setting is missing or wrong; `details.faults` lists them all. */
  'settings.faults': {
    retryable: false,
    loud: true,
    says: '设置有缺的或写错的。',
    next: '请按列出的名字逐个改正，再启动。',
  },
  /** The database's tables are not what this program expects and it must not change them; `details.why` is a sentence. */
  'migration.refused': {
    retryable: false,
    loud: true,
    says: '数据库的表和这个版本对不上，程序不能自己改。',
    next: '请按说明恢复原文件、修好数据库，或换一个空的数据库。',
  },
  /** A server is set up so that it would break our promises; `details.faults` lists sentences. */
  'server.unsafe': {
    retryable: false,
    loud: true,
    says: 'PostgreSQL 或 Redis 的设置会让已答复的填报丢失或越权。',
    next: '请按列出的每一条改服务器的设置，再启动。',
  },
  /** HOST and PORT cannot be listened on: taken, not ours, no right; `details` has host, port and the system's code. */
  'port.refused': {
    retryable: false,
    loud: true,
    says: 'HOST、PORT 指定的地址不能监听。',
    next: '请换一个 PORT，或停掉占用它的程序。',
  },
  /** A server this program starts for itself would not start; `details.why` is a sentence, `details.log` its last lines. */
  'embedded.failed': {
    retryable: false,
    loud: true,
    says: '内置的数据库或对话存储没有启动起来。',
    next: '请按说明和它的最后几行日志处理；也可以设 DATABASE_URL、REDIS_URL 用自己的服务器。',
  },
  /** The language model did not answer in time or in form; `details.why` says which. Whoever wrote gets the answer there is without it. */
  'model.away': {
    retryable: true,
    loud: false,
    says: '语言模型没有及时回答，或答得不合格式。',
    next: '不用处理，照没有它时回答；持续出现请检查 LLM_BASE_URL、LLM_MODEL、LLM_KEY 和那台服务器。',
  },
} as const satisfies Record<string, Traits>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

/** What is wrong and what to do next, in one line for a terminal. */
export const operatorLine = (code: ProblemCode): string => `${PROBLEMS[code].says}${PROBLEMS[code].next}（${code}）`;

/** An expected failure of the world, translated where it was met. `details` never holds a secret, a figure or a message's text. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return PROBLEMS[this.code].retryable;
  }

  get loud(): boolean {
    return PROBLEMS[this.code].loud;
  }
}

export const isProblem = (e: unknown, ...codes: ProblemCode[]): e is Problem =>
  e instanceof Problem && (codes.length === 0 || codes.includes(e.code));
