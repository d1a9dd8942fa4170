/** The open chat: its bubbles by day, where it is scrolled to, what is read, and older messages when asked. */

import { bubble, pendingBubble } from "./bubble.js";
import { Cache, arrange, byId, make } from "./dom.js";
import { act, again, ask, forget } from "./link.js";
import { openMenu } from "./menu.js";
import { look } from "./pictures.js";
import { chatOf, emit, on, putHistory, putMessage, store, unreadOf } from "./store.js";
import { BOT, count, fullDate, preview } from "./words.js";

const NEAR = 90; // pixels from the end that still count as the end
const RUN = 5 * 60_000; // bubbles of one sender within this time stand together
const PRESS_LASTS = 6000; // milliseconds that a press waits for the bot's answer
const TYPING_LASTS = 5000;

const drawn = new Cache();
const cached = (key, values, build) => drawn.get(key, values, build);
const unfolded = new Set();
const presses = new Map(); // message id -> {busy, pressed}
let atEnd = true;
let missed = 0; // messages that came while scrolled up
let told = ""; // the last reading that the program was told of
let typing = 0; // the timer of "the bot is answering"

const deeds = {
  command: (text) => say(text),
  commands: () => new Set((chatOf(store.chat)?.commands ?? []).map(([name]) => name)),
  unfold: (id) => {
    unfolded.has(id) ? unfolded.delete(id) : unfolded.add(id);
    draw();
  },
  jump,
  look,
  menu: openMenu,
  press,
  again,
  forget,
};

export function startLog() {
  const scroller = byId("scroller");
  scroller.addEventListener("scroll", scrolled, { passive: true });
  byId("to-bottom").addEventListener("click", () => toEnd(true));
  byId("log").addEventListener("keydown", walk);
  byId("log").addEventListener("contextmenu", (event) => {
    const message = messageAt(event.target);
    if (!message || message.deleted || getSelection().toString()) return;
    event.preventDefault();
    openMenu(message, event.target.closest(".message"), event);
  });
  document.addEventListener("visibilitychange", markRead);
  const sizes = new ResizeObserver(() => atEnd && toEnd(false));
  for (const one of [scroller, byId("log")]) sizes.observe(one);
  for (const name of ["pending", "online", "people"]) on(name, draw);
}

/** Show a chat; its messages come from the program. */
export function openChat(chat) {
  if (store.log.chat !== chat || store.log.as !== store.me) {
    store.log = { chat, as: store.me, messages: [], more: false, loaded: false, loading: true, firstUnread: null };
    drawn.clear();
    byId("log").replaceChildren();
    [atEnd, missed] = [true, 0];
    stopTyping();
  }
  ask({ do: "open", as: store.me, chat });
  draw();
}

/** Say something in the open chat, as if typed. */
export function say(text, replyTo = null, nonce = undefined) {
  const frame = { do: "say", as: store.me, chat: store.chat, text, reply_to: replyTo };
  const sent = act(nonce ? { ...frame, nonce } : frame);
  if (sent) expectAnswer(text);
  toEnd(false);
  return sent;
}

export function press(message, data, nonce = undefined) {
  const state = presses.get(message.id) ?? { busy: null, pressed: [] };
  if (state.busy) return;
  presses.set(message.id, { busy: data, pressed: state.pressed });
  const frame = { do: "press", as: store.me, chat: message.chat, message: message.id, data };
  act(nonce ? { ...frame, nonce } : frame);
  setTimeout(() => settle(message.id), PRESS_LASTS);
  draw();
}

export function draw() {
  const { log } = store;
  const wasAtEnd = atEnd;
  const focus = document.activeElement?.dataset?.key;
  const items = log.loaded ? [...entries(), ...waiting()] : [];
  arrange(byId("log"), items);
  if (focus && document.activeElement?.dataset?.key !== focus) {
    byId("log")
      .querySelector(`[data-key="${CSS.escape(focus)}"]`)
      ?.focus({ preventScroll: true });
  }
  byId("empty").hidden = !(log.loaded && items.length === 0);
  if (wasAtEnd) toEnd(false);
  button();
}

/** Bubbles with a line for each new day, and one before the first unread message. */
function entries() {
  const { messages, firstUnread } = store.log;
  const items = [];
  messages.forEach((message, index) => {
    const [before, after] = [messages[index - 1], messages[index + 1]];
    const day = fullDate(message.at);
    if (!before || fullDate(before.at) !== day) items.push(separator(`d${day}`, "day", day));
    if (message.id === firstUnread) items.push(separator("unread", "unread-line", "Tin nhắn chưa đọc"));
    const state = presses.get(message.id) ?? { busy: null, pressed: [] };
    const look = {
      first: !together(before, message) || message.id === firstUnread,
      last: !together(message, after) || after.id === firstUnread,
      open: unfolded.has(message.id),
      ...state,
    };
    items.push(cached(`m${message.id}`, [message, look, store.me], () => bubble(message, look, deeds)));
  });
  return items;
}

function waiting() {
  const mine = store.pending.filter(
    ({ frame, file }) => (frame.do === "say" || file) && frame.chat === store.log.chat && frame.as === store.me,
  );
  const items = mine
    .filter(({ frame }) => !store.log.messages.some((one) => one.from === store.me && one.nonce === frame.nonce))
    .map((entry) =>
      cached(`w${entry.frame.nonce}`, [entry.frame, entry.reason, entry.sent, store.online], () =>
        pendingBubble(entry, deeds),
      ),
    );
  if (typing)
    items.push(
      cached("typing", [], () =>
        make(
          "div",
          { role: "img", class: "message theirs typing", "aria-label": `${BOT} đang trả lời` },
          make("span", { class: "side" }),
          make("div", { class: "bubble" }, make("i"), make("i"), make("i")),
        ),
      ),
    );
  return items;
}

