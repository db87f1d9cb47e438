// How does a phone show a text with links, and the markdown WeCom knows?
import { el, link } from './dom.js';

const ANCHOR = /<a\s+href="(https?:\/\/[^"\s]+)"\s*>([^<]*)<\/a>/g;

/** The nodes of a text message: line breaks stay (by style), `<a href="https://…">` becomes a link, all else is words. */
export function textNodes(text) {
  return split(text, ANCHOR, ([, url, label]) => link(url, label));
}

/** What lies between the matches as text, and what `make` makes of each match. */
function split(text, pattern, make) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(text.slice(from, match.index), make(match));
    from = match.index + match[0].length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

const INLINE =
  /\*\*(?<bold>[^*\n]+)\*\*|`(?<code>[^`\n]+)`|\[(?<label>[^\]\n]+)\]\((?<url>https?:\/\/[^\s)]+)\)|<font color="(?<color>info|comment|warning)">(?<coloured>[^<\n]*)<\/font>/g;

const inlineNodes = (line) =>
  split(line, INLINE, ({ groups: { bold, code, label, url, color, coloured } }) => {
    if (bold !== undefined) return el('strong', {}, ...inlineNodes(bold));
    if (code !== undefined) return el('code', {}, code);
    if (label !== undefined) return link(url, label);
    return el('span', { class: `font-${color}` }, ...inlineNodes(coloured));
  });

/** The nodes of a markdown message, line by line: headings, quotes, bold, code, links and three colours (wecom §7.2). */
export function markdownNodes(text) {
  return text.split('\n').map((line) => {
    const heading = /^(#{1,6}) +(.*)$/.exec(line);
    if (heading) return el('p', { class: `md-heading md-h${heading[1].length}` }, ...inlineNodes(heading[2]));
    const quote = /^> ?(.*)$/.exec(line);
    if (quote) return el('blockquote', {}, ...inlineNodes(quote[1]));
    return el('p', {}, ...inlineNodes(line));
  });
}

const DIVISION = /<div class="(gray|normal|highlight)">([\s\S]*?)<\/div>|<br\s*\/?>/g;

/** The description of a textcard, with its three kinds of lines. */
export const describedNodes = (text) =>
  split(text, DIVISION, ([, kind, words]) => (kind ? el('div', { class: `line-${kind}` }, words) : el('br')));
