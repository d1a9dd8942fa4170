/** The clock bar. */

import { byId, make } from "./dom.js";
import { ask } from "./link.js";
import { emit, now, on, setClock, store } from "./store.js";
import { fullDate, time } from "./words.js";

export function startClock() {
  on("clock", draw);
  on("online", draw);
  setInterval(tick, 1000);
}

/** Ask for the clock to be moved to a moment in ISO form. */
export const moveClock = (to) =>
  ask({ do: "clock", to }) || emit("toast", "Mất kết nối với chương trình, chưa chuyển được đồng hồ.");

function tick() {
  const shown = time(now());
  const face = byId("clock-time");
  if (face.textContent !== shown) face.textContent = shown;
  const day = fullDate(now());
  if (byId("clock-date").textContent !== day) byId("clock-date").textContent = day;
}

function draw() {
  const { moving, moves } = store.clock;
  tick();
  document.body.classList.toggle("moving", moving);
  const bar = byId("clock-moves");
  bar.hidden = moves.length === 0;
  const wanted = moves.map(({ label, to }) => JSON.stringify([label, to, moving, store.online])).join();
  if (bar.dataset.drawn === wanted) return;
  const focused = [...bar.children].indexOf(document.activeElement);
  bar.dataset.drawn = wanted;
  bar.replaceChildren(
    ...moves.map(({ label, to }) =>
      make(
        "button",
        {
          type: "button",
          "aria-label": `Chuyển đồng hồ: ${label.replace("→", "đến")}`,
          "aria-disabled": moving || !store.online ? "true" : undefined,
          onclick: () => !moving && moveClock(to),
        },
        label,
      ),
    ),
  );
  if (focused >= 0) bar.children[focused]?.focus();
}

on("from:clock", setClock);
on("from:state", ({ clock }) => setClock(clock));
