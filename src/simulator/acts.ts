// What can a person do on the phone, and which message or event does WeCom make of it?
import type { Member } from './corp.ts';
import type { RecordEntry, ShownContent } from './records.ts';
import { accountInCallback } from './switches.ts';
import { type MediaKind, randomText, type SimulatorState } from './world.ts';
import { writeXml, type XmlField } from './xml.ts';

export type Act =
  | { readonly kind: 'text'; readonly text: string }
  /** `media` is the id of something uploaded before. A file is not documented for apps (wecom §2.1). */
  | { readonly kind: MediaKind; readonly media: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number; readonly label: string }
  | { readonly kind: 'link'; readonly title: string; readonly description: string; readonly url: string }
  /** A message of a type nobody has documented. */
  | { readonly kind: 'other'; readonly msgType: string }
  | { readonly kind: 'enter' }
  /** A menu entry of the app. */
  | { readonly kind: 'click'; readonly key: string; readonly name: string }
  | { readonly kind: 'view'; readonly url: string }
  /** A button, submit button or top-right menu entry of a card, with what was chosen for each question. */
  | {
      readonly kind: 'press';
      readonly entry: string;
      readonly key: string;
      readonly menu: boolean;
      readonly chosen: Readonly<Record<string, readonly string[]>>;
    }
  /** Any other event, such as subscribe, with fields of its own. */
  | { readonly kind: 'event'; readonly event: string; readonly fields: readonly XmlField[] };

/** What goes out and what the phone shows for it. `event` is null for a message. */
export type Callback = {
  readonly event: string | null;
  readonly inner: string;
  readonly label: string;
  readonly shown: ShownContent;
};

/** An act the phone would not offer: a card that is not there, a file that is gone. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused';
}

type Part = {
  readonly msgType: string;
  readonly event?: string;
  readonly fields: readonly XmlField[];
  readonly label: string;
  readonly shown: ShownContent;
};

/** Makes the callback of an act (wecom §2); every call gives another MsgId. Throws ActRefused. */
export function callbackOf(world: SimulatorState, member: Member, act: Act): Callback {
  const part = partOf(world, member, act);
  const { corp, clock, switches } = world;
  const inner = writeXml([
    ['ToUserName', corp.corpId],
    ['FromUserName', accountInCallback(member.account, switches.useridCase)],
    ['CreateTime', Math.floor(clock.now().getTime() / 1000)],
    ['MsgType', part.msgType],
    ...(part.event === undefined ? [] : ([['Event', part.event]] as const)),
    ...part.fields,
    ...(part.event === undefined ? ([['MsgId', takeMsgId(world)]] as const) : []),
    ['AgentID', corp.agentId],
  ]);
  return { event: part.event ?? null, inner, label: part.label, shown: part.shown };
}

function takeMsgId(world: SimulatorState): bigint {
  world.nextMsgId += 1n + BigInt(Math.floor(world.random() * 1000));
  return world.nextMsgId;
}

function partOf(world: SimulatorState, member: Member, act: Act): Part {
  switch (act.kind) {
    case 'text':
      return { msgType: 'text', fields: [['Content', act.text]], label: act.text, shown: { kind: 'text', text: act.text } };
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return mediaPart(world, act.kind, act.media);
    case 'location': {
      const { latitude, longitude, label } = act;
      const fields: readonly XmlField[] = [
        ['Location_X', latitude],
        ['Location_Y', longitude],
        ['Scale', 15],
        ['Label', label],
        ['AppType', 'wxwork'],
      ];
      return { msgType: 'location', fields, label: `[位置] ${label}`, shown: { kind: 'location', latitude, longitude, label } };
    }
    case 'link': {
      const { title, description, url } = act;
      const fields: readonly XmlField[] = [
        ['Title', title],
        ['Description', description],
        ['Url', url],
        ['PicUrl', ''],
      ];
      return { msgType: 'link', fields, label: `[链接] ${title}`, shown: { kind: 'link', title, description, url } };
    }
    case 'other':
      return {
        msgType: act.msgType,
        fields: [],
        label: `[${act.msgType}]`,
        shown: eventLine(`发送了一条“${act.msgType}”类型的消息`),
      };
    case 'enter':
      return eventPart('enter_agent', [['EventKey', '']], '进入应用');
    case 'click':
      return eventPart('click', [['EventKey', act.key]], `点了菜单“${act.name}”`);
    case 'view':
      return eventPart('view', [['EventKey', act.url]], `从菜单打开 ${act.url}`);
    case 'press':
      return pressPart(world, member, act);
    case 'event':
      return eventPart(act.event, act.fields, `事件 ${act.event}`);
  }
}

