// Keeps the hall up to date and sends its forms without leaving the page. Without it everything works by whole pages.
"use strict";

const hall = document.getElementById("hall");
const line = document.getElementById("line");
const waiting = [];
let sending = false;
let wake = () => {};

const fields = "input:not([type=hidden]), select, textarea";

function changed(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
  const said = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(said, 0);
}

function busy(block) {
  const focus = document.activeElement;
  if (block.contains(focus) && focus.matches(fields)) return true;
  return block.querySelector("form[data-kept], form[data-waits]") !== null || [...block.querySelectorAll(fields)].some(changed);
}

// Puts the blocks of a fresh page in the place of the old ones; a block in which somebody is writing stays.
function weave(old, fresh, sent) {
  const kept = new Map([...old.children].filter((block) => block !== sent && busy(block)).map((block) => [block.id, block]));
  const open = new Map([...old.querySelectorAll("details[id]")].map((each) => [each.id, each.open]));
  const read = new Map([...old.querySelectorAll(".paper")].map((each) => [each.closest("[id]").id, each.scrollTop]));
  for (const block of [...old.children]) if (!kept.has(block.id)) block.remove();
  let at = old.firstElementChild;
  for (const block of [...fresh.children]) {
    const mine = kept.get(block.id);
    if (!mine) {
      for (const each of [block, ...block.querySelectorAll("details[id]")]) if (open.get(each.id) && !sent) each.open = true;
      old.insertBefore(block, at);
      const paper = read.has(block.id) && block.querySelector(".paper");
      if (paper) paper.scrollTop = read.get(block.id);
    } else if (mine === at) at = at.nextElementSibling;
    kept.delete(block.id);
  }
  for (const left of kept.values()) {
    if (left.querySelector(".moved") || !hall.dataset.moved) continue;
    const note = document.createElement("p");
    note.className = "moved late";
    note.textContent = hall.dataset.moved;
    left.prepend(note);
  }
}

function show(html, sent, refused, gone) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const renewed = fresh.getElementById("hall");
  if (!renewed) return say(fresh.querySelector("main")?.innerText.trim() || hall.dataset.lost);
  const focus = document.activeElement?.id;
  const holds = sent?.closest("[data-blocks] > *");
  const place = holds?.parentElement.id;
  for (const old of document.querySelectorAll("[data-blocks]")) {
    const now = fresh.getElementById(old.id);
    if (now) weave(old, now, old.contains(holds) ? holds : null);
  }
  hall.dataset.seq = renewed.dataset.seq;
  sum();
  const wrong = refused && document.querySelector("#middle .refusal, #people .refusal");
  const first = wrong ? wrong.closest("form, section")?.querySelector(fields) : null;
  const stays = "stays" in hall.dataset && focus;
  const next = (gone || (!wrong && !stays && place === "middle")) && document.querySelector("#middle h2");
  if (first) first.focus();
  else if (next) {
    next.tabIndex = -1;
    next.focus();
  } else if (focus && document.activeElement === document.body) {
    const other = focus.replace(/^(up|down)-/, (_, way) => (way === "up" ? "down-" : "up-")); // of what has come to an end
    (document.getElementById(focus) || document.getElementById(other))?.focus();
  }
}

function say(words) {
  line.textContent = words;
  line.className = words ? "refusal box" : "";
}

async function renew(gone) {
  const to = new URL(location.href);
  to.searchParams.delete("done");
  const answer = await fetch(to, { headers: { accept: "text/html" } });
  show(await answer.text(), null, false, gone);
}

// Another item is shown without leaving the page, so that no key is lost on the way.
hall.addEventListener("click", (event) => {
  const to = event.target.closest("#items a");
  if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", to.href);
  renew(true).catch(() => say(hall.dataset.lost));
});
addEventListener("popstate", () => renew(true).catch(() => say(hall.dataset.lost)));

async function sendWaiting() {
  if (sending) return;
  sending = true;
  while (waiting.length) {
    const { form, url, body } = waiting[0];
    let answer, html;
    try {
      answer = await fetch(url, { method: "POST", body });
      html = await answer.text();
      if (answer.status >= 500) throw new Error(answer.statusText);
    } catch {
      say(hall.dataset.lost);
      await new Promise((again) => {
        wake = again;
        setTimeout(again, 2000);
      });
      continue;
    }
    waiting.shift();
    delete form.dataset.waits;
    say("");
    if (answer.redirected) {
      const there = new URL(answer.url);
      there.searchParams.delete("done");
      history.replaceState(null, "", there);
    }
    show(html, form.isConnected ? form : null, answer.status === 422);
  }
  sending = false;
}

function sum() {
  for (const place of document.querySelectorAll("[data-sums]")) {
    const chosen = [...place.closest("form").querySelectorAll("input[type=radio]:checked")].map((each) => each.value);
    place.textContent = ["yes", "no", "blank", "not_voting"].map((side) => chosen.filter((each) => each === side).length).join(" – ");
  }
}

