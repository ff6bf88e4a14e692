// What is seen: the launcher, the panel, the messages. Words come from outside; text is only ever set as text.

const SMALL = "(max-width: 480px), (max-height: 480px)";
const BURST_MS = 2000;
// What a person may want to tap: full phone numbers and web addresses. Short codes are left alone: a bare
// "112" cannot be told from any other number.
const LINK = /((?:\+|\b0)\d[\d ()-]{5,}\d|https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;
const ICONS = {
  chat: "M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.7A8.4 8.4 0 1 1 21 11.5z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4",
};

function make(tag, name, within, attributes) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  for (const key of Object.keys(attributes || {})) node.setAttribute(key, attributes[key]);
  if (within) within.appendChild(node);
  return node;
}

function icon(name, within) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.appendChild(document.createElementNS(space, "path")).setAttribute("d", ICONS[name]);
  within.appendChild(svg);
}

function addText(node, text) {
  text.split(LINK).forEach((part, index) => {
    if (!part) return;
    if (index % 2 === 0) { node.appendChild(document.createTextNode(part)); return; }
    const isWeb = part.startsWith("http");
    const link = make("a", "", node, { dir: "ltr", href: isWeb ? part : "tel:" + part.replace(/[^\d+]/g, "") });
    if (isWeb) { link.target = "_blank"; link.rel = "noopener noreferrer"; }
    link.textContent = part;
  });
}

