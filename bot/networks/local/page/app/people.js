/** The left column: the committee's people by role, and the two chats of the one we play. */

import { Cache, arrange, avatar, botAvatar, byId, groupAvatar, make } from "./dom.js";
import { emit, on, store, unreadOf, unreadTotal } from "./store.js";
import { BOT, ROLES, count, position, preview, time } from "./words.js";

const MARGIN = 12; // pixels below the chats of the one who was chosen
let shown = null; // whom the column shows chosen

/** Called with a person and, when one was clicked, a chat. */
let choose = () => {};

const drawn = new Cache();
const cached = (key, values, build) => drawn.get(key, values, build);

export function startPeople(onChoose) {
  choose = onChoose;
  for (const name of ["people", "unread", "chats", "chosen"]) on(name, draw);
  byId("people").addEventListener("keydown", walk);
}

function draw() {
  const column = byId("people");
  const focus = document.activeElement?.dataset?.key;
  const scroll = column.scrollTop;
  const stood = topOf(column, store.me);
  if (store.people.size === 0) {
    column.replaceChildren(
      make(
        "p",
        { class: "people-none" },
        "Chưa có ai trong Ban chỉ đạo. Mời đồng chí kiểm tra tệp committee.toml rồi chạy lại chương trình.",
      ),
    );
    return;
  }
  const people = [...store.people.values()];
  const known = new Set(ROLES.map(([role]) => role));
  const groups = [...ROLES, [null, "Khác"]].map(([role, heading]) => [
    heading,
    people.filter((one) => (role === null ? !known.has(one.role) : one.role === role)),
  ]);
  arrange(column, [
    cached("hint", [], () => make("p", { class: "people-hint" }, "Chọn một người để nói chuyện thay người đó")),
    ...groups.filter(([, members]) => members.length > 0).map(([heading, members]) => group(heading, members)),
  ]);
  column.scrollTop = scroll;
  if (stood !== null) column.scrollTop += topOf(column, store.me) - stood;
  if (store.me !== shown) showWhole(column);
  shown = store.me;
  if (focus) column.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
}

/** Where a person's line stands: it stays there when the chats of the one before are folded away above it. */
function topOf(column, person) {
  return column.querySelector(`[data-key="p${person}"]`)?.getBoundingClientRect().top ?? null;
}

/** Whoever was just chosen is seen with the chats that unfold below. */
function showWhole(column) {
  const below = (column.querySelector(".is-me")?.getBoundingClientRect().bottom ?? 0) - column.getBoundingClientRect().bottom;
  if (below > 0) column.scrollTop += below + MARGIN;
}

function group(heading, members) {
  const section = cached(`group ${heading}`, [], () =>
    make("section", { class: "people-group" }, make("h2", {}, heading), make("ul")),
  );
  arrange(section.lastElementChild, members.map(row));
  return section;
}

function row(person) {
  const isMe = person.id === store.me;
  const unread = unreadTotal(person.id);
  const mine = isMe && [store.chat, store.chats, store.chats.map((chat) => unreadOf(store.me, chat.id))];
  return cached(`p${person.id}`, [person, unread, mine], () => built(person, isMe, unread));
}

function built(person, isMe, unread) {
  const button = make(
    "button",
    {
      type: "button",
      class: "person",
      "data-key": `p${person.id}`,
      "aria-current": isMe ? "true" : undefined,
      "aria-expanded": String(isMe),
      onclick: () => choose(person.id, null),
    },
    avatar(person),
    make(
      "span",
      { class: "person-names" },
      make("span", { class: "person-name" }, person.name),
      make("span", { class: "person-title" }, position(person)),
    ),
    !isMe && badge(unread),
  );
  return make(
    "li",
    { class: isMe ? "is-me" : "" },
    button,
    isMe && make("ul", { class: "chats" }, ...store.chats.map(chatRow)),
  );
}

function chatRow(chat) {
  const isOpen = chat.id === store.chat;
  const isGroup = chat.kind === "group";
  const last = chat.last;
  const who =
    last && isGroup && last.from !== null ? `${(store.people.get(last.from)?.name ?? "").split(" ").at(-1)}: ` : "";
  return make(
    "li",
    {},
    make(
      "button",
      {
        type: "button",
        class: "chat-row",
        "data-key": `c${chat.id}`,
        "data-kind": chat.kind,
        "aria-current": isOpen ? "page" : undefined,
        onclick: () => choose(store.me, chat.id),
      },
      isGroup ? groupAvatar() : botAvatar(),
      make(
        "span",
        { class: "person-names" },
        make("span", { class: "person-name" }, isGroup ? chat.title : BOT),
        make(
          "span",
          { class: "person-title" },
          last ? `${last.from === store.me ? "Đồng chí: " : who}${preview(last)}` : "Chưa có tin nhắn",
        ),
      ),
      make("span", { class: "chat-side" }, last && make("time", {}, time(last.at)), badge(unreadOf(store.me, chat.id))),
    ),
  );
}

function badge(unread) {
  if (!unread) return null;
  return make("span", { class: "badge" }, count(unread), make("span", { class: "unseen" }, " tin chưa đọc"));
}

/** Arrow keys walk through the column. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...byId("people").querySelectorAll("button")];
  const next = buttons[buttons.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

on("from:state", ({ people }) => {
  store.people = new Map(people.map((one) => [one.id, one]));
  emit("people");
});
