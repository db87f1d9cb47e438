// What does WeCom make of what the bot answered to a callback?
import type { Callback } from './acts.ts';
import { type CardShape, cardFromXml } from './card-shape.ts';
import { cardFault } from './cards.ts';
import { isSignedBy, open } from './envelope.ts';
import { cutBytes, SHOWN_TEXT_BYTES } from './limits.ts';
import type { Article, ShownContent } from './records.ts';
import type { SimulatorState } from './world.ts';
import { childNamed, childrenNamed, fieldOf, readReplyXml, type XmlNode } from './xml.ts';

export type Judged =
  /** 200 with an empty body (or the word `success`): received, nothing to show. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'show'; readonly inner: string; readonly content: ShownContent; readonly cutFrom: number | null }
  /** Greys the card's buttons or puts another card in its place, for the presser alone. */
  | { readonly kind: 'updateCard'; readonly inner: string; readonly greyed: string | null; readonly card: CardShape | null }
  /** Genuine, but not allowed here: WeCom shows nothing. */
  | { readonly kind: 'ignored'; readonly inner: string; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

// path/90241: every message and these events may be answered (wecom §1.8).
const ANSWERED_EVENTS = new Set([
  'subscribe',
  'enter_agent',
  'LOCATION',
  'click',
  'view',
  'view_miniprogram',
  'scancode_waitmsg',
  'template_card_menu_event',
]);

/** Checks envelope, signature, encryption, receiver, occasion and limits of a passive reply. */
export function judgeReply(world: SimulatorState, account: string, event: Callback['event'], body: string): Judged {
  if (body === '' || body === 'success') return { kind: 'nothing' };
  const envelope = readReplyXml(body);
  if (!envelope) return { kind: 'refused', why: '应答不是规范的 XML' };
  const [encrypt, signature, timestamp, nonce] = ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'].map((n) =>
    fieldOf(envelope, n),
  );
  if (!encrypt || !signature || !timestamp || nonce === undefined) return { kind: 'refused', why: '应答缺少字段' };
  if (!isSignedBy(signature, world.corp.token, timestamp, nonce, encrypt)) return { kind: 'refused', why: '应答签名不符' };
  const opened = open(world.corp, encrypt);
  if (!opened.ok) return { kind: 'refused', why: `应答无法解密：${opened.why}` };
  const inner = readReplyXml(opened.message);
  if (!inner) return { kind: 'refused', why: '应答内层不是规范的 XML' };
  return judgeInner(world, account, event, inner, opened.message);
}

function judgeInner(world: SimulatorState, account: string, event: Callback['event'], xml: XmlNode, inner: string): Judged {
  const ignored = (why: string): Judged => ({ kind: 'ignored', inner, why });
  if (fieldOf(xml, 'ToUserName')?.toLowerCase() !== account.toLowerCase()) return ignored('收件人不是发消息的成员');
  if (fieldOf(xml, 'FromUserName') !== world.corp.corpId) return ignored('发件人不是本企业');
  if (!/^\d{10}$/.test(fieldOf(xml, 'CreateTime') ?? '')) return ignored('CreateTime 不是 10 位秒数');
  const type = fieldOf(xml, 'MsgType') ?? '';
  if (type === 'update_button' || type === 'update_template_card') {
    if (event !== 'template_card_event') return ignored(`${type} 只能回复卡片事件`);
    if (!world.switches.passiveCardUpdate) return ignored('平台未采用被动回复更新卡片（开关关闭）');
    return judgeCardUpdate(xml, inner);
  }
  if (event !== null && !ANSWERED_EVENTS.has(event)) return ignored(`事件 ${event} 不能被动回复消息`);
  const shown = contentOf(world, type, xml);
  if (typeof shown === 'string') return ignored(shown);
  return { kind: 'show', inner, ...shown };
}

type Shown = { readonly content: ShownContent; readonly cutFrom: number | null };

/** What the phone shows, or why it shows nothing. */
function contentOf(world: SimulatorState, type: string, xml: XmlNode): Shown | string {
  switch (type) {
    case 'text': {
      const text = fieldOf(xml, 'Content') ?? '';
      if (text === '') return '文本为空';
      const bytes = Buffer.byteLength(text);
      return {
        content: { kind: 'text', text: cutBytes(text, SHOWN_TEXT_BYTES) },
        cutFrom: bytes > SHOWN_TEXT_BYTES ? bytes : null,
      };
    }
    case 'image':
    case 'voice':
    case 'video': {
      const part = childNamed(xml, type === 'image' ? 'Image' : type === 'voice' ? 'Voice' : 'Video');
      const media = world.media.get(part ? (fieldOf(part, 'MediaId') ?? '') : '');
      if (!part || media?.type !== type) return 'MediaId 无效';
      const file = { media: media.id, name: media.name, bytes: media.bytes.length };
      if (type !== 'video') return { content: { kind: type, ...file }, cutFrom: null };
      const title = cutBytes(fieldOf(part, 'Title') ?? '', 128);
      return {
        content: { kind: type, ...file, title, description: cutBytes(fieldOf(part, 'Description') ?? '', 512) },
        cutFrom: null,
      };
    }
    case 'news': {
      const items = childrenNamed(childNamed(xml, 'Articles') ?? xml, 'item');
      if (items.length < 1 || items.length > 8 || Number(fieldOf(xml, 'ArticleCount')) !== items.length)
        return 'ArticleCount 与图文数不符';
      return { content: { kind: 'news', articles: items.map(articleOf) }, cutFrom: null };
    }
    default:
      return `不能被动回复 ${type} 类型`;
  }
}

const articleOf = (item: XmlNode): Article => ({
  title: cutBytes(fieldOf(item, 'Title') ?? '', 128),
  description: cutBytes(fieldOf(item, 'Description') ?? '', 512),
  url: fieldOf(item, 'Url') ?? '',
  picture: fieldOf(item, 'PicUrl') ?? '',
});

function judgeCardUpdate(xml: XmlNode, inner: string): Judged {
  const button = childNamed(xml, 'Button');
  const name = button && fieldOf(button, 'ReplaceName');
  if (name) return { kind: 'updateCard', inner, greyed: name, card: null };
  const template = childNamed(xml, 'TemplateCard');
  const card = template && cardFromXml(template);
  if (!card || cardFault(card, 'update') !== 0) return { kind: 'ignored', inner, why: '更新卡片的内容无效' };
  return { kind: 'updateCard', inner, greyed: card.replace_text ?? null, card };
}
