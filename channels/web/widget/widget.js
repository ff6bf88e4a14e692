// The start: reads the script tag, makes the shadow root, joins the talk and the panel.

const script = document.currentScript;
const given = script.dataset;
const api = new URL("channels/web/", script.src).href;
const COLOUR = "#2c6a5d";

function inkOn(colour) {
  // White or near-black, whichever reads better; relative luminance as in WCAG 2.2.
  const parts = [1, 3, 5].map((at) => parseInt(colour.substr(at, 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4)));
  const light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.056 ? "#fff" : "#151413";
}

function addStyle(root) {
  const css = "widget.css";
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch (error) {
    const style = make("style", "", root);
    style.nonce = script.nonce || "";
    style.textContent = css;
  }
}

function main() {
  const host = make("kindline-widget", "", document.body);
  const root = host.attachShadow ? host.attachShadow({ mode: "open" }) : host;
  addStyle(root);
  const first = given.language || document.documentElement.lang || navigator.language || "en";
  let language;
  let isOpened = false;

  const panel = new Panel(root, {
    say(message) {
      const entry = talk.say(message);
      panel.add({ id: entry.id, author: "you", text: message.text, isPending: true });
    },
    opened(isOpen) {
      // Told to this tab only, so that a reload finds the panel as it was left.
      try { sessionStorage.setItem(KEY + "open", isOpen ? "1" : ""); } catch (e) { /* not kept */ }
      if (isOpen && !isOpened) {
        isOpened = true;
        talk.open();
      }
    },
  });
  const colour = /^#[0-9a-f]{6}$/i.test(given.color || "") ? given.color : COLOUR;
  panel.box.style.setProperty("--main", colour);
  panel.box.style.setProperty("--on", inkOn(colour));
  // Where a line ends, unless the page says otherwise.
  const isRtl = getComputedStyle(document.documentElement).direction === "rtl";
  if ((given.position || (isRtl ? "left" : "right")) === "left") panel.box.classList.add("left");

  const speak = (tag, tries) => {
    if (tag === language) return;
    language = tag;
    fetch(api + "words?language=" + encodeURIComponent(tag), { credentials: "omit" })
      .then((r) => { if (r.ok) return r.json(); throw new Error("no words"); })
      .then((words) => { if (tag === language) panel.setWords(words); })
      .catch(() => setTimeout(() => { if (tag === language) { language = ""; speak(tag, tries + 1); } }, WAITS_MS[Math.min(tries, 5)]));
  };
  const talk = new Talk(api, { clinic: given.clinic, language: given.language, region: given.region }, {
    show(item) {
      if (item.author !== "you") speak(item.language, 0);
      panel.add(item);
    },
    sent: (id) => panel.mark(id),
    failed: (id) => panel.mark(id, "failed"),
    line(isUp) {
      panel.setNote(isUp ? "" : talk.isStarted || talk.tries < 2 ? "widget_waiting" : "widget_failed");
    },
    ready() {
      for (const entry of talk.queue) panel.add(Object.assign({ author: "you", isPending: true }, entry));
      panel.live();
    },
    restart: () => panel.clear(),
    closed: () => panel.setNote("widget_failed"),
  });
  panel.nameLauncher();
  speak(first, 0);
  let wasOpen = "";
  try { wasOpen = sessionStorage.getItem(KEY + "open"); } catch (e) { /* not kept */ }
  if (wasOpen) panel.show(false);
}

if (document.body) main();
else addEventListener("DOMContentLoaded", main);
