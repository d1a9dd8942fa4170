/** The words of the page, and how it writes dates, times and sizes. */

import { plain } from "./rich.js";

const ZONE = "Asia/Ho_Chi_Minh";
const TIME = new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DATE = new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, day: "2-digit", month: "2-digit", year: "numeric" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "short" });
const WEEKDAYS = {
  Mon: "Thứ Hai",
  Tue: "Thứ Ba",
  Wed: "Thứ Tư",
  Thu: "Thứ Năm",
  Fri: "Thứ Sáu",
  Sat: "Thứ Bảy",
  Sun: "Chủ nhật",
};

export const BOT = "Trợ lý Ban chỉ đạo";

/** The left column's headings, in its order. */
export const ROLES = [
  ["health_station", "Trạm y tế"],
  ["hamlet_leader", "Lãnh đạo thôn"],
  ["chair", "Trưởng ban"],
  ["secretary", "Văn phòng"],
  ["police", "Công an"],
  ["officer", "Cán bộ ngành"],
  ["broadcaster", "Đài truyền thanh"],
];

export const time = (ms) => TIME.format(ms);

const part = (parts, type) => parts.find((one) => one.type === type).value;

/** dd/mm/yyyy */
export function date(ms) {
  const parts = DATE.formatToParts(ms);
  return `${part(parts, "day")}/${part(parts, "month")}/${part(parts, "year")}`;
}

/** Thứ Hai, 14/06/2021 */
export const fullDate = (ms) => `${WEEKDAYS[WEEKDAY.format(ms)]}, ${date(ms)}`;

/** 1,5 MB */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} byte`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${value.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
}

export const count = (n) => (n > 99 ? "99+" : String(n));

/** One line of what a message says. */
export function preview(message) {
  if (message.deleted) return "Tin nhắn đã xoá";
  const text = (message.from === null ? plain(message.text) : message.text).replace(/\s+/g, " ").trim();
  if (!message.file) return text.slice(0, 160);
  const kind = message.file.width ? "Ảnh" : message.file.name;
  return text ? `${kind}: ${text.slice(0, 140)}` : kind;
}

/** What a person is, under the name: the title, or the role with the hamlet. */
export function position(person) {
  if (person.title) return person.title;
  const role = ROLES.find(([key]) => key === person.role)?.[1] ?? "";
  return person.hamlet ? `Lãnh đạo thôn ${person.hamlet}` : role;
}
