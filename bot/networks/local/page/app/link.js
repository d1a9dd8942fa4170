/** The line to the program: one WebSocket that comes back by itself, and what has not got through yet. */

import { emit, on, store } from "./store.js";

const KEPT = "chua-gui"; // the key in localStorage
const FIRST_WAIT = 400;
const LONGEST_WAIT = 8000;
const MOST_CHARACTERS = 1_000_000;

let socket = null;
let wait = FIRST_WAIT;
let retry = 0;

export function connect() {
  store.pending = recalled();
  open();
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
}

/** Ask the program for something that need not survive a lost line. */
export function ask(frame) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(frame));
  return true;
}

/** Do something that must get through, once: it is kept until the program says it has it. */
export function act(frame) {
  const entry = { nonce: crypto.randomUUID(), ...frame };
  if ((entry.text ?? "").length > MOST_CHARACTERS) {
    emit("toast", "Tin nhắn dài quá 1.000.000 ký tự. Mời đồng chí chia nhỏ, hoặc gửi bằng tệp Excel.");
    return null;
  }
  store.pending.push({ frame: entry, reason: null, at: Date.now() });
  remember();
  ask(entry);
  emit("pending");
  return entry.nonce;
}

export function again(nonce) {
  const entry = store.pending.find((one) => one.frame.nonce === nonce);
  if (!entry) return;
  entry.reason = null;
  if (!entry.file) ask(entry.frame);
  emit("pending", entry.file ? { upload: entry } : undefined);
}

export function forget(nonce) {
  store.pending = store.pending.filter((one) => one.frame.nonce !== nonce);
  remember();
  emit("pending");
}

/** The server would not take it: a text stays with the reason, anything else is only said. */
export function refuse(nonce, reason) {
  const entry = store.pending.find((one) => one.frame.nonce === nonce);
  if (entry && (entry.frame.do === "say" || entry.file)) {
    entry.reason = reason;
    remember();
    emit("pending");
    return;
  }
  if (entry) forget(nonce);
  emit("toast", reason);
}

export function remember() {
  const kept = store.pending.filter((one) => !one.file);
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the texts then live as long as the page does.
  }
}

function recalled() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => one?.frame?.nonce) : [];
  } catch {
    return [];
  }
}

function open() {
  clearTimeout(retry);
  socket = new WebSocket(`ws://${location.host}/chat`);
  socket.addEventListener("message", ({ data }) => {
    const { event, ...detail } = JSON.parse(data);
    if (event === "state") {
      wait = FIRST_WAIT;
      store.online = true;
    }
    emit(`from:${event}`, detail);
    if (event === "state") {
      emit("online");
      for (const entry of store.pending) if (!entry.file && !entry.reason) ask(entry.frame);
    }
  });
  socket.addEventListener("close", () => {
    store.online = false;
    emit("online");
    retry = setTimeout(open, wait * (0.8 + Math.random() * 0.4));
    wait = Math.min(wait * 1.7, LONGEST_WAIT);
  });
}

function hurry() {
  if (socket.readyState === WebSocket.CLOSED) open();
}

on("from:done", ({ nonce }) => {
  const entry = store.pending.find((one) => one.frame.nonce === nonce);
  if (!entry) return;
  // A new text stays as a grey bubble until the message itself comes; if another chat is open, it will not.
  if (entry.frame.do === "say" && entry.frame.chat === store.log.chat) entry.sent = true;
  else store.pending = store.pending.filter((one) => one !== entry);
  remember();
  emit("pending");
});
on("from:refused", ({ nonce, reason }) => (nonce ? refuse(nonce, reason) : emit("toast", reason)));
