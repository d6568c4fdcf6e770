// What only the browser can do at the curator's desk: take a text as soon as it is pasted, take a
// number that was selected, go to a mark that was clicked, save a file, keep the draft over a reload.
const STORE = `estimate-timeline draft ${window.location.pathname}`;
const KEPT = window.sessionStorage; // of this tab alone, and gone with it
let listens, session, now, tell, button, chosen, asked, saved;

// A box of Streamlit's sends what it holds when it is left.
const sendPasted = (event) => {
  const box = event.target.closest?.(".st-key-curate_text textarea");
  if (box) setTimeout(() => box.blur());
};

const textOf = (event) => event.target.closest?.(".marked");

// Counted in letters, as Python does; the numbers of the marks are no part of the text.
const lettersIn = (range) => {
  const part = range.cloneContents();
  part.querySelectorAll("sup").forEach((number) => number.remove());
  return [...part.textContent].length;
};

const offerSelected = () => {
  const selection = document.getSelection();
  const range = selection.rangeCount && !selection.isCollapsed && selection.getRangeAt(0);
  const text = range && range.commonAncestorContainer.parentElement?.closest(".marked");
  button.hidden = !text || !range.toString().trim();
  if (button.hidden) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = lettersIn(before);
  chosen = [start, start + lettersIn(range)];
  const place = range.getBoundingClientRect();
  button.style.left = `${Math.max(8, Math.min(place.left, window.innerWidth - 200))}px`;
  button.style.top = `${Math.min(place.bottom + 6, window.innerHeight - 44)}px`;
};

const goToMark = (event) => {
  const mark = event.target.closest?.(".marked mark");
  if (mark && document.getSelection().isCollapsed) {
    tell("gone_to", parseInt(mark.querySelector("sup").textContent, 10));
  }
};

const listen = (host) => {
  button = document.createElement("button");
  button.hidden = true;
  button.style.cssText =
    "position:fixed;z-index:1000;padding:.35rem .7rem;border:0;border-radius:.4rem;cursor:pointer;" +
    "font:600 14px var(--st-font,sans-serif);color:#fff;background:#a33b16";
  // Pressed before the selection it belongs to goes.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    tell("taken", chosen);
    document.getSelection().removeAllRanges();
    document.activeElement?.blur(); // keys are for the cards now, not for a box
  });
  host.append(button);
  document.addEventListener("paste", sendPasted);
  document.addEventListener("selectionchange", offerSelected);
  document.addEventListener("click", goToMark);
  return () => {
    document.removeEventListener("paste", sendPasted);
    document.removeEventListener("selectionchange", offerSelected);
    document.removeEventListener("click", goToMark);
    button.remove();
  };
};

// A session that has just begun asks for what the one before it has kept.
const keep = ({ draft, begun }) => {
  try {
    const held = KEPT.getItem(STORE);
    if (begun !== session && held && !draft) tell("kept", held);
    else if (draft) KEPT.setItem(STORE, draft);
    else KEPT.removeItem(STORE);
  } catch {
    // A browser that keeps nothing loses the draft with a reload, as the page says it may.
  }
  session = begun;
};

// Streamlit's grid tells of a cell 150 ms after it was typed, often after the click on a button.
const TOLD = 200;
const tellReady = (asking) => {
  if (!asking || asking.id === asked) return;
  asked = asking.id;
  setTimeout(() => tell("ready", asking.id), TOLD);
};

// Each file once, however often the page is drawn with it.
const save = (file) => {
  if (!file || file.id === saved) return;
  saved = file.id;
  const content = Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/csv" }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

// The estimate to be decided: its mark in the text, and its card beside it.
const showDecided = () => {
  const mark = document.querySelector(".marked mark.now");
  const number = mark?.textContent;
  if (number && number !== now) {
    mark.scrollIntoView({ block: "nearest" });
    document.querySelector("[class*=st-key-now_candidate]")?.scrollIntoView({ block: "nearest" });
  }
  now = number;
};

export default function ({ data, parentElement, setTriggerValue }) {
  tell = setTriggerValue;
  if (!listens) listens = listen(parentElement);
  button.textContent = data.take;
  keep(data);
  tellReady(data.asked);
  save(data.file);
  requestAnimationFrame(showDecided);
  return () => {
    listens?.();
    listens = undefined;
  };
}
