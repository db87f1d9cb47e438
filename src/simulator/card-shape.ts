// What does a template card look like, in JSON and in XML?
import type { XmlNode } from './xml.ts';

type Text = string | undefined;
type Choice = { readonly id?: Text; readonly text?: Text; readonly is_checked?: boolean };
export type CardQuestion = {
  readonly question_key?: Text;
  readonly title?: Text;
  readonly selected_id?: Text;
  readonly disable?: boolean;
  readonly option_list?: readonly Choice[];
};
type Jump = { readonly type?: number; readonly title?: Text; readonly url?: Text; readonly appid?: Text };
type Titled = { readonly title?: Text; readonly desc?: Text };

/** A template card as the app writes it (wecom §3.4) after `readCard`. Everything may be missing. */
export type CardShape = {
  readonly card_type?: Text;
  readonly task_id?: Text;
  readonly source?: { readonly icon_url?: Text; readonly desc?: Text; readonly desc_color?: number };
  readonly action_menu?: {
    readonly desc?: Text;
    readonly action_list?: readonly { readonly text?: Text; readonly key?: Text }[];
  };
  readonly main_title?: Titled;
  readonly emphasis_content?: Titled;
  readonly sub_title_text?: Text;
  readonly quote_area?: { readonly type?: number; readonly url?: Text; readonly title?: Text; readonly quote_text?: Text };
  readonly horizontal_content_list?: readonly {
    readonly type?: number;
    readonly keyname?: Text;
    readonly value?: Text;
    readonly url?: Text;
    readonly media_id?: Text;
    readonly userid?: Text;
  }[];
  readonly vertical_content_list?: readonly Titled[];
  readonly jump_list?: readonly Jump[];
  readonly card_action?: Jump;
  readonly card_image?: { readonly url?: Text; readonly aspect_ratio?: number };
  readonly image_text_area?: {
    readonly type?: number;
    readonly url?: Text;
    readonly title?: Text;
    readonly desc?: Text;
    readonly image_url?: Text;
  };
  readonly button_selection?: CardQuestion;
  readonly button_list?: readonly {
    readonly type?: number;
    readonly text?: Text;
    readonly style?: number;
    readonly key?: Text;
    readonly url?: Text;
  }[];
  readonly checkbox?: CardQuestion & { readonly mode?: number };
  readonly select_list?: readonly CardQuestion[];
  readonly submit_button?: { readonly text?: Text; readonly key?: Text };
  readonly replace_text?: Text;
};

const LISTS = new Set(
  'action_list horizontal_content_list vertical_content_list jump_list button_list option_list select_list'.split(' '),
);
const PARTS = new Set(
  'source action_menu main_title emphasis_content quote_area card_action card_image image_text_area button_selection checkbox submit_button'.split(
    ' ',
  ),
);
const NUMBERS = new Set('type style mode desc_color aspect_ratio'.split(' '));
const FLAGS = new Set('is_checked disable'.split(' '));

/** A card out of JSON nobody has looked at; null where a part is not of its kind (a string for a list, say). */
export const readCard = (json: unknown): CardShape | null => readPart(json) as CardShape | null;

function readPart(json: unknown): object | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const part: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    if (value === null || value === undefined) continue;
    if (LISTS.has(name)) {
      const lines = Array.isArray(value) ? value.map(readPart) : [null];
      if (lines.includes(null)) return null;
      part[name] = lines;
    } else if (PARTS.has(name)) {
      const inner = readPart(value);
      if (inner === null) return null;
      part[name] = inner;
    } else if (typeof value === 'object') return null;
    else if (NUMBERS.has(name)) part[name] = Number(value);
    else if (FLAGS.has(name)) part[name] = value === true || value === 'true' || value === 1;
    else part[name] = String(value);
  }
  return part;
}

// XML names are the JSON ones in UpperCamelCase, but for these (wecom §1.8).
const ODD_NAMES: Readonly<Record<string, string>> = {
  KeyName: 'keyname',
  UserId: 'userid',
  AppId: 'appid',
  PagePath: 'pagepath',
  CheckBox: 'checkbox',
};
const jsonName = (name: string) => ODD_NAMES[name] ?? name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** The `<TemplateCard>` of a passive reply as a card; a list is its element repeated, without a wrapper. */
export const cardFromXml = (node: XmlNode): CardShape | null => readCard(jsonOf(node));

function jsonOf(node: XmlNode): unknown {
  if (node.children.length === 0) return node.text;
  const json: Record<string, unknown> = {};
  for (const child of node.children) {
    const name = jsonName(child.name);
    const before = json[name];
    if (LISTS.has(name)) json[name] = [...(Array.isArray(before) ? before : []), jsonOf(child)];
    else json[name] = jsonOf(child);
  }
  return json;
}