const eventLine = (label: string): ShownContent => ({ kind: 'event', label });

const eventPart = (event: string, fields: readonly XmlField[], label: string): Part => ({
  msgType: 'event',
  event,
  fields,
  label,
  shown: eventLine(label),
});

function mediaPart(world: SimulatorState, kind: MediaKind, id: string): Part {
  const media = world.media.get(id);
  if (!media) throw new ActRefused('文件已不在，请重新选择');
  const { name } = media;
  const shown = { media: id, name, bytes: media.bytes.length };
  switch (kind) {
    case 'image': {
      const fields: readonly XmlField[] = [
        ['PicUrl', `https://wework.qpic.cn/wwpic/${id}/0`],
        ['MediaId', id],
      ];
      return { msgType: kind, fields, label: '[图片]', shown: { kind, ...shown } };
    }
    case 'voice': {
      const fields: readonly XmlField[] = [
        ['MediaId', id],
        ['Format', 'amr'],
      ];
      return { msgType: kind, fields, label: '[语音]', shown: { kind, ...shown } };
    }
    case 'video': {
      const fields: readonly XmlField[] = [
        ['MediaId', id],
        ['ThumbMediaId', id],
      ];
      return { msgType: kind, fields, label: '[视频]', shown: { kind, ...shown, title: '', description: '' } };
    }
    case 'file': {
      const fields: readonly XmlField[] = [
        ['MediaId', id],
        ['FileName', name],
      ];
      return { msgType: kind, fields, label: `[文件] ${name}`, shown: { kind, ...shown } };
    }
  }
}

function pressPart(world: SimulatorState, member: Member, act: Extract<Act, { kind: 'press' }>): Part {
  const entry = world.entries.get(act.entry);
  const card = cardOn(entry, member);
  const taskId = card.task_id ?? '';
  const code = randomText(world, 32);
  world.codes.set(code, { taskId, issuedAt: world.clock.now(), presser: member.account.toLowerCase() });
  const chosen = Object.entries(act.chosen).map(
    ([question, options]): XmlField => [
      'SelectedItem',
      [
        ['QuestionKey', question],
        ['OptionIds', options.map((id): XmlField => ['OptionId', id])],
      ],
    ],
  );
  const fields: readonly XmlField[] = [
    ['EventKey', act.key],
    ['TaskId', taskId],
    ['CardType', card.card_type ?? ''],
    ['ResponseCode', code],
    ...(chosen.length > 0 ? ([['SelectedItems', chosen]] as const) : []),
  ];
  const event = act.menu ? 'template_card_menu_event' : 'template_card_event';
  return eventPart(event, fields, `点了“${labelOfKey(card, act.key)}”`);
}

function cardOn(entry: RecordEntry | undefined, member: Member) {
  if (entry?.content.kind !== 'card' || entry.person !== member.account) throw new ActRefused('卡片已不在');
  if (entry.content.greyed !== null) throw new ActRefused('这张卡片已经办过');
  return entry.content.card;
}

function labelOfKey(card: ReturnType<typeof cardOn>, key: string): string {
  const named = [...(card.button_list ?? []), ...(card.action_menu?.action_list ?? [])].find((b) => b.key === key)?.text;
  return named ?? card.submit_button?.text ?? key;
}
