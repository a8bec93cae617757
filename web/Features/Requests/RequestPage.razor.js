// What the needs mean follows the typing. Without this there is the button that counts, and every save.
const panel = document.getElementById('size');
const form = panel?.closest('form');
let asked = 0;
let waiting;

async function count() {
  const mine = ++asked;
  panel.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(panel.dataset.address, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'error' });
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine === asked) show(fresh);
  } catch {
    // The old figures stay, and say that they are old.
    panel.querySelector('[data-stale]')?.removeAttribute('hidden');
  } finally {
    if (mine === asked) panel.removeAttribute('aria-busy');
  }
}

function show(fresh) {
  const open = [...panel.querySelectorAll('details')].map(details => details.open);
  panel.replaceChildren(...fresh.getElementById('size').childNodes);
  panel.querySelectorAll('details').forEach((details, index) => { details.open = open[index] ?? false; });
  for (const line of fresh.querySelectorAll('[data-need-line]'))
    form.querySelector(`[data-need-line="${line.dataset.needLine}"]`)?.replaceChildren(...line.childNodes);
}

form?.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(count, 350);
});
