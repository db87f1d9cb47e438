// Which words around a command say nothing, and what is left without them?
import { longestWord } from '../text/lexicon.ts';
import { type Folded, foldText } from '../text/text.ts';
import { wordList } from './args.ts';

/** A command's word may stand among these: 给我打开菜单看看. */
export const FILLERS =
  '我 我们 我要 我想 想 要 需要 请 帮 帮我 帮忙 麻烦 一下 下 个 一个 份 吧 啊 呀 哈 哦 嘛 的 给 给我 看 看看 看一下 打开 显示 调出 弹出 出来 进入 进 去 来 开始 做 办 办理 发 发我 写 写个 填 填个 报 报个 报一下 提交 现在 可以 本周 这周 这个星期 今天 这个 那个 这次 本次 这些 那些 数 数字 是 刚 刚才 刚刚 报的 填的 报错了 填错了 有 有个 有家 有一家 企业 一条 一篇 一户 找 转 再说 说 问 问我 把 调 功能 模式 方式 流程 数据 先 再 老师 您好 你好 谢谢 谢谢老师 辛苦了 , ， 。 ! 、 : ~';

const IN_FRONT = wordList(
  '刚才报错了 刚才填错了 报错了 填错了 发错了 弄错了 错了 不好意思 抱歉 请问 请 看看 看下 看一下 查看 先 我先 想先 麻烦 麻烦你 麻烦您 劳驾 帮我 帮忙 帮 给我 我要 我想 我想要 我想问 想 我来 我 你好 您好 老师 老师好 老师您好 老师你好 领导好 喂 嗯 哎 好的 好 现在 那 那就 那我 可以 是的 对 帮我看看 , ， 。 ! 、',
);
const BEHIND =
  /(?:一下|谢谢老师|谢谢您|谢谢你|谢谢|谢了|多谢|辛苦了|辛苦|麻烦了|好吗|可以吗|行吗|老师|给我看看|给我看一下|给我看下|看看|看一下|看一眼|吧|啊|呀|哦|哈|嘛|啦|呢|[,，。.!~…;；:："'、)(-])$/;

/** The typed text, and what is left when politeness comes off its front, its end or both: the front may be a word of the command itself (请假). At most sixteen wordings. */
export function politely(typed: string): readonly string[] {
  const fronts = steps(typed, (folded) => {
    const to = longestWord(IN_FRONT, folded, 0)?.to ?? 0;
    return to === 0 ? null : folded.typed(to, folded.text.length);
  });
  const wordings = fronts.flatMap((front) =>
    steps(front, (folded) => {
      const tail = BEHIND.exec(folded.text.slice(-6))?.[0].length ?? 0;
      return tail === 0 ? null : folded.typed(0, folded.text.length - tail);
    }),
  );
  return [...new Set(wordings)].filter((wording) => wording !== '');
}

/** A text and up to three shorter ones, each made of the one before. */
function steps(typed: string, shorter: (folded: Folded) => string | null): readonly string[] {
  const all = [typed];
  for (let next = shorter(foldText(typed)); next !== null && all.length < 4; next = shorter(foldText(next))) all.push(next);
  return all;
}
