// The button says how many it will offer. Without this it says "the chosen ones", which is always true.
const button = document.querySelector('[data-offer-many]');
const form = button?.form;

function count() {
  const chosen = form.querySelectorAll('input[name="Form.PersonIds"]:checked').length;
  button.textContent = (chosen === 1 ? button.dataset.offerOne : button.dataset.offerMany).replace('{0}', chosen);
}

if (form) {
  form.addEventListener('change', count);
  addEventListener('pageshow', count);
  count();
}
