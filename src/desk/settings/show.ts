// How are the rules printed for an operator: name, value, where it comes from, what it decides?
import { type ReadSettings, type Source, UNSET } from './read.ts';
import { SETTING_RULES, settingIn } from './rules.ts';

const SOURCES: Readonly<Record<Source, string>> = { default: '默认', file: '文件', city: '城市' };

/** Columns a text takes on a terminal: two for each Chinese character. */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (/[⺀-￯]/.test(c) ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** One line a rule; a value that is not the default carries the default behind what it decides. */
export function settingsLines({ settings, sources }: ReadSettings): readonly string[] {
  const rows = SETTING_RULES.map(({ name, rule }) => {
    const [value, usual] = [rule.show(settingIn(settings, name)), rule.show(settingIn(UNSET.settings, name))];
    const source = SOURCES[sources.get(name) ?? 'default'];
    return { name, value, source, what: value === usual ? rule.what : `${rule.what}（默认 ${usual}）` };
  });
  const width = (key: 'name' | 'value' | 'source') => Math.max(...rows.map((r) => widthOf(r[key])));
  const [names, values, places] = [width('name'), width('value'), width('source')];
  return rows.map((r) => [padded(r.name, names), padded(r.value, values), padded(r.source, places), r.what].join('  '));
}
