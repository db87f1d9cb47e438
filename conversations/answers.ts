// What is said of figures beside the figures themselves: bounds, places, changes, shares, averages.

export const answerTexts = {
  // Whose
  exceptPlaces: '{whose}（不含{names}）',
  noPlace: '只能看{place}的数，别处的看不到，排不出名次，下面是{place}的：',

  // The title
  byMonth: '分月',
  newlyFiled: '{days}新报的',
  days: '{from}至{to}',
  onAverage: '平均每{unit}{what}',
  ofChange: '{what}增减',
  withPlace: '{what}排名',
  inRun: '连续{weeks}周',
  roseInRun: '连续{weeks}周增加',
  fellInRun: '连续{weeks}周减少',
  bounded: '{what}（{bounds}）',
  exceptTypes: '（不含{types}）',

  // Lines
  countedGroups: '共{count}个',
  unknownWeeks: '另有{count}户中间有未报的周，没算在内',
  unknownGroups: '另有{count}个中间有未报的周，没算在内',
  shortShare: '{figure}（占已报{share}）',
  shareOf: '{figure}（占{whose}{share}）',
  shareOfAll: '{figure}（占{share}）',
  shareBase: '占比是占{whose}{figures}的',
  noShare: '看不到更大范围的数，占比算不了',
  placed: '{label}　第{rank}（{order}，共{of}个）　{figures}',
  notPlaced: '{label}　没有数，排不出名次',
  mostFirst: '从高到低',
  leastFirst: '从低到高',
  moved: '{figures}（{word}{before}，{change}）',
  noneRose: '没有增加的',
  noneFell: '没有减少的',
  besideAverage: '{whose}平均',
  besideHigher: '{figures}（{whose}{average}，高{difference}）',
  besideLower: '{figures}（{whose}{average}，低{difference}）',
  besideMore: '{figures}（{whose}{average}，多{difference}）',
  besideLess: '{figures}（{whose}{average}，少{difference}）',
  besideLevel: '{figures}（{whose}{average}，一样）',
  besideNone: '看不到别处的数，和平均比不了',
  withBeside: '{what}，和平均比',
  aboveBeside: '{what}，高于平均的',
  belowBeside: '{what}，低于平均的',
  highest: '最高 {line}',
  lowest: '最低 {line}',
  apart: '{what}　{more}比{less}多{difference}',
  level2: '{what}　{more}和{less}一样',
  notApart: '{what}　{names}没有数，不能相比',

  // Comparisons
  beforePrevious: '上期',
  beforeSameLastYear: '去年同期',

  // Bounds of a figure
  overPeople: '超过{n}{unit}',
  underPeople: '不到{n}{unit}',
  atLeastPeople: '{n}{unit}以上',
  atMostPeople: '{n}{unit}以下',
  between: '{from}—{to}{unit}',
  exactly: '{n}{unit}',
  timesUnit: '次',
  isNone: '为0',
  neverFiled: '为0，从未上报',
  overShare: '超过{n}%',
  underShare: '不到{n}%',
  atLeastShare: '{n}%以上',
  atMostShare: '{n}%以下',

  // Notes
  resolvedFormula: '解决率＝解决÷（解决＋缺工）',
  averageOf: '平均只算有数的{of}',
  shortOnce: '一家缺几个工种，合计只算一家',
  shortageIn: '解决率里的缺工',

  // How a question was read
  readAs: '按“{reading}”答，没用上{skipped}：',
  askAgain: '选好以后，{what}请再问一次。',
  skippedWord: '“{word}”',
  orMeant: '也可能是（回序号改看）：',
  orLine: '{place} {text}',

  // Who
  nobody: '暂无',
  andPeople: '{names}等{count}人',
  contactEnterprise: '{name}（{district}）：服务专员{specialist}，区市联络员{coordinators}',
  contactStoodIn: '{name}（{district}）：服务专员{specialist}，现由联络员{coordinators}代班',
  contactNoSpecialist: '{name}（{district}）：暂无服务专员，由联络员{coordinators}负责',
  contactLeft: '这家企业现在不在名册上，没有人负责。',
  contactServes: '{name}负责{count}户：{names}',
  contactOwn: '{name} {count}户：{names}',
  contactServesNone: '{name}现在没有负责的企业',
  contactDistrict: '{district}联络员：{names}',
  contactNoCoordinator: '{district}现在没有联络员，有事请找{office}',
  contactSpecialists: '{district}服务专员：{names}',

  // When reports came in
  filingsTitle: '{whose}　{period}上报时间（首次），{order}',
  lastFirst: '最晚的在前',
  firstFirst: '最早的在前',
  newly: '{whose}　{period}{days}新报{count}户',
  newlyWeeks: '{whose}　{period}{days}新报{count}户次',
  newlyNone: '{whose}　{period}{days}没有新报的',
  filingRow: '{place} {label}（{detail}）{week}　{at} {punctuality}',
  oneFiled: '{whose}　{period}已报：{at} {punctuality}（{specialist}）。截至 {now}',
  oneNotFiled: '{whose}　{period}未报。截至 {now}',
  filedNames: '已报（先报的在前）：{names}{more}',
  filedMore: '等{count}户',
  filingsMore: '还有{count}条没有列',

  // How far a week is
  stateAt: '截至 {at}',
  stateNotFound: '没有找到您说的企业或区市。请写全称或常用简称再问。',
  stateNotYet: '还没有开始，可以问本周或上周。',
  signOffNotSeen: '签发是区市联络员办的，签没签请问联络员。',
  signOffTitle: '{whose}　{week}签发：{signed}/{count}个区市已签发',
  signOffRow: '{district}　{who} {at} {when}',
  signOffOnTime: '按时',
  signOffLate: '截止后',
  signOffOpened: '签发后报数有变，要重新签发：{names}',
  signOffLeft: '还没签发：{names}',
  publicationWeek: '{week}周调度',
  publicationMonth: '{month}月通报',
  publicationYear: '{year}年考核',
  publicationDone: '{said}已于{at}发布，发布人{who}。',
  publicationOpen: '{said}还没有发布。',
  publicationNotDue: '{said}还没有发布，也还没到截止时间。',

  // When it is due
  dueMonth: '{month}月通报',
  dueMoved: '（市局专班调整过）',
  dueAhead: '{period}{due}截止{moved}，还有{left}。截止后到{closes}前还能报，记迟报。',
  duePast: '{period}已于{due}截止{moved}，{closes}前还能报，记迟报。',
  dueOver: '{period}已于{due}截止{moved}，{closes}锁定，不再收。补报由区市联络员或市局专班开通。',
  dueLater: '{period}{due}截止{moved}，{opens}开始报。',
  leftDays: '{days}天',
  leftHours: '{hours}小时',
  leftMinutes: '{minutes}分钟',
  leftNothing: '不到1分钟',
} as const;

