/** Puts the page together: who we are, which chat is open, and what the line says. */

import { startClock } from "./clock.js";
import { offerCommands } from "./commands.js";
import { changeDraft, focusBox, startComposer, write } from "./composer.js";
import { botAvatar, byId, groupAvatar, make, narrow } from "./dom.js";
import { clearTray, startFiles } from "./files.js";
import { ask, connect } from "./link.js";
import { markRead, openChat, say, startLog } from "./log.js";
import { closeMenu } from "./menu.js";
import { startPeople } from "./people.js";
import { startScenario, toggle } from "./scenario.js";
import { chatOf, emit, on, person, setUnread, store, unreadTotal } from "./store.js";
import { BOT, count, position } from "./words.js";

const KEPT = "dang-la"; // whom we played last, in localStorage
const TITLE = document.title;

let wanted = null; // {id, chat, kind}: whom we are becoming

/** Play this person, in this chat, or else in the same kind of chat as is open. */
function choose(id, chat, { keepFocus = false } = {}) {
  if (id === store.me && chat === null) {
    // A second click on oneself, on a phone: only the two chats are wanted.
    return narrow() ? undefined : focusBox();
  }
  closeMenu();
  if (id === store.me) return show(chat, { keepFocus });
  wanted = { id, chat, kind: chatOf(store.chat)?.kind ?? "group", stay: chat === null && narrow(), keepFocus };
  if (!ask({ do: "become", as: id })) emit("toast", "Mất kết nối với chương trình, đang nối lại.");
  return undefined;
}

function show(chat, { stay = false, keepFocus = false } = {}) {
  const before = store.log.chat === null ? null : `${store.log.as}:${store.log.chat}`;
  const after = `${store.me}:${chat}`;
  store.chat = chat;
  if (before !== after) {
    changeDraft(before, after);
    clearTray();
  }
  if (!stay) byId("panes").dataset.pane = "chat";
  openChat(chat);
  head();
  emit("chosen");
  if (!keepFocus && !stay) focusBox();
}

function head() {
  const chat = chatOf(store.chat);
  if (!chat) return;
  const isGroup = chat.kind === "group";
  byId("chat-avatar").replaceChildren(isGroup ? groupAvatar() : botAvatar());
  byId("chat-title").textContent = isGroup ? chat.title : BOT;
  const me = person(store.me);
  byId("chat-note").replaceChildren("Đồng chí là ", make("b", {}, me.name), ` · ${position(me)}`);
  byId("empty").replaceChildren(
    isGroup ? groupAvatar() : botAvatar(),
    make("p", {}, "Chưa có tin nhắn."),
    make(
      "p",
      {},
      isGroup
        ? `Hãy viết lời đầu tiên cho nhóm, hoặc mở “Kịch bản mẫu” để xem một ngày của Ban chỉ đạo.`
        : `Đây là chỗ nói chuyện riêng của ${me.name} với trợ lý.`,
    ),
    ...(isGroup
      ? []
      : [make("button", { type: "button", class: "primary", onclick: () => say("/batdau") }, "Bắt đầu")]),
  );
}

on("from:person", ({ id, chats }) => {
  const isNew = store.me !== id;
  store.me = id;
  store.chats = chats;
  const target = wanted?.id === id ? wanted : { chat: store.chat };
  wanted = null;
  const chat = chatOf(target.chat) ?? chats.find((one) => one.kind === target.kind) ?? chatOf(store.chat) ?? chats[0];
  if (isNew) localStorage.setItem(KEPT, String(id));
  show(chat.id, { stay: target.stay, keepFocus: target.keepFocus ?? true });
});

on("from:state", ({ people, unread }) => {
  setUnread(unread);
  const known = (id) => people.some((one) => one.id === id);
  const last = Number(localStorage.getItem(KEPT));
  const id = known(store.me) ? store.me : known(last) ? last : people[0]?.id;
  if (id === undefined) return;
  wanted ??= {
    id,
    chat: store.chat,
    kind: "group",
    stay: narrow() && byId("panes").dataset.pane === "people",
    keepFocus: true,
  };
  ask({ do: "become", as: wanted.id });
});

on("from:unread", ({ counts }) => {
  setUnread(counts);
  markRead();
});

on("from:menu", ({ chat, commands }) => {
  const own = chatOf(chat);
  if (own) own.commands = commands;
  if (chat === store.chat) offerCommands();
});

on("unread", () => {
  const unread = store.me === null ? 0 : unreadTotal(store.me);
  document.title = unread ? `(${count(unread)}) ${TITLE}` : TITLE;
});

on("online", () => {
  byId("offline").hidden = store.online;
  byId("offline").textContent = store.online
    ? ""
    : "Mất kết nối với chương trình, đang nối lại… Tin chưa gửi được giữ lại và sẽ tự gửi.";
});

on("toast", (words) => {
  const toast = make("p", { class: "toast" }, words);
  byId("toasts").append(toast);
  setTimeout(() => toast.remove(), 6000);
});

byId("back").addEventListener("click", () => {
  byId("panes").dataset.pane = "people";
  byId("people").querySelector("[aria-current]")?.focus();
});

if (narrow()) byId("text").placeholder = "Nhập tin nhắn";

startPeople(choose);
startLog();
startComposer();
startFiles();
startClock();
startScenario(choose);
connect();
toggle(!narrow() && innerWidth >= 1200);
write("");
