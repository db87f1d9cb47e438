// Which entries does the app's menu in WeCom have? A click is received as if its key had been typed. (protocol §3.8)

/** Names at most 16 bytes, keys at most 128. */
type Entry = { readonly type: 'click'; readonly name: string; readonly key: string };
export type Menu = { readonly button: readonly { readonly name: string; readonly sub_button: readonly Entry[] }[] };

const click = (name: string, key: string): Entry => ({ type: 'click', name, key });

/** One to three groups of one to five entries; every key is a command of the contract. */
export const MENU: Menu = {
  button: [
    {
      name: '上报',
      sub_button: [
        click('上报本周', '上报'),
        click('和上周一样', '同上周'),
        click('逐家填报', '逐家'),
        click('急需用工', '急需用工'),
        click('月通报', '月报'),
      ],
    },
    {
      name: '查询',
      sub_button: [
        click('本周合计', '合计'),
        click('谁还没报', '未报'),
        click('报了多少', '进度'),
        click('缺工走势', '走势'),
        click('导出表格', '导出'),
      ],
    },
    {
      name: '帮助',
      sub_button: [
        click('怎么用', '帮助'),
        click('我是谁', '我是谁'),
        click('找人帮忙', '找人'),
        click('练习一次', '试报'),
        click('撤回刚才的', '撤回'),
      ],
    },
  ],
};
