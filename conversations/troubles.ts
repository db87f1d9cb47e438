// What the task force reads when a message did not arrive.

/** {name} of the person and {region} they work for. */
export const troubleTexts = {
  unreachable: '{name}（{region}）收不到消息，可能不在应用可见范围内或没有激活企业微信，请联系本人和系统管理员。',
  failed: '发给{name}（{region}）的消息没有发出去，请系统管理员检查企业微信设置，必要时电话联系本人。',
  unknown: '发给{name}（{region}）的消息不知道是否送达，不会再发，必要时请电话联系本人。',
  /** Many at once: {names} of some, {count} of all. */
  many: '{names}等{count}人没有收到消息，多半是企业微信设置有问题，请系统管理员检查。',
  manyUnknown: '发给{names}等{count}人的消息不知道是否送达，不会再发，必要时请电话联系。',
  /** To the person whose report had waited for the database: {list} of enterprises that could not be filed after all, {time} of arrival. */
  heldDamaged: '您{time}暂存的填报读不出来，没有记入。请重新报一次；已过截止的，请联系区市联络员。',
  heldClosed: '您{time}报的{list}没有记入：那一周已锁定。需要补报请联系区市联络员。',
  /** … or that the person reported again since. */
  heldOvertaken: '您{time}报的{list}已存档，没有采用：您之后又报过，以后报的为准。',
  /** … or that {name} reported at {when}, which the person could not know; {one} of the {list}. */
  heldMet: '您{time}报的{list}已存档，没有采用：{name}已于{when}报过。要以您的数为准，请回“更正 {one}”。',
  heldNotYours: '您{time}报的{list}没有记入：现在不由您上报。有疑问请联系区市联络员。',
} as const;
