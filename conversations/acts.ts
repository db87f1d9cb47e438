// What the desks of the task force and the coordinators are answered when they set something going.

export const remindTexts = {
  notYours: '催报由区市联络员和市局专班发出。',
  ownMissing: '您自己还没报的，回“上报”可以看到。',
  elsewhere: '只能催报{district}的。',
  nothingOpen: '现在没有可以上报的周，不用催。',
  allFiled: '{whose}　{week}{due_count}户已全部上报，不用催。',
  title: '{whose}　{week}还有{count}户没报',
  reached: '已提醒{count}人：{names}',
  atNight: '休息时间不打扰，{at}提醒{count}人：{names}',
  nobodyReached: '这次没有发出提醒。',
  recent: '30分钟内已提醒过{count}人，这次不重复：{names}',
  filed: '刚刚已报齐，不用提醒：{names}',
  person: '{name}{count}户',
  more: '{names}等',
  yours: '没有专员，由您填报{count}户：{names}',
  nobody: '没有专员也没有联络员，无人可提醒{count}户：{names}',
  howOwn: '由您填报的，回“上报”开始',
  how: '回“未报”看名单',
} as const;
