// Asks the device for a passkey when the form is sent, and then sends the form with the answer.
const ceremonies = {
  get: options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
};

const known = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
for (const field of known ? document.querySelectorAll('[data-passkey]') : []) {
  const form = field.form;
  const failed = form.querySelector('[data-passkey-failed]');
  form.querySelector('[data-passkey-missing]').hidden = true;
  form.querySelector('[data-passkey-present]').hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const credential = await ceremonies[field.dataset.passkey](JSON.parse(field.dataset.options));
      field.value = JSON.stringify(credential);
    } catch {
      failed.hidden = false;
      return;
    }
    form.submit();
  });
}
