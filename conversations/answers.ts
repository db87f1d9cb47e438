// What is said of figures beside the figures themselves: bounds, places, changes, shares, averages.

export const answerTexts = {
  // Whose
  exceptPlaces: '{whose}（不含{names}）',
  noPlace: '只能看{place}的数，别处的看不到，排不出名次，下面是{place}的：',

  // The title
  filedOnDay: '{day}新报的',
  filedOnDays: '{from}至{to}新报的',
  onAverage: '平均每{unit}{what}',
  ofChange: '{what}增减',
  withPlace: '{what}排名',
  inRun: '连续{weeks}周',
  exceptTypes: '（不含{types}）',

  // Lines
  countedGroups: '共{count}个',
  unknownWeeks: '另有{count}户中间有没报的周，没算在内',
  unknownGroups: '另有{count}个中间有没报的周，没算在内',
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
  isNone: '为0',
  overShare: '超过{n}%',
  underShare: '不到{n}%',
  atLeastShare: '{n}%以上',
  atMostShare: '{n}%以下',

  // Notes
  resolvedFormula: '解决率＝解决÷（解决＋缺工）',
  averageOf: '平均只算有数的{unit}',
  shortOnce: '一家缺几个工种，合计只算一家',
  shortageIn: '解决率里的缺工',
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
