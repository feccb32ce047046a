// The page of a case, a meeting or a follow-up: its papers appear as they are made, and who reads it is told
// when it has gone on. Without this script the page shows both when it is opened again.
"use strict";

const shown = document.querySelector("[data-journal]");

const LOOKS = 1500; // milliseconds from one look at papers that are being made to the next
const looksAtMost = 40;

const renewed = async (looks) => {
  const list = document.getElementById("papers");
  try {
    const answer = await fetch(shown.dataset.papers);
    if (answer.ok) list.innerHTML = await answer.text(); // the desk's own page, in which what people wrote is text
  } catch {
    // away for a moment: the next look tries again
  }
  if (looks > 0 && list.querySelector("[data-making]")) setTimeout(() => renewed(looks - 1), LOOKS);
};

if (shown) {
  if (document.querySelector("#papers [data-making]")) setTimeout(() => renewed(looksAtMost), LOOKS);
  const stream = new EventSource(shown.dataset.watch);
  stream.onmessage = (said) => {
    if (Number(said.data) <= Number(shown.dataset.seq)) return;
    document.getElementById("gone-on").hidden = false;
    renewed(looksAtMost);
  };
}