hall.addEventListener("change", sum);
hall.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.getAttribute("method") !== "post") return; // form.method would be a field of that name
  event.preventDefault();
  if (form.dataset.waits) return;
  form.dataset.waits = "yes";
  const by = event.submitter;
  const body = new URLSearchParams(new FormData(form, by));
  waiting.push({ form, url: by?.hasAttribute("formaction") ? by.getAttribute("formaction") : form.getAttribute("action"), body });
  sendWaiting();
});

addEventListener("offline", () => say(hall.dataset.lost));
addEventListener("online", () => {
  wake();
  if (!waiting.length) renew().then(() => say(""), () => say(hall.dataset.lost));
});
addEventListener("beforeunload", (event) => {
  if (waiting.length) event.preventDefault();
});

function watch() {
  const news = new EventSource("/watch/" + encodeURIComponent(hall.dataset.journal));
  let lost = null;
  news.onopen = () => {
    clearTimeout(lost);
    lost = null;
    if (!waiting.length) say("");
  };
  news.onmessage = (event) => {
    if (event.data !== hall.dataset.seq && !sending) renew().catch(() => say(hall.dataset.lost));
  };
  news.onerror = () => {
    lost = lost || setTimeout(() => say(hall.dataset.lost), 3000);
    if (news.readyState === EventSource.CLOSED) setTimeout(watch, 3000);
  };
}

const keysOn = document.getElementById("keys-on");
if (keysOn) {
  keysOn.checked = localStorage.getItem("letters-are-keys") !== "no";
  keysOn.addEventListener("change", () => localStorage.setItem("letters-are-keys", keysOn.checked ? "yes" : "no"));
}

// An item of an agenda is dragged to its place; the order is sent when it is dropped.
hall.addEventListener("dragstart", (event) => {
  const item = event.target.closest?.("[data-order] > li");
  if (!item) return;
  event.dataTransfer.effectAllowed = "move";
  item.classList.add("dragged");
});
hall.addEventListener("dragover", (event) => {
  const [over, dragged] = [event.target.closest?.("[data-order] > li"), hall.querySelector(".dragged")];
  if (!dragged) return;
  event.preventDefault();
  if (!over || over === dragged) return;
  const after = event.clientY > over.getBoundingClientRect().top + over.offsetHeight / 2;
  over.parentElement.insertBefore(dragged, after ? over.nextElementSibling : over);
});
hall.addEventListener("drop", (event) => hall.querySelector(".dragged") && event.preventDefault());
hall.addEventListener("dragend", () => {
  const dragged = hall.querySelector(".dragged");
  if (!dragged) return;
  dragged.classList.remove("dragged");
  const items = [...dragged.parentElement.children].map((each) => each.dataset.item);
  if (items.every((item, place) => !place || Number(items[place - 1]) < Number(item))) return;
  const form = dragged.closest("form");
  const field = form.querySelector("[data-sequence]");
  Object.assign(field, { value: items.join(","), disabled: false });
  form.requestSubmit();
  field.disabled = true;
});

// Enter in a choice and Ctrl+Enter in a longer text press the first button of their form; Esc leaves a field.
function presses(event) {
  const form = event.target.closest?.("#hall form[method=post]");
  if (!form || event.altKey) return false;
  if (event.key === "Escape") return event.target.blur(), true;
  const sends = event.target.matches("textarea") ? event.ctrlKey || event.metaKey : event.target.matches("select") && !event.ctrlKey;
  if (event.key !== "Enter" || !sends) return false;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button:not([type=button])"));
  return true;
}

// In a table of rows a number chooses in its column, and goes on to the next row.
function calls(event) {
  const row = /^[1-9]$/.test(event.key) && event.target.closest?.(".roll tbody tr");
  const wanted = row && row.querySelector(`[data-n="${event.key}"] input`);
  if (!wanted) return false;
  event.preventDefault();
  wanted.checked = wanted.type === "radio" || !wanted.checked;
  wanted.dispatchEvent(new Event("change", { bubbles: true }));
  const next = row.nextElementSibling;
  (next ? next.querySelector("input:checked") || next.querySelector("input") : row.closest("form").querySelector("button")).focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (presses(event)) return;
  if (!keysOn?.checked || event.ctrlKey || event.altKey || event.metaKey) return;
  if (calls(event)) return;
  if (event.target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea")) return;
  if (event.key === "?") {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
    return;
  }
  const wanted = /^[a-z]$/.test(event.key) && hall.querySelector(`[data-key="${event.key}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("a")) return wanted.click();
  for (let around = wanted.parentElement.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  if (!wanted.matches("summary")) return wanted.focus();
  wanted.parentElement.open = true;
  wanted.parentElement.querySelector(fields)?.focus();
});

sum();
watch();
