/** What the page knows. Modules change it through the functions here and listen to its events. */

export const store = {
  people: new Map(), // id -> person
  unread: new Map(), // "person:chat" -> count
  me: null, // whom we play
  chats: [], // my chats
  chat: null, // the id of the open one
  log: { chat: null, as: null, messages: [], more: false, loaded: false, loading: false, firstUnread: null },
  pending: [], // what has not reached the server
  online: false,
  clock: { now: Date.now(), since: performance.now(), moving: false, moves: [] },
  steps: [], // of the sample day
};

const events = new EventTarget();

export const on = (name, listener) => events.addEventListener(name, (event) => listener(event.detail));
export const emit = (name, detail) => events.dispatchEvent(new CustomEvent(name, { detail }));

export const person = (id) => store.people.get(id) ?? null;
export const chatOf = (id) => store.chats.find((chat) => chat.id === id) ?? null;
export const unreadOf = (user, chat) => store.unread.get(`${user}:${chat}`) ?? 0;
export const now = () => store.clock.now + (store.clock.moving ? 0 : performance.now() - store.clock.since);

/** Everything that this person has not read. */
export function unreadTotal(user) {
  let total = 0;
  for (const [key, count] of store.unread) if (key.startsWith(`${user}:`)) total += count;
  return total;
}

export function setUnread(rows) {
  for (const [user, chat, count] of rows) store.unread.set(`${user}:${chat}`, count);
  emit("unread");
}

export function setClock({ now: ms, moving, moves }) {
  store.clock = { now: ms, since: performance.now(), moving, moves };
  emit("clock");
}

/** A message is new or changed: keep the log in order of ids, and the chat's last message. */
export function putMessage(message) {
  const chat = chatOf(message.chat);
  if (chat && (!chat.last || chat.last.id <= message.id)) chat.last = message;
  if (store.log.chat === message.chat && store.log.loaded) {
    const { messages } = store.log;
    const index = messages.findIndex((one) => one.id === message.id);
    if (index >= 0) messages[index] = message;
    else if (messages.length === 0 || messages.at(-1).id < message.id) messages.push(message);
    else if (messages[0].id < message.id || !store.log.more) {
      messages.push(message);
      messages.sort((a, b) => a.id - b.id);
    }
    for (const one of messages) {
      if (one.answers?.id === message.id) one.answers = { ...one.answers, deleted: message.deleted };
    }
  }
}

/** One look into a chat's past came: its newest messages, or those before the ones we have. */
export function putHistory({ chat, before, messages, more }) {
  const log = store.log;
  if (log.chat !== chat) return;
  log.loading = false;
  if (before === null) {
    const oldest = messages[0]?.id ?? Infinity;
    const joins = log.loaded && log.messages.some((one) => one.id >= oldest);
    const kept = joins ? log.messages.filter((one) => one.id < oldest) : [];
    log.messages = [...kept, ...messages];
    if (!joins) log.more = more;
  } else if (log.messages[0]?.id === before) {
    log.messages = [...messages, ...log.messages];
    log.more = more;
  }
  log.loaded = true;
  emit("history", { older: before !== null });
}