const together = (a, b) =>
  Boolean(a && b) &&
  a.from === b.from &&
  b.at - a.at < RUN &&
  fullDate(a.at) === fullDate(b.at) &&
  a.buttons.length === 0;

const separator = (key, kind, words) =>
  cached(key, [words], () => make("div", { class: kind }, make("span", {}, words)));

function scrolled() {
  const scroller = byId("scroller");
  atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
  if (atEnd) missed = 0;
  button();
  markRead();
  if (scroller.scrollTop < 240) older();
}

function older() {
  const { log } = store;
  if (!log.loaded || !log.more || log.loading || log.messages.length === 0) return;
  log.loading = ask({ do: "open", as: store.me, chat: log.chat, before: log.messages[0].id });
}

function button() {
  byId("to-bottom").hidden = atEnd;
  byId("to-bottom").setAttribute("aria-label", missed ? `Xuống cuối, ${missed} tin mới` : "Xuống cuối");
  byId("new-count").textContent = missed ? count(missed) : "";
}

export function toEnd(smooth) {
  const scroller = byId("scroller");
  atEnd = true;
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
}

/** Tell the program how far we have read, once the end is in view. */
export function markRead() {
  const { log } = store;
  const last = log.messages.at(-1);
  const isSeen = byId("chat").offsetParent !== null && document.visibilityState === "visible";
  if (!last || !isSeen || !atEnd || log.as !== store.me || unreadOf(store.me, log.chat) === 0) return;
  const read = `${log.as}:${log.chat}:${last.id}`;
  if (read !== told && ask({ do: "read", as: store.me, chat: log.chat, upto: last.id })) told = read;
}

function jump(id) {
  const found = drawn.find(`m${id}`);
  if (!found?.isConnected) return emit("toast", "Tin nhắn đó ở xa phía trên, mời đồng chí cuộn lên để xem.");
  found.scrollIntoView({ block: "center" });
  flash(found);
}

export function flash(element) {
  element.classList.remove("flash");
  requestAnimationFrame(() => element.classList.add("flash"));
}

function messageAt(target) {
  const id = Number(target.closest?.(".message")?.dataset.id);
  return store.log.messages.find((one) => one.id === id) ?? null;
}

/** Arrow keys walk from bubble to bubble; Enter opens what can be done with one. */
function walk(event) {
  const bubbles = [...byId("log").querySelectorAll(".message[data-id]")];
  const here = bubbles.indexOf(document.activeElement);
  const isLog = document.activeElement === byId("log");
  if (here < 0 && !isLog) return;
  const next = {
    ArrowUp: isLog ? bubbles.length - 1 : here - 1,
    ArrowDown: here + 1,
    Home: 0,
    End: bubbles.length - 1,
  }[event.key];
  if (next !== undefined && bubbles[next]) {
    event.preventDefault();
    bubbles[next].focus();
  } else if ((event.key === "Enter" || event.key === "ContextMenu") && here >= 0) {
    event.preventDefault();
    const message = messageAt(bubbles[here]);
    if (!message.deleted) openMenu(message, bubbles[here]);
  } else if (event.key === "Escape") byId("text").focus();
}

/** After a text that the bot will answer, show that it is at it. */
export function expectAnswer(text) {
  if (!store.online || (chatOf(store.chat)?.kind !== "private" && !text.startsWith("/"))) return;
  clearTimeout(typing);
  typing = setTimeout(() => {
    typing = 0;
    draw();
  }, TYPING_LASTS);
  draw();
}

function stopTyping() {
  clearTimeout(typing);
  typing = 0;
}

function settle(id) {
  const state = presses.get(id);
  if (!state?.busy) return;
  presses.set(id, { busy: null, pressed: [...new Set([...state.pressed, state.busy])] });
  draw();
}

on("from:history", (detail) => {
  if (detail.chat !== store.log.chat || detail.as !== store.log.as) return;
  const scroller = byId("scroller");
  const [height, top] = [scroller.scrollHeight, scroller.scrollTop];
  const isFirst = !store.log.loaded;
  putHistory(detail);
  store.pending = store.pending.filter(({ frame, sent }) => !sent || frame.chat !== detail.chat);
  if (isFirst) store.log.firstUnread = firstUnread();
  draw();
  if (detail.before !== null) scroller.scrollTop = top + scroller.scrollHeight - height;
  else if (isFirst && store.log.firstUnread) {
    byId("log").querySelector(".unread-line")?.scrollIntoView({ block: "start" });
    scrolled();
  }
  if (scroller.scrollHeight <= scroller.clientHeight) older();
  markRead();
});

function firstUnread() {
  const unread = unreadOf(store.me, store.log.chat);
  const others = store.log.messages.filter((one) => one.from !== store.me && !one.deleted);
  return unread > 0 && unread < others.length ? others.at(-unread).id : null;
}

on("from:message", ({ message, fresh }) => {
  putMessage(message);
  store.pending = store.pending.filter(
    ({ frame }) => !(message.from === frame.as && message.nonce === frame.nonce && (frame.do === "say" || frame.name)),
  );
  if (message.chat === store.log.chat) {
    if (message.from === null) {
      for (const id of presses.keys()) settle(id);
      stopTyping();
    }
    if (fresh && message.from !== store.me) {
      if (!atEnd) missed += 1;
      byId("announce").textContent =
        `${message.from === null ? BOT : (store.people.get(message.from)?.name ?? "")}: ${preview(message)}`;
    }
    draw();
    markRead();
  }
  emit("chats");
});
