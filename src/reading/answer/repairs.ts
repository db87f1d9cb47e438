// Is a text about the open question itself: 跳过, 再说一遍, 没听懂, 重来, 都不报了?

/** `skip` this one for now · `repeat` the question · `explain` it · `restart` from the list · `drop` all that is not filed · `neither` of those that fit a name. */
export type Repair = 'skip' | 'repeat' | 'explain' | 'restart' | 'drop' | 'neither';

const THIS = '(?:这一?[家户个]|这个企业)?(?:我|就|先|都)*';
const REPAIRS: Readonly<Record<Repair, RegExp>> = {
  skip: new RegExp(
    `^${THIS}(?:跳过|略过|跳过去)(?:吧|了|去)?(?:这一?[家户个]|它|吧|一下)?$|^(?:换|报|填)?下一?[家户个]吧?$|^这一?[家户个]先?不[填报]了?$`,
  ),
  repeat:
    /^(?:请|麻烦)?(?:你|您)?(?:再|重新?|重复)(?:说|讲|问|发|复)?(?:一遍|一次|一下)(?:吧|呢)?$|^刚才(?:问|说)的?是?(?:什么|啥)(?:来着)?$|^(?:问|说)的?(?:什么|啥)$/,
  explain:
    /^(?:我)?(?:没|听不|看不|没太|不太)(?:听|看)?(?:懂|明白)(?:啊|呀|了)?$|^不(?:懂|明白)$|^(?:这|这个|这是)?(?:什么|啥)意思(?:啊|呀)?$/,
  restart:
    /^(?:(?:都|全|全都|全部)?(?:不对|错了)(?:了)?)?(?:全部|都)?(?:重新开始|重新来|重来|重头来|重头开始|从头来|从头再来|从头开始|从头填|重填|重新填)(?:吧|一遍|一次|过)?$/,
  drop: /^(?:全部取消|都取消|全取消|取消全部|全都取消)(?:吧|了)?$|^(?:算了?)?(?:我)?(?:都|全|先)?不(?:想|要)?[填报]了(?:吧)?$/,
  neither: /^(?:都|全|哪个都|两个都)?(?:不是|不对|没有)(?:的)?$/,
};

/** Null: an answer, or something else. */
export function repairIn(text: string): Repair | null {
  const said = text.replace(/[\s。.！!？?，,~～…]+/g, '');
  const found = Object.entries(REPAIRS).find(([, pattern]) => pattern.test(said));
  return (found?.[0] as Repair | undefined) ?? null;
}

const GOES_ON =
  /^(?:请|我要|我想|那就?|好的?)*(?:继续|接着)(?:来|填|写|办|说|提|做|弄|填写|填报|上次的|刚才的|刚才那个|没办完的|没写完的|没填完的)?(?:吧|了)?$/;
/** 继续, 接着办: with what was open, or put aside. */
export const saysGoOn = (text: string): boolean => GOES_ON.test(text.replace(/[\s。.！!，,~～…]+/g, ''));
