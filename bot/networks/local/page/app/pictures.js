/** A picture in its full size. */

import { byId, icon, make } from "./dom.js";
import { show } from "./dialog.js";

export function look(file) {
  const source = `/files/${file.id}`;
  const close = () => byId("dialog").close();
  show(
    "viewer",
    make(
      "header",
      {},
      make("h2", { id: "dialog-title" }, file.name),
      make("a", { class: "plain", href: source, download: file.name }, "Tải về"),
      make("button", { type: "button", class: "icon-button", "aria-label": "Đóng ảnh", onclick: close }, icon("close")),
    ),
    make("img", { src: source, alt: `Ảnh ${file.name}`, onclick: close }),
  );
}
