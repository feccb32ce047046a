// A form while somebody types: a draft is kept; the print beside it and the sum are renewed.
// Without this script a button does each of these.
"use strict";

const form = document.querySelector("form[data-keep]");

const AFTER = 1500; // milliseconds of silence after which a draft is kept

const later = (done, wait) => {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(done, wait);
  };
};

const typed = () => {
  const said = new FormData(form);
  for (const [name, value] of [...said]) if (value instanceof File) said.delete(name);
  return said;
};

let sent = false; // what is on its way is no draft any more, however long its answer takes

const keep = async () => {
  if (sent) return;
  const told = form.querySelector("[data-kept]");
  try {
    const answer = await fetch("/draft", { method: "POST", body: typed(), headers: { accept: "application/json" } });
    if (answer.ok && answer.headers.get("content-type").startsWith("application/json")) told.textContent = (await answer.json()).said;
  } catch {
    // away for a moment: the next word that is typed tries again
  }
};

const print = async () => {
  const there = document.getElementById("printed");
  try {
    const answer = await fetch(form.dataset.printed, { method: "POST", body: typed() });
    if (!answer.ok) return;
    there.innerHTML = await answer.text(); // the desk's own page, in which what people wrote is text
    form.querySelector("[data-total]").textContent = there.querySelector("[data-total-now]").textContent;
  } catch {
    // the print stays as it was
  }
};

// A line of money is always empty at the end: whoever types into the last one gets another.
const another = () => {
  const lines = form.querySelectorAll("fieldset.line");
  const last = lines[lines.length - 1];
  const fields = (line) => line.querySelectorAll("input, textarea");
  if (![...fields(last)].some((field) => field.value)) return;
  const next = last.cloneNode(true);
  const numbered = (word) => word.replace(/\d+$/, lines.length + 1);
  for (const told of next.querySelectorAll(".wrong")) told.remove();
  for (const label of next.querySelectorAll("label")) label.htmlFor = numbered(label.htmlFor);
  for (const field of fields(next)) {
    field.id = numbered(field.id);
    field.value = "";
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  const legend = next.querySelector("legend");
  legend.textContent = numbered(legend.textContent);
  last.after(next);
};

if (form) {
  form.addEventListener("input", later(keep, AFTER));
  form.addEventListener("submit", () => { sent = true; });
  if (form.querySelector("fieldset.line")) form.addEventListener("input", another);
  if (form.dataset.printed) {
    form.addEventListener("input", later(print, 500));
    document.querySelector(".unless-live").hidden = true;
  }
}
