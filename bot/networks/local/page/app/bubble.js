/** One message as an element. */

import { avatar, botAvatar, icon, make } from "./dom.js";
import { linked, rich } from "./rich.js";
import { person, store } from "./store.js";
import { BOT, position, size, time } from "./words.js";

const MOST_SHOWN = 1200; // characters of a text before it is folded
const MOST_LINES = 18;
const PICTURE_WIDTH = 380;
const PICTURE_HEIGHT = 360;

/**
 * `look` says how it stands in the log: {first, last} of a run by one sender, {open} unfolded, {busy} data of the
 * button just pressed, {pressed} data of buttons pressed before. `deeds` are what clicks do.
 */
export function bubble(message, look, deeds) {
  const isOwn = message.from === store.me;
  const sender = message.from === null ? null : person(message.from);
  const name = message.from === null ? BOT : (sender?.name ?? "Người đã rời Ban chỉ đạo");
  const body = make(
    "div",
    { class: "bubble" },
    look.first && !isOwn && head(message, name, sender),
    message.answers && quote(message.answers, deeds),
    message.file && attachment(message.file, deeds),
    message.deleted ? make("p", { class: "gone" }, "Tin nhắn đã xoá") : words(message, look, deeds),
    make(
      "span",
      { class: "meta" },
      message.edited && !message.deleted && make("span", {}, "đã sửa"),
      make("time", {}, time(message.at)),
    ),
  );
  const element = make(
    "div",
    {
      role: "article",
      class: `message ${isOwn ? "own" : "theirs"} ${look.first ? "first" : ""} ${look.last ? "last" : ""} ${message.from === null ? "by-bot" : ""}`,
      tabindex: "-1",
      "data-id": message.id,
      "data-key": `m${message.id}`,
      "aria-label": `${isOwn ? "Đồng chí" : name}, ${time(message.at)}${message.edited ? ", đã sửa" : ""}`,
    },
    !isOwn && make("span", { class: "side" }, look.last && (sender ? avatar(sender) : botAvatar())),
    make(
      "div",
      { class: "stack" },
      make("div", { class: "bubble-line" }, body, !message.deleted && more(message, deeds)),
      message.buttons.length > 0 && keyboard(message, look, deeds),
    ),
  );
  return element;
}

/** A text that is on its way. */
export function pendingBubble(entry, deeds) {
  const { frame, reason, file } = entry;
  const state = reason
    ? `Không gửi được. ${reason}`
    : store.online
      ? "Đang gửi…"
      : "Chưa gửi, sẽ gửi lại khi có kết nối";
  return make(
    "div",
    {
      role: "article",
      class: `message own first last pending ${reason ? "failed" : ""}`,
      "data-key": `w${frame.nonce}`,
      tabindex: "-1",
    },
    make(
      "div",
      { class: "stack" },
      make(
        "div",
        { class: "bubble-line" },
        make(
          "div",
          { class: "bubble" },
          file &&
            make(
              "p",
              { class: "document" },
              fileIcon(file.name),
              make(
                "span",
                { class: "document-names" },
                make("span", { class: "document-name" }, file.name),
                make("span", { class: "document-size" }, size(file.size)),
              ),
            ),
          make("div", { class: "words" }, frame.text?.slice(0, MOST_SHOWN) ?? frame.caption ?? ""),
        ),
      ),
      make("p", { class: "pending-state" }, icon(reason ? "close" : "clock"), state),
      reason &&
        make(
          "p",
          { class: "pending-deeds" },
          deed("Gửi lại", () => deeds.again(frame.nonce)),
          deed("Bỏ tin này", () => deeds.forget(frame.nonce)),
        ),
    ),
  );
}

const deed = (words, onclick) => make("button", { type: "button", class: "plain", onclick }, words);

function head(message, name, sender) {
  const where = sender ? position(sender) : "";
  return make("p", { class: "sender" }, make("b", {}, name), where && make("span", {}, where));
}

