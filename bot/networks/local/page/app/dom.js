/** Small tools to build elements: text always becomes a text node, never markup. */

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  more: ["M5 12h.01M12 12h.01M19 12h.01"],
  close: ["M6 6l12 12M18 6L6 18"],
  check: ["M5 12.5l4.500 4.500L19 7.500"],
  clock: ["M12 7v5l3 2", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z"],
  reply: ["M10 6L4 12l6 6", "M4 12h9a7 7 0 0 1 7 7"],
  edit: ["M4 20l1-4L16.500 4.500l3 3L8 19z"],
  remove: ["M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13"],
  copy: ["M9 9h10v11H9z", "M6 15H5V4h10v1"],
  group: [
    "M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z",
    "M2.500 20c.5-4 3-6 6.500-6s6 2 6.500 6",
    "M16 5a3.200 3.200 0 0 1 0 6.200M18 14.500c2 .8 3.200 2.600 3.500 5.500",
  ],
  bot: [
    "M6 9h12a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2z",
    "M12 9V5M12 4.500h.01M9 13.500v1M15 13.500v1",
  ],
  retry: ["M20 12a8 8 0 1 1-2.500-5.800M20 3v4h-4"],
};

/** make("button", {class: "x", type: "button", onclick: f}, "words", child) */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

export const byId = (id) => document.getElementById(id);

/** Put these children into a parent in this order, touching only what is not in its place. */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

/** Elements drawn before, by key: one that stands for the same values stays the same element. */
export class Cache {
  #drawn = new Map();

  get(key, values, build) {
    const signature = JSON.stringify(values);
    const known = this.#drawn.get(key);
    if (known?.signature === signature) return known.element;
    const element = build();
    this.#drawn.set(key, { signature, element });
    return element;
  }

  find(key) {
    return this.#drawn.get(key)?.element;
  }

  clear() {
    this.#drawn.clear();
  }
}

/** A round picture with a person's initials; its colour follows the name. */
export function avatar(person) {
  const words = person.name.trim().split(/\s+/);
  const letters = (words.length > 1 ? words.at(-2)[0] + words.at(-1)[0] : words[0].slice(0, 2)).toUpperCase();
  const hue = [...person.key].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 8, 7);
  return make("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, letters);
}

export const botAvatar = () => make("span", { class: "avatar avatar-bot", "aria-hidden": "true" }, icon("bot"));
export const groupAvatar = () => make("span", { class: "avatar avatar-group", "aria-hidden": "true" }, icon("group"));

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const narrow = () => matchMedia("(max-width: 760px)").matches;
