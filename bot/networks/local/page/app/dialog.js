/** The page's one dialog: a question to confirm, or a picture to look at. */

import { byId, make } from "./dom.js";

/** Ask; true when the person agrees. */
export function confirm(title, words, agree) {
  const dialog = byId("dialog");
  return new Promise((resolve) => {
    const close = (value) =>
      make(
        "button",
        { type: "button", class: value ? "danger" : "plain", onclick: () => dialog.close(value) },
        value ? agree : "Thôi",
      );
    dialog.className = "dialog";
    dialog.returnValue = "";
    dialog.replaceChildren(
      make("h2", { id: "dialog-title" }, title),
      make("p", {}, words),
      make("div", { class: "dialog-deeds" }, close(""), close("yes")),
    );
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    dialog.showModal();
  });
}

/** Show this content until it is closed. */
export function show(className, ...content) {
  const dialog = byId("dialog");
  dialog.className = `dialog ${className}`;
  dialog.replaceChildren(...content);
  dialog.showModal();
}
