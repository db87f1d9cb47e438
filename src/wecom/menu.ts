// Which entries does the app's menu in WeCom have? A click is received as if its key had been typed. (wecom §3.8)
import { shown } from '../../conversations/commands.ts';
import { APP_GROUPS, appEntries } from '../forms/definition/menus.ts';

/** Names at most 16 bytes, keys at most 128. */
type Entry = { readonly type: 'click'; readonly name: string; readonly key: string };
export type Menu = { readonly button: readonly { readonly name: string; readonly sub_button: readonly Entry[] }[] };

/** One to three groups of one to five entries; every key is what a person would type. */
export const MENU: Menu = {
  button: APP_GROUPS.map((name) => ({
    name,
    sub_button: appEntries(shown, name).map((entry) => ({ type: 'click', ...entry })),
  })),
};
