// Is the message of a message/send one that WeCom takes, and what is left of it after its limits?
import { readCard } from './card-shape.ts';
import { cardFault, isUpdatable } from './cards.ts';
import { cutBytes, cutCharacters, SHOWN_TEXT_BYTES } from './limits.ts';
import { fileFault } from './media.ts';
import type { Article, ShownContent } from './records.ts';
import type { MediaKind, SimulatorState } from './world.ts';

type Json = Readonly<Record<string, unknown>>;

/** What phones show; `cutFrom` is the length in bytes of a text that was cut. */
type Message = { readonly content: ShownContent; readonly cutFrom: number | null };

/** The content of a message/send, or the code of its fault (wecom §3.3). mpnews and miniprogram_notice are not played. */
export function readSent(world: SimulatorState, json: Json): Message | number {
  const { msgtype } = json;
  if (typeof msgtype !== 'string') return 40008;
  const part = partOf(json[msgtype]);
  if (!part) return ['text', 'markdown'].includes(msgtype) ? 44004 : 40058;
  switch (msgtype) {
    case 'text':
    case 'markdown':
      return readText(world, msgtype, part);
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return readFile(world, msgtype, part);
    case 'textcard':
      return readTextCard(part);
    case 'news':
      return readNews(part, json.safe);
    case 'template_card':
      return readTemplateCard(world, part);
    default:
      return 40008;
  }
}

const partOf = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

const whole = (content: ShownContent): Message => ({ content, cutFrom: null });

function readText(world: SimulatorState, kind: 'text' | 'markdown', part: Json): Message | number {
  if (part.content !== undefined && typeof part.content !== 'string') return 40035;
  const text = textOf(part.content);
  if (text === '') return 44004;
  const bytes = Buffer.byteLength(text);
  if (bytes <= SHOWN_TEXT_BYTES) return whole({ kind, text });
  return world.switches.refuseLongText ? 45002 : { content: { kind, text: cutBytes(text, SHOWN_TEXT_BYTES) }, cutFrom: bytes };
}

function readFile(world: SimulatorState, kind: MediaKind, part: Json): Message | number {
  const id = textOf(part.media_id);
  if (id === '') return 41006;
  const media = world.media.get(id);
  const fault = fileFault(world, media);
  if (fault !== 0) return fault;
  if (!media || media.type !== kind) return 40007;
  const file = { media: id, name: media.name, bytes: media.bytes.length };
  if (kind !== 'video') return whole({ kind, ...file });
  return whole({
    kind,
    ...file,
    title: cutBytes(textOf(part.title), 128),
    description: cutBytes(textOf(part.description), 512),
  });
}

const isWebUrl = (url: string) => /^https?:\/\//.test(url);

function readTextCard(part: Json): Message | number {
  const [title, description, url] = [textOf(part.title), textOf(part.description), textOf(part.url)];
  if (title === '') return 41016;
  if (description === '') return 41033;
  if (url === '') return 41010;
  if (!isWebUrl(url)) return 45034;
  if (Buffer.byteLength(url) > 2048) return 40058;
  return whole({
    kind: 'textcard',
    title: cutCharacters(title, 128),
    description: cutCharacters(description, 512),
    url,
    button: cutCharacters(textOf(part.btntxt) || '详情', 4),
  });
}

function readNews(part: Json, safe: unknown): Message | number {
  if (safe === 1 || safe === 2) return 40074;
  if (!Array.isArray(part.articles) || part.articles.length === 0) return 40058;
  if (part.articles.length > 8) return 45008;
  const articles = part.articles.map(partOf).map(
    (a): Article => ({
      title: cutBytes(textOf(a?.title), 128),
      description: cutBytes(textOf(a?.description), 512),
      url: textOf(a?.url),
      picture: textOf(a?.picurl),
    }),
  );
  return articles.every((a) => a.title !== '') ? whole({ kind: 'news', articles }) : 41016;
}

function readTemplateCard(world: SimulatorState, part: Json): Message | number {
  const card = readCard(part);
  if (!card) return 40035;
  const fault = cardFault(card, 'send');
  if (fault !== 0) return fault;
  if (isUpdatable(card) && world.taskIds.has(card.task_id ?? '')) return 42014;
  return whole({ kind: 'card', card, greyed: null });
}
