// Which menu does the app have on the phones?
import { failure, ok, type SimulatedAnswer } from './answers.ts';
import type { MenuButton, SimulatorState } from './world.ts';

const TYPES = new Set(
  'click view scancode_push scancode_waitmsg pic_sysphoto pic_photo_or_album pic_weixin location_select view_miniprogram'.split(
    ' ',
  ),
);

/** Codes of a top button and of a sub button (wecom §3.8). */
const CODES = [
  { count: 40016, type: 40017, name: 40018, key: 40019, url: 40020, nameBytes: 16, most: 3 },
  { count: 40023, type: 40024, name: 40025, key: 40026, url: 40027, nameBytes: 40, most: 5 },
] as const;

/** menu/create (wecom §3.8). */
export function createMenu(
  world: SimulatorState,
  query: URLSearchParams,
  json: Readonly<Record<string, unknown>>,
): SimulatedAnswer {
  if (query.get('agentid') !== String(world.corp.agentId)) return failure(40056);
  const menu = readButtons(json.button, 0);
  if (typeof menu === 'number') return failure(menu);
  putMenu(world, menu);
  return ok();
}

export function getMenu(world: SimulatorState, query: URLSearchParams): SimulatedAnswer {
  if (query.get('agentid') !== String(world.corp.agentId)) return failure(40056);
  return world.menu ? ok({ button: world.menu.map(jsonOf) }) : failure(46003);
}

export function deleteMenu(world: SimulatorState, query: URLSearchParams): SimulatedAnswer {
  if (query.get('agentid') !== String(world.corp.agentId)) return failure(40056);
  putMenu(world, null);
  return ok();
}

function putMenu(world: SimulatorState, menu: readonly MenuButton[] | null): void {
  world.menu = menu;
  world.tell({ kind: 'menu', menu: menu ?? [] });
}

function readButtons(given: unknown, level: 0 | 1): readonly MenuButton[] | number {
  const codes = CODES[level];
  if (!Array.isArray(given) || given.length < 1 || given.length > codes.most) return codes.count;
  const buttons: MenuButton[] = [];
  for (const each of given) {
    if (typeof each !== 'object' || each === null) return codes.count;
    const { name = '', type = '', key = '', url = '', sub_button } = each as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || Buffer.byteLength(name) > codes.nameBytes) return codes.name;
    if (Array.isArray(sub_button) && sub_button.length > 0) {
      if (level === 1) return 40022;
      const below = readButtons(sub_button, 1);
      if (typeof below === 'number') return below;
      buttons.push({ name, type: '', key: '', url: '', buttons: below });
      continue;
    }
    if (typeof type !== 'string' || !TYPES.has(type)) return codes.type;
    const isPage = type === 'view';
    if (!isPage && type !== 'view_miniprogram' && (typeof key !== 'string' || key === '' || Buffer.byteLength(key) > 128))
      return codes.key;
    if (isPage && (typeof url !== 'string' || !/^https?:\/\//.test(url) || Buffer.byteLength(url) > 1024)) return codes.url;
    buttons.push({ name, type, key: String(key), url: String(url), buttons: [] });
  }
  return buttons;
}

const jsonOf = ({ name, type, key, url, buttons }: MenuButton): unknown =>
  buttons.length > 0 ? { name, sub_button: buttons.map(jsonOf) } : { type, name, ...(url ? { url } : { key }) };
