// Which characters of a text reach a phone, and does it fit one message?

/** What WeCom shows of one text; beyond it cuts without telling (wecom §1.8, wecom §3.3). UTF-8 bytes. */
export const TEXT_BYTES = 2048;

// JSON would write control characters and lone surrogates as \uXXXX, which WeCom refuses (40033); XML forbids them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const UNSENDABLE = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;
// Text shows <a href> as a link; what people typed and we echo must not become one. We send no links of our own.
const TAG_START = /<(?=[A-Za-z/!])/g;

/** The text as it is sent: no control characters but tab and line feed, no half characters, no markup. */
export const sendableText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(UNSENDABLE, '').replace(TAG_START, '＜');

/** Whether a text can be given as one message, passive reply included. */
export const fitsOneMessage = (text: string): boolean => Buffer.byteLength(sendableText(text)) <= TEXT_BYTES;
