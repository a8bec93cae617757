// Follows a run: each event from the server fetches the page anew and puts its live parts in place. When the run has ended the whole
// page is loaded, since it then has other buttons. Without this script the page refreshes itself.
const parts = ["run", "run-schedule"];
const source = document.getElementById("run")?.dataset.events;

if (source) {
  const events = new EventSource(source);
  let busy = false;

  events.addEventListener("progress", async event => {
    const { status } = JSON.parse(event.data);
    if (status !== "queued" && status !== "running") {
      events.close();
      location.reload();
      return;
    }
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(location.href);
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The line was lost; the next event tries again.
    } finally {
      busy = false;
    }
  });
}

function show(page) {
  for (const id of parts) {
    const [here, next] = [document.getElementById(id), page.getElementById(id)];
    if (!here || !next || here.contains(document.activeElement)) continue;
    const scrolled = [...here.querySelectorAll(".frame")].map(frame => frame.scrollLeft);
    here.replaceChildren(...next.childNodes);
    here.querySelectorAll(".frame").forEach((frame, position) => { frame.scrollLeft = scrolled[position] ?? 0; });
  }

  // Which buttons make sense changes with the first lawful schedule; the buttons themselves stay, and with them the focus.
  const shown = page.querySelectorAll("#run ~ .actions > div");
  document.querySelectorAll("#run ~ .actions > div").forEach((button, position) => { button.hidden = shown[position]?.hidden ?? button.hidden; });

  const [said, best] = [document.getElementById("run-said"), document.querySelector("#run .best")?.textContent ?? ""];
  if (said && said.textContent !== best) said.textContent = best;
}
