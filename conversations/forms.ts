// What every form says alike; a form's own sentences stand in its own file and take the place of these.

export const formTexts = {
  back: '已返回上一步。',
  /** After which nothing is asked. */
  backToNothing: '已返回，现在没有正在填的。',
  backNothing: '前面没有可以返回的了。',
  cancelled: '已取消，没有提交。',
  /** 帮助 where the form has just come to its end. */
  helpOver: '回“菜单”看能办什么。',
  /** Another act of the kind waited for 确认. */
  replaced: '前面等您确认的那件没有办，先核对这一件。',
  dropped: '已全部取消，没确认的都不算。',
  paused: '好的，先放着，回“继续”接着办。',
  /** 稍后 where nothing is asked, and nothing was answered. */
  pausedNothing: '好的，现在没有办到一半的，要办再说。',
  /** What is typed to go on with it where it is put aside. */
  word: '继续',
  /** Begun anew over one that is not finished. */
  replacedForm: '前面没办完的那份先换下了：回“返回”找回它，回“取消”两份都不要。',
  restarted: '好的，从头来；回“返回”可以找回。',
  explain: '照问的回就行。一时不清楚，回“稍后”先放着；不会填，回“找人”看可以问谁。',
  skipped: '好的，这一项先不填。',
  notSkipped: '这一项不能跳过；一时不清楚，回“稍后”先放着。',
  /** 跳过 under a read-back. */
  nothingToSkip: '正在核对，还没有办。要改直接说，不办了回“取消”。',
  /** 去掉 of an answer that is needed. */
  asksAgain: '去掉了，这一项要重新回。',
  /** 改 of one answer while another is asked. */
  changed: '改好了。',
  /** 改 under an act's read-back. */
  notChanged: '要改，先回“取消”，再照新的重新发一次。',
  /** 要改 pressed under a read-back. */
  changeHow: '要改哪一项直接说就行；不办了回“取消”，没问题回“确认”。',
  /** A question in the middle of free words, the first time: {said}. */
  isQuestion: '“{said}”像是在问，没有记进去；就是要写的，再发一次就记下。要问人，回“找人”。',
  help: '回“返回”退一步，回“取消”不办了，回“稍后”先放着，回“再说一遍”重新问。',
  stillOpen: '还差一项才能确认。',
  /** The database is away: nothing of the message was taken in. */
  away: '正在恢复，暂时查不到数，请几分钟后再问。已报的数都在。',
  /** After the third answer in a row that could not be taken. */
  stuck: '还是没看懂。回“返回”退一步，回“稍后”先放着，回“取消”不办了；不会填，回“找人”看可以问谁。',
  /** 不, 先别 under a read-back; how it waits follows. */
  notDone: '好的，先不办。',
  /** Under a read-back, after the first, the second and the third text nobody understood. */
  reviewMissed: [
    '没看懂要改什么。没问题回“确认”，不办了回“取消”。',
    '还是没看懂。要办回“确认”，退一步回“返回”，不办回“取消”。',
    '看不懂这句。可以回“再说一遍”重看一遍，或回“找人”看可以问谁。',
  ],
} as const;

/** Asked about what is open itself; how it waits follows. `asked`: something is asked before it can be read back. */
export const askedOpenTexts = {
  report: {
    done: '没有，回“确认”才算报。',
    fit: '数对就回“确认”；有不对的，直接说改哪一项。',
    effect: '回“确认”就报上，按那一刻算按时还是迟报；锁定前都能更正。不确认，就没有报。',
    asked: '没有。先把问的答完，核对后回“确认”才算报。',
  },
  act: {
    done: '没有，回“确认”才办。',
    fit: '没问题回“确认”，不办回“取消”。',
    effect: '回“确认”就照核对的办；没确认，什么也没办、没发。',
    asked: '没有。先把问的答完，核对后回“确认”才办。',
  },
} as const;

/** The kinds of question. */
export const choiceTexts = {
  number: '请回序号，例如：{example}；都不是回“取消”',
  noNumber: '没有这个序号。请回前面的序号，例如：{example}',
  word: '这个对不上一项。请回前面的序号，例如：{example}',
  yes: '是',
  no: '不是',
  yesNo: ['请回“是”或“不是”', '是就回“是”，不是就回“不是”。'],
  whole: ['要一个整数，例如回：12', '只回数字就行，例如：12'],
  noDay: '没有“{day}”这一天，请核对日期再回。',
  noClock: '没有“{clock}”这个时刻，请核对时间再回。',
  vague: '“{said}”不是准数，请回一个整数，例如：12',
  long: '长了点，请不超过{most}个字。',
} as const;