function words(message, look, deeds) {
  if (message.from === null)
    return make("div", { class: "words" }, ...rich(message.text, deeds.commands(), deeds.command));
  if (!message.text) return null;
  const lines = message.text.split("\n");
  const isLong = message.text.length > MOST_SHOWN || lines.length > MOST_LINES;
  const shown =
    isLong && !look.open ? `${lines.slice(0, MOST_LINES).join("\n").slice(0, MOST_SHOWN).trimEnd()}…` : message.text;
  return make(
    "div",
    { class: "words" },
    ...linked(shown, deeds.commands(), null),
    isLong &&
      make(
        "button",
        {
          type: "button",
          class: "unfold",
          "data-key": `u${message.id}`,
          "aria-expanded": String(Boolean(look.open)),
          onclick: () => deeds.unfold(message.id),
        },
        look.open ? "Thu gọn" : `Xem thêm (${lines.length} dòng)`,
      ),
  );
}

function quote(answers, deeds) {
  const name = answers.from === null ? BOT : (person(answers.from)?.name ?? "");
  const text = answers.deleted ? "Tin nhắn đã xoá" : answers.text || answers.file;
  return make(
    "button",
    { type: "button", class: "quote", "aria-label": `Trả lời ${name}: ${text}`, onclick: () => deeds.jump(answers.id) },
    make("b", {}, answers.deleted ? "" : name),
    make("span", {}, text),
  );
}

function attachment(file, deeds) {
  const source = `/files/${file.id}`;
  if (file.width) {
    const picture = make("img", { src: source, alt: `Ảnh ${file.name}`, loading: "lazy", draggable: "false" });
    picture.style.width = `${Math.max(60, file.width * Math.min(1, PICTURE_WIDTH / file.width, PICTURE_HEIGHT / file.height))}px`;
    picture.style.aspectRatio = `${file.width} / ${file.height}`;
    return make(
      "button",
      { type: "button", class: "picture", "aria-label": `Xem ảnh ${file.name}`, onclick: () => deeds.look(file) },
      picture,
    );
  }
  return make(
    "a",
    { class: "document", href: source, download: file.name, "aria-label": `Tải về ${file.name}, ${size(file.size)}` },
    fileIcon(file.name),
    make(
      "span",
      { class: "document-names" },
      make("span", { class: "document-name" }, file.name),
      make("span", { class: "document-size" }, `${size(file.size)} · Tải về`),
    ),
  );
}

function fileIcon(name) {
  const ending = name.includes(".") ? name.split(".").at(-1).toLowerCase().slice(0, 4) : "";
  const kind = { xlsx: "sheet", xls: "sheet", csv: "sheet", docx: "word", doc: "word", pdf: "pdf" }[ending] ?? "other";
  return make("span", { class: `file-icon file-${kind}`, "aria-hidden": "true" }, ending || "tệp");
}

function more(message, deeds) {
  return make(
    "button",
    {
      type: "button",
      class: "more",
      tabindex: "-1",
      "aria-label": "Việc với tin nhắn này",
      "aria-haspopup": "menu",
      onclick: (event) => deeds.menu(message, event.currentTarget),
    },
    icon("more"),
  );
}

function keyboard(message, look, deeds) {
  const rows = message.buttons.map((row) =>
    make(
      "div",
      { class: "keyboard-row" },
      ...row.map(([label, data]) => {
        const isBusy = look.busy === data;
        const isPressed = look.pressed.includes(data);
        return make(
          "button",
          {
            type: "button",
            class: `key ${isBusy ? "busy" : ""} ${isPressed ? "pressed" : ""}`,
            "data-key": `k${message.id}:${data}`,
            "data-press": data,
            "aria-busy": isBusy ? "true" : undefined,
            onclick: () => deeds.press(message, data),
          },
          isPressed && !isBusy && icon("check"),
          make("span", {}, label),
        );
      }),
    ),
  );
  return make("div", { class: "keyboard", role: "group", "aria-label": "Các nút của tin nhắn" }, ...rows);
}
