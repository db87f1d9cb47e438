// How does the page make elements without ever reading a person's words as markup?

/** An element with attributes (functions are listeners, false and null are left out) and children; a string child is text. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(
    ...children.flat(Number.POSITIVE_INFINITY).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** One of the symbols of index.html, for the eye only. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A link into the open web, or plain words where the address is none. */
export function link(url, ...children) {
  return /^https?:\/\//.test(url)
    ? el('a', { href: url, target: '_blank', rel: 'noreferrer noopener' }, ...children)
    : el('span', {}, ...children);
}

let hiding;

/** Says something in passing. */
export function toast(words) {
  const box = document.getElementById('toast');
  box.textContent = words;
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    box.hidden = true;
  }, 4000);
}

/** A dialog's heading with its closing button. */
export function sheetHead(id, title) {
  const close = el('button', { type: 'button', class: 'round', 'aria-label': '关闭' }, icon('close'));
  close.addEventListener('click', () => close.closest('dialog').close());
  return el('header', { class: 'sheet-head' }, el('h2', { id }, title), close);
}

/** Closes a dialog when the person clicks beside it. */
export function closeOnBackdrop(dialog) {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

/** A menu that unfolds is closed by a choice in it, a tap beside it, and Esc. */
export function closeMenus() {
  const close = (isOver) => {
    for (const menu of document.querySelectorAll('.app-menu details[open], .card-menu[open]'))
      if (isOver(menu)) menu.open = false;
  };
  document.addEventListener('click', ({ target }) => close((menu) => !menu.querySelector('summary').contains(target)));
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && close(() => true));
}

/** `1.4 MB`. */
export function showBytes(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
