/** The list of commands that appears when one types a slash. */

import { byId, make } from "./dom.js";
import { chatOf, store } from "./store.js";

let chosen = -1;

/** Show the commands that begin with what is typed. */
export function offerCommands() {
  const typed = byId("text").value;
  const commands = chatOf(store.chat)?.commands ?? [];
  const fitting = /^\/\S*$/.test(typed) ? commands.filter(([name]) => `/${name}`.startsWith(typed.toLowerCase())) : [];
  if (fitting.length === 0) return closeCommands();
  const list = byId("commands");
  list.replaceChildren(
    ...fitting.map(([name, description], index) =>
      make(
        "div",
        {
          role: "option",
          id: `command-${index}`,
          class: "command",
          "data-name": name,
          "aria-selected": "false",
          onpointerdown: (event) => event.preventDefault(),
          onclick: () => take(name),
        },
        make("b", {}, `/${name}`),
        make("span", {}, description),
      ),
    ),
  );
  list.hidden = false;
  return choose(0);
}

export function closeCommands() {
  byId("commands").hidden = true;
  byId("text").removeAttribute("aria-activedescendant");
  chosen = -1;
}

/** Arrow keys, Tab, Enter and Escape while the list is open; true when the key was for the list. */
export function commandKey(event) {
  const list = byId("commands");
  if (list.hidden || event.shiftKey) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const name = list.children[chosen]?.dataset.name;
  if (step) choose((chosen + step + list.children.length) % list.children.length);
  else if (event.key === "Escape") closeCommands();
  else if (event.key === "Tab" || (event.key === "Enter" && byId("text").value !== `/${name}`)) take(name);
  else return false;
  event.preventDefault();
  return true;
}

function choose(index) {
  const list = byId("commands");
  chosen = index;
  [...list.children].forEach((child, at) => child.setAttribute("aria-selected", String(at === index)));
  list.children[index].scrollIntoView({ block: "nearest" });
  byId("text").setAttribute("aria-activedescendant", `command-${index}`);
}

function take(name) {
  byId("text").value = `/${name} `;
  byId("text").focus();
  closeCommands();
  byId("text").dispatchEvent(new Event("input"));
}
