// A form that is sent while the desk cannot be reached stays as it is, and goes once when the desk is back.
// Without this script the browser says that it cannot be reached, and one goes back to the form.
"use strict";

const AGAIN = 2000; // milliseconds from one look for the desk to the next

let leaving = null; // what waits, or is on its way
let wake = () => {};

const reached = async () => {
  try {
    return (await fetch("/look/desk.css", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
};

const said = (lost) => {
  const told = document.getElementById("unreached");
  told.textContent = lost ? told.dataset.lost : "";
  told.className = lost ? "refusal box" : "";
};

const pause = () =>
  new Promise((again) => {
    wake = again;
    setTimeout(again, AGAIN);
  });

addEventListener("submit", async (event) => {
  if (!event.target.querySelector("[name=_command]")) return; // what has no id of its own is not sent again
  if (leaving === event.target && leaving.dataset.goes) return;
  event.preventDefault();
  if (leaving) return;
  leaving = event.target;
  const by = event.submitter;
  while (!(await reached())) {
    said(true);
    await pause();
  }
  said(false);
  leaving.dataset.goes = "yes";
  leaving.requestSubmit(by);
});

addEventListener("pageshow", () => { // come back to by the browser's own way back
  if (leaving) delete leaving.dataset.goes;
  leaving = null;
});
addEventListener("offline", () => said(true));
addEventListener("online", () => {
  if (!leaving) said(false);
  wake();
});
