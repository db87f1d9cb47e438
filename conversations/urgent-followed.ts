// Urgent demands that raised themselves, once the reports say something else.

/** What became of a demand that raised itself, once the reports say something else; to those concerned and to who filed. */
export const urgentFollowed = {
  lapsedNone: '{short}：{week}报无缺工，已随之撤销，不用再办',
  lapsedGone: '{short}：上报已撤回，已随之撤销，不用再办',
  lapsedCorrected: '{short}：上报更正后新增缺工{grown}人，已随之撤销，不用再办',
  restatedNone: '{short}：{week}报无缺工，原{before}不用再办，请核实后办结',
  restatedGone: '{short}：上报已撤回，原{before}不作数，请核实；不用办了，由填报方回“撤销急需 {number}”',
  restatedCorrected: '{short}：上报已更正，{before}改为{after}',
  restatedAgain: '{short}：上报又缺{after}，请接着办',
  /** In its history. */
  rowNone: '{days}的上报无缺工',
  rowGone: '上报撤回',
  rowCorrected: '上报更正，{before}改为{after}',
  rowAgain: '上报又缺{after}',
} as const;
