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

/** 截止 */
export const deadlineTexts = {
  notYours: '截止时间由市局专班调整。',
  missing: '请说清哪一期、哪天、几点，例如：',
  example: '截止 本周 {day} 17:00',
  week: '{week}周调度',
  month: '{year}年{month}月的月通报',
  instant: '{day}（{weekday}）{clock}',
  past: '这个时间已经过了，请说以后的时间。截止时间没有改。',
  closed: '{period}已经锁定，不能再改截止时间。个别企业要补，可以用“补报 企业名”。',
  same: '{period}的截止时间本来就是{due}，没有改。',
  outside: '{period}的截止时间要在{from}到{to}之间，没有改。',
  title: '请核对，调整{period}的截止时间：',
  change: '{was} → {due}',
  closesSame: '锁定时间不变：{closes}',
  closesLater: '锁定时间随之改为：{closes}',
  holiday: '请留意：{day}放假。',
  concernsWeek: '涉及{due_count}户，其中{missing}户还没报；通知{people}人。已报的，按时、迟报不变。',
  concernsMonth: '涉及{districts}个区市，通知{people}人。已交的，按时、迟报不变。',
  confirm: '没问题回“确认”，不改回“取消”',
  waiting: '{period}的截止时间还没改，等您“确认”：{due}',
  moved: '已改：{period}{due}截止，已通知{people}人。',
  changed: '{period}的截止时间刚被别人改过，这次没有改。请再发一次，看到现在的时间后确认。',
  told: '截止时间调整（{name}）：{period}改为{due}截止。',
  toldCloses: '{closes}锁定。',
  toldWeek: '还没报的请在截止前报，回“上报”开始。',
  toldMonth: '还没交的请在截止前交，回“月报”开始。',
} as const;

/** Around every act that is asked back. */
export const actTexts = {
  cancelled: '好的，不办了。',
  stale: '那是一个多小时前问的，怕有变化，没有办。需要的话请再发一次。',
} as const;

/** 广播 */
export const broadcastTexts = {
  notYours: '广播由市局专班发出。',
  missing: '请把要说的话写在后面，例如：',
  examples: ['广播 请各区市周五上午报齐', '广播 {district} 请今天报齐'],
  tooLong: '这条太长，一次最多600字左右，请分几条发。',
  nobody: '{whose}没有在岗的人，没有发。',
  title: '请核对，发给{whose}{people}人（{roles}）：',
  role: '{role}{count}',
  body: '{name}：{said}',
  confirm: '没问题回“确认”，不发回“取消”',
  waiting: '广播还没发，等您“确认”：{said}',
  sent: '已发给{whose}{people}人。',
} as const;
