// Which of the things a person can send is this inner XML? (wecom §2)
import { createHash } from 'node:crypto';
import type { CardChoice, Envelope, Incoming, IncomingContent } from '../desk/incoming.ts';
import { refused } from './refused.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './xml.ts';

// Ours is shorter (64); a member of a linked corp comes as `CorpId/userid`.
const USERID = /^[\x21-\x7e]{1,128}$/;
const SECONDS = /^\d{1,11}$/;
const MESSAGE_ID = /^\d{1,20}$/;

/** What of an event tells it from another of the same person and second (wecom §1.7: sender and second alone are too coarse). */
const EVENT_FIELDS = [
  'EventKey',
  'TaskId',
  'ResponseCode',
  'ChangeType',
  'UserID',
  'TagId',
  'Id',
  'ChatId',
  'ExternalUserID',
] as const;

/** Problems: callback.refused where a field every callback has is missing, twice there or of the wrong form. */
export function readIncoming(xml: XmlElement, corp: string): Incoming {
  const field = (name: string): string => textOf(xml, name)?.trim() ?? '';
  const userid = field('FromUserName');
  if (!USERID.test(userid)) throw refused('message: FromUserName');
  const seconds = field('CreateTime');
  if (!SECONDS.test(seconds)) throw refused('message: CreateTime');
  const type = field('MsgType');
  if (type === '') throw refused('message: MsgType');

  const person = userid.toLowerCase();
  const sender: Omit<Envelope, 'key'> = { corp, userid, person, createdAt: new Date(Number(seconds) * 1000) };
  if (type === 'event') {
    const event = field('Event');
    const key = keyOf('event', [seconds, person, field('AgentID') || field('AgentId'), event, ...EVENT_FIELDS.map(field)]);
    return { key, ...sender, ...eventOf(event, xml, field) };
  }
  const id = field('MsgId');
  if (id !== '' && !MESSAGE_ID.test(id)) throw refused('message: MsgId');
  const key = id === '' ? keyOf('message', [seconds, person, type, field('Content')]) : `message:${id}:${person}`;
  return { key, ...sender, ...messageOf(type, xml, field) };
}

const keyOf = (kind: string, parts: readonly string[]): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;

type Field = (name: string) => string;

function messageOf(type: string, xml: XmlElement, field: Field): IncomingContent {
  switch (type) {
    case 'text':
      return { kind: 'text', text: textOf(xml, 'Content') ?? '' };
    case 'voice':
      return { kind: 'voice', media: field('MediaId'), transcript: field('Recognition') || null };
    case 'image':
      return { kind: 'image', media: field('MediaId') };
    case 'video':
      return { kind: 'video', media: field('MediaId') };
    case 'location':
      return { kind: 'location', label: field('Label') };
    case 'link':
      return { kind: 'link', title: field('Title'), url: field('Url') };
    case 'file':
      return { kind: 'file', media: field('MediaId'), name: field('FileName') };
    default:
      return { kind: 'unknown', type };
  }
}

function eventOf(event: string, xml: XmlElement, field: Field): IncomingContent {
  switch (event) {
    case 'enter_agent':
      return { kind: 'enterAgent' };
    case 'subscribe':
      return { kind: 'subscribe' };
    case 'unsubscribe':
      return { kind: 'unsubscribe' };
    case 'click':
      return { kind: 'click', click: field('EventKey') };
    case 'template_card_event':
    case 'template_card_menu_event':
      return {
        kind: 'cardPressed',
        task: field('TaskId'),
        button: field('EventKey'),
        choices: choicesOf(childOf(xml, 'SelectedItems')),
        response: field('ResponseCode'),
      };
    default:
      return { kind: 'otherEvent', event };
  }
}

/** Absent or empty for a plain button (wecom §2.3). */
const choicesOf = (items: XmlElement | null): readonly CardChoice[] =>
  childrenOf(items, 'SelectedItem').map((item) => ({
    question: textOf(item, 'QuestionKey')?.trim() ?? '',
    options: childrenOf(childOf(item, 'OptionIds'), 'OptionId').map((option) => option.text.trim()),
  }));
