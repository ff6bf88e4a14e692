// The talk with the server: one session, a queue that survives a reload, and a stream of items by number.

const KEY = "kindline:";
const HEARTBEAT_LIMIT_MS = 40000; // the server speaks every 15 s; two missed beats mean the line is dead
const FIRST_BYTE_LIMIT_MS = 10000; // a proxy that holds streams back never shows the first byte
const SHORT_STREAM_MS = 3000; // a stream that ends sooner is being cut by something in between
const CAN_STREAM = !!(window.ReadableStream && window.AbortController && "body" in Response.prototype);
const WAITS_MS = [1000, 2000, 4000, 8000, 15000, 30000];

// Storage may be refused (private windows, embedded pages); the talk then lasts as long as the page.
const memory = {};
const store = {
  get(name) {
    try { return localStorage.getItem(KEY + name); } catch (e) { return memory[name] || null; }
  },
  set(name, value) {
    try { localStorage.setItem(KEY + name, value); } catch (e) { memory[name] = value; }
  },
  drop(name) {
    delete memory[name];
    try { localStorage.removeItem(KEY + name); } catch (e) { /* nothing was kept */ }
  },
  names() {
    try { return Object.keys(localStorage).filter((n) => n.startsWith(KEY)).map((n) => n.slice(KEY.length)); }
    catch (e) { return Object.keys(memory); }
  },
};

