// Which words does a reply teach as something to type?

/** 回“同上周”; a label of help, 要明细：“出处”; “上报”看要报的企业. */
const QUOTED = [/(?<!退)回“([^“”]+)”/g, /[^没有记，；]：“([^“”]+)”(?=；|$)/g, /(?:^|，)“([^“”]+)”(?=看|填|提醒|全部)/g];
/** What an example says, to the end of its clause: 。；（ or the line's. */
const EXAMPLE = /例如(?:回)?：([^；。（　\n“”]+)/g;

/** In the order they stand: `没变回“同”` teaches 同. */
export function taughtIn(reply: string): readonly string[] {
  return reply
    .split('\n')
    .filter((line) => !line.startsWith('［'))
    .flatMap((line) => [
      ...QUOTED.flatMap((pattern) => [...line.matchAll(pattern)].map(([, said = '']) => said)),
      ...[...line.matchAll(EXAMPLE)].flatMap(([, said = '']) => alternatives(said)),
      // A menu, and what can be asked.
      ...(line.includes(' · ') && !line.startsWith('截至') ? line.replace(/^.*：/, '').split(' · ') : []),
    ])
    .map((said) => said.trim())
    .filter((said) => said !== '');
}

/** `12月2日、下周三` are two examples; `普工12、解决普工5` is one answer. */
function alternatives(said: string): readonly string[] {
  if (said.includes(' · ')) return [];
  return /^\d+月\d+日、/.test(said) ? said.split('、') : [said];
}