class Panel {
  // `say({text})` or `say({choice, text})` sends; `opened(isOpen)` tells that the panel was opened or closed.
  constructor(root, on) {
    this.on = on;
    this.words = {};
    this.unread = 0;
    this.shown = {};
    this.box = make("div", "k", root);
    this.launch = make("button", "launch", this.box, { type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" });
    icon("chat", this.launch);
    this.count = make("span", "count", this.launch, { hidden: "" });
    this.buildPanel();
    this.listen();
  }

  buildPanel() {
    this.panel = make("section", "panel", this.box, { role: "dialog", "aria-labelledby": "k-title", "aria-describedby": "k-intro", hidden: "" });
    const head = make("header", "head", this.panel);
    this.title = make("h2", "", head, { id: "k-title" });
    this.close = make("button", "close", head, { type: "button" });
    icon("close", this.close);
    // Quiet until the talk so far is in: a screen reader need not hear it all again.
    this.log = make("div", "log", this.panel, { role: "log", "aria-live": "off", tabindex: "0" });
    this.intro = make("p", "intro", this.log, { id: "k-intro" });
    this.choices = make("div", "choices", this.log, { role: "group", hidden: "" });
    this.note = make("p", "note", this.panel, { role: "status", hidden: "" });
    this.form = make("form", "form", this.panel);
    this.input = make("textarea", "", this.form, { rows: "1", maxlength: "10000", enterkeyhint: "send" });
    this.send = make("button", "send", this.form, { type: "submit" });
    icon("send", this.send);
  }

  listen() {
    this.launch.addEventListener("click", () => this.show(true));
    this.close.addEventListener("click", () => this.hide());
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); this.hide(); }
      if (event.key === "Tab") this.keepFocus(event);
    });
    this.input.addEventListener("keydown", (event) => {
      // While a word is being composed (many keyboards of Asia) Enter belongs to the keyboard.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
    });
    this.input.addEventListener("input", () => this.grow());
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
  }

  setWords(words) {
    this.words = words;
    this.box.lang = words.language;
    this.panel.dir = words.direction;
    this.title.textContent = words.widget_title;
    this.log.setAttribute("aria-label", words.widget_log);
    this.intro.textContent = words.disclosure;
    this.intro.dir = words.direction;
    this.input.placeholder = words.widget_placeholder;
    this.input.setAttribute("aria-label", words.widget_placeholder);
    for (const name of ["close", "send"]) this[name].setAttribute("aria-label", words["widget_" + name]);
    this.nameLauncher();
    if (this.noteKey) this.setNote(this.noteKey);
    this.grow();
  }

  nameLauncher() {
    const count = this.unread || "";
    this.count.textContent = count;
    this.count.hidden = !count;
    this.launch.setAttribute("aria-label", (this.words.widget_open || "Kindline") + (count ? " (" + count + ")" : ""));
  }

  show(withFocus) {
    this.panel.hidden = false;
    this.launch.hidden = true;
    this.launch.setAttribute("aria-expanded", "true");
    this.panel.setAttribute("aria-modal", String(matchMedia(SMALL).matches));
    this.unread = 0;
    this.nameLauncher();
    this.toEnd();
    if (withFocus) this.input.focus();
    this.on.opened(true);
  }

  hide() {
    this.panel.hidden = true;
    this.launch.hidden = false;
    this.launch.setAttribute("aria-expanded", "false");
    this.launch.focus();
    this.on.opened(false);
  }

  keepFocus(event) {
    // On a small screen the panel hides the page, so the focus must not wander behind it.
    if (!matchMedia(SMALL).matches) return;
    const active = this.panel.getRootNode().activeElement;
    const [from, to] = event.shiftKey ? [this.close, this.send] : [this.send, this.close];
    if (active === from) { event.preventDefault(); to.focus(); }
  }

  submit() {
    const text = this.input.value;
    if (!text.trim()) return;
    this.input.value = "";
    this.grow();
    this.on.say({ text });
  }

  grow() {
    // "auto" would put an empty field's placeholder left to right in every language.
    this.input.dir = this.input.value ? "auto" : this.panel.dir;
    this.input.style.height = "auto";
    this.input.style.height = Math.min(this.input.scrollHeight + 3, 140) + "px";
  }

  add(item) {
    const known = item.id && this.shown[item.id];
    if (known) { known.classList.remove("pending"); return; }
    const node = make("div", "say " + item.author, null, { dir: item.author === "you" ? "auto" : item.direction });
    if (item.language && item.author !== "you") node.lang = item.language;
    const label = this.words[item.author === "you" ? "widget_you" : "widget_bot"];
    make("span", "hide", node).textContent = label && item.author !== "counsellor" ? label + ": " : "";
    if (item.author === "you") node.appendChild(document.createTextNode(item.text));
    else addText(node, item.text);
    this.log.insertBefore(node, this.choices);
    this.intro.hidden = true;
    this.panel.removeAttribute("aria-describedby");
    this.anchorAt(node, item);
    if (item.id) this.shown[item.id] = node;
    if (item.isPending) node.classList.add("pending");
    this.setChoices(item);
    this.toEnd();
    if (this.panel.hidden && item.author !== "you" && this.isLive) { this.unread++; this.nameLauncher(); }
  }

  setChoices(item) {
    const buttons = item.buttons || [];
    if (!buttons.length && item.author !== "you") return;
    const hadFocus = this.choices.contains(this.panel.getRootNode().activeElement);
    this.choices.textContent = "";
    this.choices.hidden = !buttons.length;
    this.choices.dir = item.direction || "";
    for (const button of buttons) {
      const node = make("button", "", this.choices, { type: "button", lang: item.language });
      node.textContent = button.title;
      node.addEventListener("click", () => this.on.say({ choice: button.token, text: button.title }));
    }
    if (hadFocus) this.log.focus();
  }

  mark(id, state) {
    const node = this.shown[id];
    if (!node) return;
    node.classList.remove("pending");
    if (state) node.classList.add(state);
  }

  live() {
    if (this.isLive) return;
    this.isLive = true;
    // After this task, so that the messages just put in are still covered by the quiet.
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
  }

  setNote(key) {
    this.noteKey = key;
    const text = key ? this.words[key] || "" : "";
    if (this.note.textContent !== text) this.note.textContent = text;
    this.note.hidden = !text;
  }

  clear() {
    for (const node of this.log.querySelectorAll(".say")) node.remove();
    this.shown = {};
    this.anchor = null;
    this.choices.hidden = true;
  }

  anchorAt(node, item) {
    // Messages that come together are read from the first on: crisis words never scroll away under what follows.
    const now = Date.now();
    const isOwn = item.author === "you";
    if (isOwn || this.isOwnAnchor || now - this.addedAt > BURST_MS || !this.anchor) this.anchor = node;
    this.isOwnAnchor = isOwn;
    this.addedAt = now;
  }

  toEnd() {
    const top = this.anchor ? this.anchor.offsetTop - 12 : Infinity;
    this.log.scrollTop = Math.min(this.log.scrollHeight, top);
  }
}
