// Keeps the hall up to date and sends its forms without leaving the page. Without it everything works by whole pages.
"use strict";

const hall = document.getElementById("hall");
const line = document.getElementById("line");
const waiting = [];
let sending = false;

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
  for (const block of [...old.children]) if (!kept.has(block.id)) block.remove();
  let at = old.firstElementChild;
  for (const block of [...fresh.children]) {
    const mine = kept.get(block.id);
    if (!mine) {
      for (const each of [block, ...block.querySelectorAll("details[id]")]) if (open.get(each.id) && !sent) each.open = true;
      old.insertBefore(block, at);
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

function show(html, sent, refused) {
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
  const next = !wrong && place === "middle" && document.querySelector("#middle h2");
  if (first) first.focus();
  else if (next) {
    next.tabIndex = -1;
    next.focus();
  } else if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus();
}

function say(words) {
  line.textContent = words;
  line.className = words ? "refusal box" : "";
}

async function renew() {
  const to = new URL(location.href);
  to.searchParams.delete("done");
  const answer = await fetch(to, { headers: { accept: "text/html" } });
  show(await answer.text());
}

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
      await new Promise((again) => setTimeout(again, 2000));
      continue;
    }
    waiting.shift();
    delete form.dataset.waits;
    say("");
    if (answer.redirected) history.replaceState(null, "", answer.url.replace(/[?&]done=[^&]*/, ""));
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

document.addEventListener("keydown", (event) => {
  if (!keysOn?.checked || event.ctrlKey || event.altKey || event.metaKey) return;
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
