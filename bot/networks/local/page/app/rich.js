/** The bot's small HTML and people's plain texts as elements: known tags only, and links that are safe to follow. */

import { make } from "./dom.js";

const TAGS = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  u: "u",
  ins: "u",
  s: "s",
  del: "s",
  code: "code",
  pre: "pre",
  a: "a",
};
const TOKEN =
  /<(\/?)(b|strong|i|em|u|ins|s|del|code|pre|a)(\s[^<>]*)?>|&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos|nbsp));/gi;
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" };
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]|(?<![\p{L}\p{N}_/.])\/[a-z0-9_]{2,32}(?![\p{L}\p{N}_/])/gu;

/** Elements for a text of the bot. `commands` are those that a click may send, by `onCommand`. */
export function rich(text, commands, onCommand) {
  const root = make("div");
  const open = [root];
  for (const token of tokens(text)) {
    if (token.text !== undefined) open.at(-1).append(...linked(token.text, commands, onCommand));
    else if (!token.closes) {
      const element = built(token);
      open.at(-1).append(element);
      open.push(element);
    } else if (open.length > 1) open.pop();
  }
  return [...root.childNodes];
}

/** The words of a text of the bot. */
export const plain = (text) => [...tokens(text)].map((token) => token.text ?? "").join("");

/** Runs of text, entities put in place, and the known tags; whatever else looks like a tag is text. */
function* tokens(text) {
  let words = "";
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, slash, tag, attributes, decimal, hex, named] = match;
    words += text.slice(end, match.index);
    end = match.index + whole.length;
    if (!tag) {
      words += named ? NAMED[named.toLowerCase()] : character(decimal ? Number(decimal) : parseInt(hex, 16));
      continue;
    }
    if (words) yield { text: words };
    words = "";
    yield { tag: tag.toLowerCase(), closes: slash === "/", attributes: attributes ?? "" };
  }
  words += text.slice(end);
  if (words) yield { text: words };
}

const character = (code) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");

function built({ tag, attributes }) {
  if (tag !== "a") return make(TAGS[tag]);
  const href = plain(/\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)?.slice(1).find(Boolean) ?? "");
  return /^https?:\/\//i.test(href) ? make("a", { href, target: "_blank", rel: "noopener noreferrer" }) : make("span");
}

/** A plain text with its addresses, and the commands that the chat knows, made clickable. */
export function linked(text, commands, onCommand) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const [words] = match;
    const isCommand = words.startsWith("/");
    if (isCommand && !(onCommand && commands.has(words.slice(1)))) continue;
    parts.push(text.slice(end, match.index));
    parts.push(
      isCommand
        ? make("button", { type: "button", class: "inline-command", onclick: () => onCommand(words) }, words)
        : make("a", { href: words, target: "_blank", rel: "noopener noreferrer" }, words),
    );
    end = match.index + words.length;
  }
  parts.push(text.slice(end));
  return parts.filter((one) => one !== "");
}
