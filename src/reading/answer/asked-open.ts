// Is a text a question about what is open itself, or does it call it off: 报上了没, 这样可以吗, 确认了会怎样; 不发了, 明天再发?

/** `done`: whether it is done yet · `fit`: whether it is right as it stands · `effect`: what 确认 would do. */
export type AsksOpen = 'done' | 'fit' | 'effect';

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s。.!！,，;；~～…“”"'‘’]+/g, '');

const FRONT =
  '(?:老师|领导|您好|你好|麻烦问?一?下?|请问一?下?|那个|那么?|哦|嗯|所以|现在|我|我们|咱|您|你|这样|这么|这个|这条|这份|这些|这几户|我?[报填交]的|刚才的?|刚才那条|刚刚的?|上面的?|数|数据|消息)*';
/** Of anything that waits for 确认; what one form alone does is in its own words. */
const GENERAL = '确认|提交|办|发|存|保存|记|记录|生效|算数|成功|通知|完成|弄|搞|送|好|成';
const OWN: Readonly<Record<string, string>> = {
  weekly: '报|上报|填报|填|交|报送|收到|收着|传',
  return: '退回|退',
  signOff: '签发|签',
  publish: '发布|公布',
  bulletin: '发布|公布',
  reopen: '补报|开通|开',
  broadcast: '广播|群发|转发',
  deadline: '截止|改|调|延|挪',
  handOver: '交接|移交|转',
  standIn: '代班',
  correction: '更正|改',
  raise: '急需|提|提出|报',
  month: '月报|报|上报|填|交',
};
const BEHIND = '(?:上去|出去|进去|过去|回去|成功|上|下|好|完|掉|到|过)*';
const ENDS_ASKED =
  '(?:了吗|了么|了没有?|了吧|吗|么|没有?|了不)[啊呀呢?]*(?:我|我们|咱|咱们)?[啊呀呢?]*(?:谢谢|多谢|麻烦|老师|领导|您|了)*';

const doneIn = (form: string, text: string): boolean => {
  const verb = `(?:${OWN[form] === undefined ? '' : `${OWN[form]}|`}${GENERAL})`;
  const said = `(?:${verb}(?:一下)?${BEHIND})+`;
  return new RegExp(
    `^${FRONT}(?:(?:都|已经|真的|到底)*${said}${ENDS_ASKED}|(?:算不算|算|是不是|是否|有没有)(?:已经|就|都|算|真的)*${said}(?:了|过)?(?:吗|么|没)?[啊呀呢?]*)$`,
  ).test(text);
};

const RIGHT = '可以|行|对|能|中|成|没问题|没毛病|没错|合适|正确|ok|OK|可以的|行的';
const WHETHER =
  '可不可以|行不行|对不对|能不能|成不成|好不好|是不是对|有没有问题|有问题|要不要|用不用|需不需要|该不该|还要|需要|要|用';
const FIT = (verbs: string): RegExp =>
  new RegExp(
    `^${FRONT}(?:报|填|写|改|办|发|弄)*(?:都|就|还)*(?:(?:${RIGHT}|要|需要|还要)(?:${verbs})?(?:了|的)?(?:吗|么|嘛|不|\\?)|(?:${WHETHER})(?:${verbs})(?:了)?(?:吗|么|\\?)?|(?:可不可以|行不行|对不对|能不能|成不成|好不好|有没有问题|有问题吗))[啊呀呢?]*$`,
  );

const EFFECT =
  /^(?:如果|要是|那|那么|我)*(?:不|没)?(?:回|点|按|发)?(?:确认|取消)(?:了|完|以后|之后|后|的话)*(?:会|就|是|能|有|又|还)*(?:怎样|怎么样|咋样|怎么着|什么|啥|什么结果|什么后果|发生什么|什么意思|啥意思|什么用|干什么|干啥|办什么)(?:了)?[啊呀呢?]*$/;

/** `form`: whose question is open. Null: something else. */
export function asksOpenIn(text: string, form: string): AsksOpen | null {
  const said = bare(text);
  if (said.length > 24) return null;
  if (EFFECT.test(said)) return 'effect';
  const verbs = OWN[form] === undefined ? GENERAL : `${OWN[form]}|${GENERAL}`;
  if (FIT(verbs).test(said)) return 'fit';
  return doneIn(form, said) ? 'done' : null;
}

const ACTS = '发|发布|公布|签|签发|退|退回|办|补报|开通|广播|群发|催|交接|移交|代班|通知|改|更正|弄|搞|确认|提';
const CALLS_OFF = new RegExp(
  `^(?:那|那就|还是|算了|好的?)*(?:(?:就|都)*(?:不|别|甭|不用|不要|不想|不需要|不必)(?:${ACTS})(?:它|这个|这条|出去)?了|(?:先|暂时|暂)(?:就|都)?(?:不|别|甭|不要)(?:${ACTS})(?:它|这个|这条|出去)?了?)(?:吧)?$|^(?:那|还是)*(?:算了|作罢|罢了|不用了|不要了|撤了吧|拉倒)(?:吧)?$`,
);
/** 不发了, 算了 under an act's read-back: it is not to be done. */
export const callsOff = (text: string): boolean => CALLS_OFF.test(bare(text));

const LATER =
  '(?:明天|明早|明儿|后天|下午|晚上|晚点|晚些|迟点|回头|改天|过会儿?|一会儿?|等会儿?|等一会儿?|待会儿?|等等|等下|下周|周[一二三四五六日天]|到时候?|之后|以后|过后|过几天|过两天)';
const PUTS_OFF = new RegExp(
  `^(?:那|还是|先|就|我)*${LATER}(?:上午|下午|早上|晚上)?(?:再|才)(?:${ACTS}|说|报|上报|看|弄)(?:吧|好了|一下)?$`,
);
/** 明天再发布, 回头再说. */
export const putsOff = (text: string): boolean => PUTS_OFF.test(bare(text));
