/** Where one writes: a growing box, answering and editing a message, and a draft for each chat. */

import { byId, icon, make } from "./dom.js";
import { closeCommands, commandKey, offerCommands } from "./commands.js";
import { sendTray, showTray, trayIsEmpty } from "./files.js";
import { act } from "./link.js";
import { say } from "./log.js";
import { on, person, store } from "./store.js";
import { BOT, preview } from "./words.js";

const drafts = new Map(); // "person:chat" -> text
let answering = null;
let editing = null;

export function startComposer() {
  const box = byId("text");
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener("input", () => {
    grow();
    offerCommands();
  });
  box.addEventListener("keydown", key);
  // Not at once, so that a click on a command is heard; and not when the box was only left for a moment.
  box.addEventListener("blur", () => setTimeout(() => document.activeElement !== box && closeCommands(), 150));
  on("reply", (message) => begin({ answer: message }));
  on("edit", (message) => begin({ edit: message }));
  on("from:message", ({ message }) => {
    if (!message.deleted) return;
    if (editing?.id === message.id || answering?.id === message.id) cancel();
  });
}

/** Take over the draft of the chat that was opened, and keep the one that was left. */
export function changeDraft(from, to) {
  if (from && !editing) drafts.set(from, byId("text").value);
  answering = editing = null;
  write(drafts.get(to) ?? "");
  showContext();
}

/** Put a text into the box. */
export function write(text) {
  byId("text").value = text;
  grow();
  closeCommands();
}

/** Send what is in the box, and the files in the tray. */
export function submit(nonce = undefined) {
  const text = byId("text").value.trim();
  if (store.chat === null || (!text && trayIsEmpty() && !editing)) return;
  if (editing) {
    if (!text && !editing.file) return;
    if (text !== editing.text) act({ do: "edit", as: store.me, chat: editing.chat, message: editing.id, text });
  } else if (!trayIsEmpty()) sendTray(text, answering?.id ?? null);
  else if (say(text, answering?.id ?? null, nonce) === null) return;
  cancel();
  write("");
  if (!nonce) byId("text").focus();
}

export function focusBox() {
  if (matchMedia("(pointer: fine)").matches) byId("text").focus({ preventScroll: true });
}

function begin({ answer = null, edit = null }) {
  answering = answer;
  editing = edit;
  if (edit) write(edit.text);
  showContext();
  byId("text").focus();
}

function cancel() {
  if (editing) write("");
  answering = editing = null;
  showContext();
}

function showContext() {
  const message = editing ?? answering;
  const strip = byId("context");
  strip.hidden = !message;
  if (!message) return strip.replaceChildren();
  const name = message.from === null ? BOT : (person(message.from)?.name ?? "");
  return strip.replaceChildren(
    icon(editing ? "edit" : "reply"),
    make("p", {}, make("b", {}, editing ? "Sửa tin nhắn" : `Trả lời ${name}`), make("span", {}, preview(message))),
    make("button", { type: "button", class: "icon-button", "aria-label": "Thôi", onclick: cancel }, icon("close")),
  );
}

function grow() {
  const box = byId("text");
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, innerHeight * 0.36)}px`;
  byId("send").classList.toggle("ready", box.value.trim() !== "" || !trayIsEmpty());
}

function key(event) {
  if (event.isComposing || event.keyCode === 229) return; // Telex and VNI write through composition
  if (commandKey(event)) return;
  const box = byId("text");
  const onPhone = matchMedia("(pointer: coarse)").matches;
  if (event.key === "Enter" && !event.shiftKey && !onPhone) {
    event.preventDefault();
    submit();
  } else if (event.key === "Escape" && (answering || editing)) {
    event.preventDefault();
    cancel();
  } else if (event.key === "ArrowUp" && box.value === "" && !editing) {
    const own = store.log.messages.findLast((one) => one.from === store.me && !one.deleted);
    if (!own) return;
    event.preventDefault();
    begin({ edit: own });
  }
}

on("tray", () => {
  showTray();
  grow();
});
