/** What can be done with a message: answer it, copy it, and with one's own: edit and delete. */

import { byId, icon, make } from "./dom.js";
import { confirm } from "./dialog.js";
import { act } from "./link.js";
import { emit, store } from "./store.js";
import { plain } from "./rich.js";

let open = null; // {menu, anchor}

/** Show the menu of a message near its button, or where the pointer was. */
export function openMenu(message, anchor, pointer = null) {
  closeMenu();
  const isOwn = message.from === store.me;
  const items = [
    item("reply", "Trả lời", () => emit("reply", message)),
    message.text && item("copy", "Sao chép", () => copy(message)),
    isOwn && item("edit", message.file ? "Sửa lời kèm" : "Sửa", () => emit("edit", message)),
    isOwn && item("remove", "Xoá", () => remove(message), "danger"),
  ].filter(Boolean);
  const menu = make("div", { class: "menu", role: "menu", "aria-label": "Việc với tin nhắn" }, ...items);
  document.body.append(menu);
  place(
    menu,
    pointer
      ? { left: pointer.clientX, top: pointer.clientY, bottom: pointer.clientY }
      : (anchor.querySelector(".bubble") ?? anchor).getBoundingClientRect(),
  );
  menu.addEventListener("keydown", walk);
  open = { menu, anchor };
  items[0].focus();
  setTimeout(() => addEventListener("pointerdown", outside), 0);
}

export function closeMenu(back = false) {
  if (!open) return;
  const { menu, anchor } = open;
  open = null;
  removeEventListener("pointerdown", outside);
  menu.remove();
  if (back && anchor.isConnected) (anchor.closest(".message") ?? anchor).focus();
}

function item(name, words, deed, kind = "") {
  const run = () => {
    closeMenu(true);
    deed();
  };
  return make(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", class: kind, onclick: run },
    icon(name),
    make("span", {}, words),
  );
}

function place(menu, at) {
  const { width, height } = menu.getBoundingClientRect();
  const top = at.bottom + height + 8 > innerHeight ? at.top - height - 4 : at.bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}

function walk(event) {
  const items = [...open.menu.children];
  const here = items.indexOf(document.activeElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeMenu(true);
  }
}

function outside(event) {
  if (!open?.menu.contains(event.target)) closeMenu();
}

async function copy(message) {
  try {
    await navigator.clipboard.writeText(message.from === null ? plain(message.text) : message.text);
    emit("toast", "Đã sao chép.");
  } catch {
    emit("toast", "Trình duyệt không cho sao chép. Mời đồng chí bôi đen chữ rồi bấm Ctrl+C.");
  }
}

async function remove(message) {
  const isSure = await confirm(
    "Xoá tin nhắn này?",
    "Mọi người trong cuộc trò chuyện sẽ không đọc được tin này nữa.",
    "Xoá",
  );
  if (isSure) act({ do: "delete", as: store.me, chat: message.chat, message: message.id });
  byId("text").focus();
}
