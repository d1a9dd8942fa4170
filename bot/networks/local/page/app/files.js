/** Files and pictures on their way out: chosen, dropped or pasted, shown in a tray, then sent. */

import { byId, icon, make } from "./dom.js";
import { forget, refuse } from "./link.js";
import { expectAnswer, toEnd } from "./log.js";
import { emit, on, store } from "./store.js";
import { size } from "./words.js";

const MOST_BYTES = 20 * 2 ** 20;
const MOST_FILES = 10;

let tray = []; // {file, picture: an address for its preview, or null}

export const trayIsEmpty = () => tray.length === 0;

export function startFiles() {
  const input = byId("file");
  byId("attach").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    add([...input.files]);
    input.value = "";
  });
  byId("text").addEventListener("paste", paste);
  startDrop(byId("chat"));
  on("online", () => store.online && store.pending.filter((one) => one.file && !one.reason && !one.busy).forEach(send));
  on("pending", (detail) => detail?.upload && send(detail.upload));
}

/** Excel puts a picture of the cells beside their text: the text is what is meant. */
function paste(event) {
  const files = [...event.clipboardData.files];
  if (files.length === 0 || event.clipboardData.getData("text/plain") !== "") return;
  event.preventDefault();
  add(files);
}

function startDrop(area) {
  let depth = 0;
  const isFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const show = (change) => {
    depth = Math.max(0, depth + change);
    byId("drop").hidden = depth === 0;
  };
  area.addEventListener("dragenter", (event) => isFiles(event) && show(1));
  area.addEventListener("dragleave", (event) => isFiles(event) && show(-1));
  area.addEventListener("drop", (event) => {
    show(-Infinity);
    if (isFiles(event)) add([...event.dataTransfer.files]);
  });
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => isFiles(event) && event.preventDefault());
}

function add(files) {
  if (store.chat === null) return;
  for (const file of files) {
    if (file.size > MOST_BYTES)
      emit("toast", `Tệp ${file.name} lớn quá 20 MB. Mời đồng chí gửi tệp nhỏ hơn, hoặc chia thành nhiều tệp.`);
    else if (file.size === 0) emit("toast", `Tệp ${file.name} rỗng, không có gì để gửi.`);
    else if (tray.length >= MOST_FILES) emit("toast", `Mỗi lần gửi được nhiều nhất ${MOST_FILES} tệp.`);
    else tray.push({ file, picture: /^image\/(png|jpeg)$/.test(file.type) ? URL.createObjectURL(file) : null });
  }
  emit("tray");
  byId("text").focus();
}

export function clearTray() {
  for (const { picture } of tray) if (picture) URL.revokeObjectURL(picture);
  tray = [];
  emit("tray");
}

export function showTray() {
  byId("tray").hidden = tray.length === 0;
  byId("tray").replaceChildren(
    ...tray.map((one, index) =>
      make(
        "li",
        {},
        one.picture
          ? make("img", { src: one.picture, alt: "" })
          : make(
              "span",
              { class: "file-icon file-other", "aria-hidden": "true" },
              one.file.name.split(".").at(-1).slice(0, 4),
            ),
        make(
          "span",
          { class: "document-names" },
          make("span", { class: "document-name" }, one.file.name),
          make("span", { class: "document-size" }, size(one.file.size)),
        ),
        make(
          "button",
          { type: "button", class: "icon-button", "aria-label": `Bỏ tệp ${one.file.name}`, onclick: () => drop(index) },
          icon("close"),
        ),
      ),
    ),
  );
}

function drop(index) {
  const [gone] = tray.splice(index, 1);
  if (gone.picture) URL.revokeObjectURL(gone.picture);
  emit("tray");
}

/** Send each file as a message of its own; the words go with the first. */
export function sendTray(caption, replyTo) {
  tray.forEach(({ file }, index) => sendFile(file, { caption: index === 0 ? caption : "", replyTo }));
  clearTray();
}

export function sendFile(file, { caption = "", replyTo = null, nonce = crypto.randomUUID() } = {}) {
  const frame = { nonce, as: store.me, chat: store.chat, name: file.name, caption, reply_to: replyTo };
  const entry = { frame, file, reason: null, busy: false };
  store.pending.push(entry);
  emit("pending");
  toEnd(false);
  if (caption) expectAnswer(caption);
  send(entry);
}

async function send(entry) {
  const { nonce, as, chat, name, caption, reply_to: replyTo } = entry.frame;
  const form = new FormData();
  const fields = {
    nonce,
    as,
    chat,
    name: name.slice(-255),
    caption,
    ...(replyTo === null ? {} : { reply_to: replyTo }),
  };
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", entry.file, "tep");
  entry.busy = true;
  try {
    const answer = await fetch("/files", { method: "POST", body: form });
    if (answer.ok) {
      if (chat === store.log.chat && store.online) entry.sent = true;
      else forget(nonce);
    } else
      refuse(
        nonce,
        answer.status < 500 ? await answer.text() : "Chương trình chưa nhận được tệp. Mời đồng chí gửi lại.",
      );
  } catch {
    // The line is down; what is left in `pending` goes out when it is back.
  } finally {
    entry.busy = false;
    emit("pending");
  }
}
