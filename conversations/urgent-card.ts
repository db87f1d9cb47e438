// The card beside a call to accept an urgent demand.

/** On the card beside a call, and on it once somebody has answered. */
export const urgentCard = {
  title: '急需用工{number}',
  text: '{name}　{need}。{accept}前接单，照样可以打字。',
  accept: '接单',
  transfer: '转办',
  isAccepted: '已接单',
  /** {who} holds it since {time}. */
  holds: '{name}：{who}已接单（{time}）',
  isOver: '不用接单了',
  stands: '{name}：{state}',
  gone: '不归您办理',
} as const;