function newId() {
  // crypto.randomUUID is missing in older browsers and on pages without TLS.
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64;
  b[8] = (b[8] & 63) | 128;
  const hex = Array.from(b, (x) => (x + 256).toString(16).slice(1)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

class Talk {
  // `show(item)`, `sent(id)`, `failed(id)`, `line(isUp)`, `ready()` (history is in), `restart()`, `closed()`.
  constructor(api, hints, on) {
    this.api = api;
    this.hints = hints;
    this.on = on;
    this.place = api + (hints.clinic ? "|" + hints.clinic : "");
    this.token = store.get("talk|" + this.place);
    this.seq = 0;
    this.tries = 0;
    this.brokenStreams = CAN_STREAM ? 0 : Infinity;
    this.polls = 0;
    this.pumpTries = 0;
    this.queue = this.kept();
    this.isRunning = false;
    this.wakers = [];
    addEventListener("online", () => this.wake(CAN_STREAM));
    addEventListener("offline", () => this.lost());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.wake(); });
  }

  // One entry a message, so that two tabs never overwrite each other's; both may send it, the id makes it one.
  kept() {
    const prefix = "queue|" + this.place + "|";
    const read = (name) => { try { return JSON.parse(store.get(name)); } catch (e) { return null; } };
    return store.names().filter((n) => n.startsWith(prefix)).map(read).filter(Boolean)
      .sort((a, b) => a.at - b.at);
  }

  say(message) {
    const entry = Object.assign({ id: newId(), at: Date.now() }, message);
    store.set("queue|" + this.place + "|" + entry.id, JSON.stringify(entry));
    this.queue.push(entry);
    this.open();
    this.pump();
    return entry;
  }

  done(entry, outcome) {
    store.drop("queue|" + this.place + "|" + entry.id);
    this.queue = this.queue.filter((other) => other !== entry);
    this.on[outcome](entry.id);
  }

  async open() {
    if (this.isRunning) return;
    this.isRunning = true;
    while (this.isRunning) {
      try {
        if (!this.isStarted) await this.start();
        this.pump();
        await (this.brokenStreams < 2 ? this.stream() : this.poll());
        this.found();
      } catch (error) {
        if (error.status === 401) this.forget();
        if (error.status === 403 || error.status === 404) { this.isRunning = false; this.on.closed(); return; }
        this.lost();
        await this.rest();
      }
    }
  }

  async start() {
    const hints = Object.assign({}, this.hints, this.token ? { talk: this.token } : {});
    const answer = await this.call("start", hints, 15000).then((r) => r.json());
    if (this.token && !answer.resumed) { this.seq = 0; this.on.restart(); }
    this.token = answer.talk;
    store.set("talk|" + this.place, this.token);
    this.isStarted = true;
  }

  forget() {
    this.isStarted = false;
  }

  async pump() {
    if (this.isPumping || !this.isStarted) return;
    this.isPumping = true;
    let entry;
    try {
      while (this.queue.length && this.isStarted) {
        entry = this.queue[0];
        const content = entry.choice ? { choice: entry.choice } : { text: entry.text };
        await this.call("send", Object.assign({ id: entry.id }, content), 20000);
        this.pumpTries = 0;
        this.done(entry, "sent");
      }
    } catch (error) {
      // Nothing that could be sent again with success: say so and go on with the next.
      if (error.status === 400 || error.status === 413) this.done(entry, "failed");
      else if (error.status === 401) this.forget();
      else this.lost();
      setTimeout(() => this.pump(), WAITS_MS[Math.min(this.pumpTries++, 5)]);
    } finally {
      this.isPumping = false;
    }
  }

  async stream() {
    const stop = new AbortController();
    const began = Date.now();
    let timer;
    let hasSpoken = false;
    const cut = () => stop.abort();
    const watch = (ms) => { clearTimeout(timer); timer = setTimeout(cut, ms); };
    addEventListener("offline", cut);
    watch(FIRST_BYTE_LIMIT_MS);
    try {
      const response = await this.fetch("events?after=" + this.seq, { signal: stop.signal });
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let text = "";
      for (;;) {
        const part = await reader.read();
        if (part.done) break;
        hasSpoken = true;
        watch(HEARTBEAT_LIMIT_MS);
        this.found();
        text += decoder.decode(part.value, { stream: true });
        const frames = text.split("\n\n");
        text = frames.pop();
        this.take(frames.map(itemOf).filter(Boolean));
      }
    } finally {
      clearTimeout(timer);
      removeEventListener("offline", cut);
      this.brokenStreams = hasSpoken && Date.now() - began > SHORT_STREAM_MS ? 0 : this.brokenStreams + 1;
    }
  }

  async poll() {
    const response = await this.fetch("poll?after=" + this.seq, {}, 40000);
    this.take((await response.json()).items);
    if (++this.polls % 20 === 0 && CAN_STREAM) this.brokenStreams = 1; // one more chance for a stream
  }

  take(items) {
    for (const item of items) {
      if (item.seq <= this.seq) continue;
      this.seq = item.seq;
      if (item.author === "you") {
        const entry = this.queue.find((other) => other.id === item.id);
        if (entry) this.done(entry, "sent");
      }
      this.on.show(item);
    }
    this.on.ready();
  }

  call(name, body, limit) {
    const options = { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    return this.fetch(name, options, limit);
  }

  async fetch(path, options, limit) {
    const headers = Object.assign({}, options.headers);
    if (this.isStarted) headers.Authorization = "Bearer " + this.token;
    const request = fetch(this.api + path, Object.assign({ credentials: "omit", cache: "no-store" }, options, { headers }));
    const late = new Promise((_, no) => limit && setTimeout(() => no(new Error("late")), limit));
    const response = await Promise.race([request, late]);
    if (!response.ok) throw Object.assign(new Error("refused"), { status: response.status });
    return response;
  }

  found() { this.tries = 0; this.on.line(true); }

  lost() { this.on.line(false); }

  rest() {
    const ms = WAITS_MS[Math.min(this.tries++, 5)] * (0.75 + Math.random() / 2);
    return new Promise((go) => { this.wakers.push(go); setTimeout(go, ms); });
  }

  wake(isFresh) {
    if (isFresh) this.brokenStreams = 0;
    this.wakers.splice(0).forEach((go) => go());
    this.pump();
  }
}

function itemOf(frame) {
  const data = frame.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
  return data ? JSON.parse(data) : null;
}
