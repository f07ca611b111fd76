// Keys for the screens where people decide. Every key presses a button or follows a link that is
// there without it.
"use strict";

const KEYS = {
  a: () => press("accept"),
  r: () => explain("reject"),
  c: () => openPart("correct"),
  g: () => press("agree"),
  e: () => follow(within("enter") ?? document.querySelector('[data-do="enter"]')),
  o: () => follow(current()?.querySelector(".quote")),
  d: () => copy(),
  s: () => split(),
  m: () => merge(),
  w: () => openIn(document.querySelector('[data-do="warn"]')),
  A: () => document.querySelector('[data-do="accept-all"]')?.click(),
  R: () => explain("reject-all", document.getElementById("whole")),
  n: () => follow(document.querySelector('[data-do="next"]')),
  p: () => follow(document.querySelector('[data-do="previous"]')),
  u: () => (document.querySelector('[data-do="undo"]') ?? document.querySelector('[data-do="undo-last"]'))?.click(),
  b: () => follow(document.querySelector('[data-do="show"]')),
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  "?": () => document.getElementById("keys")?.showModal(),
};
const TYPED = "input:not([type=radio]):not([type=checkbox]), select, textarea";

function items() {
  return [...document.querySelectorAll(".item")].filter((item) => item.offsetParent !== null);
}

function current() {
  return document.activeElement?.closest(".item") ?? null;
}

function move(step) {
  const all = items();
  const here = all.indexOf(current());
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step;
  all[next]?.focus();
}

function within(what) {
  return current()?.querySelector(`[data-do="${what}"]`) ?? null;
}

function press(what) {
  within(what)?.click();
}

function follow(link) {
  link?.click();
}

// Opens a part of the page and goes into its first field.
function openIn(part) {
  if (!part) return;
  part.open = true;
  const field = [...part.querySelectorAll("input, select, button")].find((each) => each.offsetParent !== null && !each.disabled);
  field?.focus();
  field?.select?.();
}

function openPart(what) {
  openIn(within(what));
}

// Asks why before it presses: Enter in the reason or the note then does.
function explain(what, form = current()) {
  const button = form?.querySelector(`[data-do="${what}"]`);
  const reason = button?.form.querySelector('[data-do="reason"]');
  if (!button || !reason) return;
  const code = reason.querySelector('[name="code"]');
  if (what === "reject") code.value = "misread";
  if (what === "reject-all") code.value = "out of scope";
  button.form.dataset.pending = what;
  openIn(reason);
}

function split() {
  const part = document.getElementById(`part-${current()?.dataset.article}`);
  part?.querySelector('[data-do="split"]')?.focus();
}

// The article of what is in focus, and then the choice of its original.
function copy() {
  const form = document.querySelector('[data-do="copy"]');
  const id = current()?.dataset.article;
  if (!form) return;
  openIn(form);
  if (!id) return;
  form.querySelector('[name="one"]').value = id;
  const other = form.querySelector('[name="other"]');
  other.value = [...other.options].find((each) => each.value !== id)?.value;
  other.focus();
}

function merge() {
  const proposed = document.querySelector('[data-do="merge-proposed"]');
  if (proposed) proposed.focus();
  else openIn(document.querySelector('[data-do="merge"]'));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const field = event.target.closest?.(TYPED);
  if (field) {
    inField(event, field);
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

function inField(event, field) {
  if (event.key === "Escape") {
    (field.closest(".item") ?? document.getElementById("main")).focus();
    event.preventDefault();
  }
  if (event.key !== "Enter" || field.tagName === "TEXTAREA" || !field.form) return;
  const pending = field.form.dataset.pending;
  const button = pending
    ? field.form.querySelector(`[data-do="${pending}"]`)
    : [...field.form.querySelectorAll("button")].filter((each) => !each.disabled)[0];
  if (!button || (field.form.classList.contains("verdict") && !pending)) return;
  event.preventDefault();
  button.click();
}

// Words chosen in the article's text are the ones cited. Offsets count code points, as on record.
const text = document.getElementById("text");
const cited = document.getElementById("cited");
if (text && cited) {
  const start = document.querySelector('[name="start"]');
  const take = () => {
    const words = text.value.slice(text.selectionStart, text.selectionEnd);
    if (!words.trim()) return;
    cited.value = words.trim();
    const lead = words.length - words.trimStart().length;
    start.value = [...text.value.slice(0, text.selectionStart + lead)].length;
  };
  text.addEventListener("select", take);
  text.addEventListener("keyup", take);
}

// After a decision the page comes anew: go on where one was.
const asked = location.hash.startsWith("#item-") ? document.getElementById(location.hash.slice(1)) : null;
if (asked) asked.focus();
