/** The sample day: one step at a time, each done as anyone could have typed it. */

import { avatar, byId, calm, icon, make } from "./dom.js";
import { moveClock } from "./clock.js";
import { sendFile } from "./files.js";
import { flash, press, toEnd } from "./log.js";
import { emit, now, on, person, store } from "./store.js";
import { submit, write } from "./composer.js";
import { fullDate, position, time } from "./words.js";

const PATIENCE = 12_000; // milliseconds to wait for the bot's button, or for a chat to open

let choose = () => {};
let skipped = new Set();
let busy = false;
let trouble = "";

export function startScenario(onChoose) {
  choose = onChoose;
  byId("scenario-open").addEventListener("click", () => toggle(byId("scenario").hidden));
  for (const name of ["people", "online", "clock"]) on(name, draw);
  on("from:state", ({ scenario }) => {
    store.steps = scenario;
    draw();
  });
  on("from:scenario", ({ steps }) => {
    store.steps = steps;
    draw();
  });
}

export function toggle(isOpen) {
  byId("scenario").hidden = !isOpen;
  byId("panes").classList.toggle("with-scenario", isOpen);
  byId("scenario-open").setAttribute("aria-expanded", String(isOpen));
  draw();
}

const isDone = (step) => step.done || skipped.has(step.nonce) || (step.at !== null && step.at <= now());

function draw() {
  const panel = byId("scenario");
  byId("scenario-open").hidden = store.steps.length === 0;
  if (panel.hidden) return;
  const signature = JSON.stringify([
    store.steps.map(isDone),
    busy,
    trouble,
    store.online,
    store.clock.moving,
    store.people.size,
  ]);
  if (panel.dataset.drawn === signature) return;
  panel.dataset.drawn = signature;
  const focus = panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const current = store.steps.find((step) => !isDone(step)) ?? null;
  panel.replaceChildren(
    make(
      "header",
      {},
      make("h2", {}, "Kịch bản mẫu"),
      make("p", { class: "scenario-count" }, `${store.steps.filter(isDone).length}/${store.steps.length}`),
      make(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Đóng kịch bản", onclick: () => toggle(false) },
        icon("close"),
      ),
    ),
    make("ol", { class: "steps" }, ...store.steps.map((step, index) => item(step, index, current))),
    current
      ? deeds(current)
      : make(
          "p",
          { class: "scenario-end" },
          "Đã hết một ngày của Ban chỉ đạo. Muốn xem lại từ đầu, mời đồng chí dừng chương trình rồi chạy: ",
          make("code", {}, "uv run bot --fresh"),
        ),
  );
  if (focus) panel.querySelector(`[data-key="${focus}"]`)?.focus();
  panel.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function item(step, index, current) {
  const who = person(step.as);
  const isCurrent = step === current;
  return make(
    "li",
    { class: isDone(step) ? "done" : "", "aria-current": isCurrent ? "step" : undefined },
    make("span", { class: "step-mark", "aria-hidden": "true" }, isDone(step) ? icon("check") : String(index + 1)),
    make(
      "div",
      {},
      make("h3", {}, step.title, isDone(step) && make("span", { class: "unseen" }, " (đã xong)")),
      isCurrent && details(step, who),
    ),
  );
}

function details(step, who) {
  return make(
    "div",
    { class: "step-details" },
    make("p", {}, step.explain),
    step.at === null &&
      who &&
      make(
        "p",
        { class: "step-who" },
        avatar(who),
        make("span", {}, make("b", {}, who.name), make("small", {}, position(who))),
      ),
    step.text && make("pre", { class: "step-text" }, step.text.trim()),
    step.file && make("p", { class: "step-text" }, `Gửi tệp ${step.file}`),
    step.press && make("p", { class: "step-text" }, "Bấm nút ", make("b", {}, step.press)),
    step.at !== null && make("p", { class: "step-text" }, `Đồng hồ đến ${time(step.at)}, ${fullDate(step.at)}`),
  );
}

function deeds(step) {
  const isStopped = busy || !store.online || store.clock.moving;
  return make(
    "footer",
    {},
    trouble && make("p", { class: "scenario-trouble", role: "alert" }, trouble),
    make(
      "button",
      {
        type: "button",
        class: "primary",
        "data-key": "next",
        "aria-disabled": isStopped ? "true" : undefined,
        onclick: () => !isStopped && run(step),
      },
      busy || store.clock.moving ? "Đang làm…" : "Bước tiếp",
    ),
    make(
      "button",
      { type: "button", class: "plain", "data-key": "skip", onclick: () => skip(step) },
      "Bỏ qua bước này",
    ),
  );
}

function skip(step) {
  skipped = new Set([...skipped, step.nonce]);
  trouble = "";
  draw();
}

async function run(step) {
  busy = true;
  trouble = "";
  draw();
  try {
    choose(step.as, step.chat, { keepFocus: true });
    await until(() => store.me === step.as && store.log.chat === step.chat && store.log.loaded);
    if (step.text !== null) await type(step);
    else if (step.file !== null) await sendNamed(step);
    else if (step.press !== null) await pressNewest(step);
    else moveClock(step.clock);
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    trouble = step.press
      ? `Chưa thấy nút “${step.press}”. Mời đồng chí chờ trợ lý trả lời rồi bấm lại, hoặc bỏ qua bước này.`
      : "Chương trình chưa trả lời. Mời đồng chí thử lại.";
  } finally {
    busy = false;
    draw();
  }
}

async function type(step) {
  write(step.text.trim());
  if (!calm()) await pause(500);
  submit(step.nonce);
}

async function sendNamed(step) {
  const answer = await fetch(`/scenario/${step.file}`);
  if (!answer.ok) return emit("toast", await answer.text());
  return sendFile(new File([await answer.blob()], step.file), { caption: step.caption, nonce: step.nonce });
}

async function pressNewest(step) {
  const [message, data] = await until(() => newestButton(step.press));
  toEnd(false);
  const key = document.querySelector(`.message[data-id="${message.id}"] [data-press="${CSS.escape(data)}"]`);
  key?.scrollIntoView({ block: "nearest" });
  if (key) flash(key);
  if (!calm()) await pause(600);
  press(message, data, step.nonce);
}

function newestButton(label) {
  for (const message of [...store.log.messages].reverse()) {
    const found = message.buttons.flat().find(([words]) => words.toLowerCase().includes(label.toLowerCase()));
    if (found) return [message, found[1]];
  }
  return null;
}

class TooLong extends Error {}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The first truthy value of `look`, asked again and again for as long as we have patience. */
async function until(look) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new TooLong();
    await pause(50);
  }
}