/** What was done, by whom and when: asked for, and never done by asking. */
export const actsAskedTexts = {
  names: { returned: '退回', reopened: '开通补报', reminded: '催报', broadcast: '广播' },
  none: '{whose}{period}没有{what}。',
  title: '{whose}{period}{what}{count}次：',
  returned: '{name}{week}　{at} {who}退回：{reason}；{outcome}',
  reopened: '{name}{week}　{at} {who}开通补报，{until}；{outcome}',
  reopenedUntil: '到{until}为止',
  reopenedOver: '{until}已到期',
  reminded: '{at} {who}催{week}，提醒了{count}人：{people}',
  broadcast: '{at} {who}发的',
  outcomes: { corrected: '已更正', stands: '已说明属实', filed: '已报' },
  unanswered: '还没更正，也没说明',
  notFiled: '未报',
  more: '更早还有{count}次',
  at: '截至 {at}',
} as const;

/** One of those an average is taken over. */
export const averageUnits = {
  district: '区市',
  type: '类企业',
  tier: '个工种',
  enterprise: '家企业',
  specialist: '位专员',
  period: '周',
} as const;

/** Those an average is taken over. */
export const averagedNames = {
  district: '区市',
  type: '企业类型',
  tier: '工种',
  enterprise: '企业',
  specialist: '专员',
  period: '周',
} as const;
