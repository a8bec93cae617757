// An OpenID Connect provider of an invented municipality: panva's oidc-provider, with a sign-in page that asks for no password. For the demo and the
// browser tests, on loopback alone. `node provider.mjs SETTINGS` where SETTINGS is JSON; without an argument, the environment's PROVIDER.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';

const { port, name, key, web, clientId, clientSecret, people } = JSON.parse(process.argv[2] ?? process.env.PROVIDER);
const issuer = `http://127.0.0.1:${port}`;

const signingKey = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: 'demo', alg: 'RS256', use: 'sig' };
// Of a municipality whose secret is shared, or which knows us by our own keys.
const authentication = clientSecret
  ? { token_endpoint_auth_method: 'client_secret_basic', client_secret: clientSecret }
  : { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'PS256', jwks_uri: `${web}/federation/keys` };

const provider = new Provider(issuer, {
  clients: [{
    ...authentication,
    client_id: clientId,
    redirect_uris: [`${web}/federation/${key}/callback`],
    post_logout_redirect_uris: [`${web}/federation/${key}/signed-out`],
    backchannel_logout_uri: `${web}/federation/${key}/logout`,
    backchannel_logout_session_required: true,
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }],
  clientAuthMethods: ['client_secret_basic', 'private_key_jwt'],
  jwks: { keys: [signingKey] },
  cookies: { keys: [`demo ${key}`], names: { session: `${key}.session`, interaction: `${key}.interaction`, resume: `${key}.resume` } },
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['name', 'groups'] },
  conformIdTokenClaims: false,
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        // "logout" is what the page's own form must say.
        context.body = page('Logga ut', `${form}<p>Vill du logga ut ur ${escaped(name)} också?</p><button form="op.logoutForm" name="logout" value="yes">Ja, logga ut</button>`);
      },
      postLogoutSuccessSource: context => { context.body = page('Utloggad', `<p>Du är utloggad ur ${escaped(name)}.</p>`); },
    },
  },
  findAccount: (_, id) => {
    const person = people.find(one => one.sub === id);
    return person && { accountId: id, claims: () => ({ sub: id, name: person.name, groups: person.groups }) };
  },
  // The municipality trusts its own services: nobody is asked whether MutualAid may know their name.
  loadExistingGrant: async context => {
    const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  renderError: (context, out) => { context.type = 'html'; context.body = page('Det gick inte', `<p>${escaped(out.error)}: ${escaped(out.error_description ?? '')}</p>`); },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // The library's own way of asking refuses this machine's addresses.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
});
for (const event of ['server_error', 'authorization.error', 'grant.error', 'backchannel.error', 'end_session.error'])
  provider.on(event, (context, error) => console.error(event, error?.message, error?.error_description ?? '', error?.error_detail ?? ''));

const escaped = text => text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

const page = (title, body) => `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – ${escaped(name)}</title><style>
body { font: 1.1rem/1.5 Georgia, serif; background: #f3efe6; color: #222; margin: 0; padding: 3rem 1rem }
main { max-width: 26rem; margin: 0 auto; background: #fff; padding: 1.5rem 2rem 2rem; border-top: .4rem solid #7a3b12 }
h1 { font-size: 1.4rem; margin: 0 } p { margin: .5rem 0 1rem } .note { color: #555; font-size: 1rem }
button { display: block; width: 100%; font: inherit; padding: .7rem; margin-top: .6rem; border: 2px solid #7a3b12; background: #fff; color: #7a3b12; cursor: pointer }
</style></head><body><main><p class="note">${escaped(name)}</p><h1>${escaped(title)}</h1>${body}</main></body></html>`;

async function interaction(request, response) {
  if (request.method !== 'POST') {
    await provider.interactionDetails(request, response);
    const buttons = people.map(one => `<button name="sub" value="${escaped(one.sub)}">${escaped(one.name)}</button>`).join('');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page('Logga in', `<p class="note">En påhittad kommuninloggning. Här frågas efter inget lösenord.</p><form method="post">${buttons}</form>`));
    return;
  }

  let body = '';
  for await (const part of request) body += part;
  const sub = new URLSearchParams(body).get('sub');
  const answer = people.some(one => one.sub === sub) ? { login: { accountId: sub } } : { error: 'access_denied', error_description: 'Nobody was chosen.' };
  await provider.interactionFinished(request, response, answer, { mergeWithLastSubmission: false });
}

const serve = provider.callback();
const server = createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) return serve(request, response);
  return interaction(request, response).catch(error => {
    response.statusCode = 400;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page('Det gick inte', `<p>${escaped(error.message)}</p>`));
  });
});
server.listen(port, '127.0.0.1', () => console.log(`ready ${issuer}`));
