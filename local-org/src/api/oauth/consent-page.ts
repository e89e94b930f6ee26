import type { Reply } from '../call.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { OAuthError } from './oauth-error.ts';
import type { OrgUser } from './org-users.ts';
import { html, page, type Html } from './page.ts';

const scopeTexts: Readonly<Record<string, string>> = {
  api: 'Access and manage your data through APIs',
  refresh_token: 'Do so at any time, until you take it back',
  offline_access: 'Do so at any time, until you take it back',
  openid: 'Know who you are',
  id: 'Read your identity',
  profile: 'Read your profile',
  email: 'Read your e-mail address',
  address: 'Read your address',
  phone: 'Read your phone number',
  web: 'Act for you in a browser',
  full: 'Do everything you may do'
};

interface Choice {
  /** Under which the request is kept. */
  readonly key: string;
  readonly users: readonly OrgUser[];
  /** What was wrong with the answer before. */
  readonly problem?: string;
}

/** Sign-in and consent in one: who are you, and may this app act for you? */
export function consentPage(request: AuthorizeRequest, { key, users, problem }: Choice): Reply {
  const { app, scopes, address } = request;
  const body = html`${problem === undefined ? '' : alert(problem)}
    <p><strong>${app.name}</strong> asks to work in this org as you. It would be allowed to:</p>
    <ul>
      ${scopes.map((scope) => html`<li>${scopeTexts[scope] ?? scope} (<code>${scope}</code>)</li>`)}
    </ul>
    <form method="post" action="/services/oauth2/authorize">
      <input type="hidden" name="request" value="${key}" />
      <fieldset>
        <legend>Sign in as</legend>
        ${users.map((user) => choice(user, user.username === request.loginHint))}
      </fieldset>
      <p>You will be sent to <code>${address.redirectUri}</code>.</p>
      <button type="submit" name="decision" value="allow">Allow</button>
      <button type="submit" name="decision" value="deny" formnovalidate>Deny</button>
    </form>`;
  const status = problem === undefined ? 200 : 400;
  return page(status, 'Allow access?', body, sourceOf(address.redirectUri));
}

/** A refusal that may not be sent to the return address, told to the person in front of it. */
export function refusalPage({ code, message, status }: OAuthError): Reply {
  const body = html`${alert(`error=${code}`)}
    <p>error_description=${message}</p>
    <p>The app that sent you here has to correct this; you cannot.</p>`;
  return page(status, 'This request cannot be answered', body);
}

function choice(user: OrgUser, checked: boolean): Html {
  const state = user.isApiOnly ? 'disabled' : checked ? 'checked' : '';
  const id = `user-${user.id}`;
  return html`<div>
    <input type="radio" name="user" id="${id}" value="${user.id}" required ${state} />
    <label for="${id}">${user.name} (${user.username})</label>
    ${user.isApiOnly ? html`<small>Works through the API alone and cannot sign in.</small>` : ''}
  </div>`;
}

function alert(text: string): Html {
  return html`<p class="error" role="alert">${text}</p>`;
}

/** The CSP source of a return address: its origin, or the scheme of an app's own. */
function sourceOf(redirectUri: string): string {
  const { protocol, origin } = new URL(redirectUri);
  return /^https?:$/.test(protocol) ? origin : protocol;
}
