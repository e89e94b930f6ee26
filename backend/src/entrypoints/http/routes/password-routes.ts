import type { People } from '../../../workspace/index.ts';
import { ADMINS, EVERYONE, PUBLIC } from '../access.ts';
import { actorFrom, userCaller } from '../caller.ts';
import {
  idParams,
  madePasswordLink,
  passwordChange,
  passwordLinkFound,
  passwordLinkLookup,
  passwordLinkRequest,
  passwordLinkUse
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { lettingIn, TRIES_PER_MINUTE, type LetIn } from '../let-in.ts';

/** Setting a new password: by a link, or by who knows the present one. */
export function passwordRoutes(people: People, publicUrl: () => string): Endpoint[] {
  const letIn = lettingIn(people, publicUrl);
  return [...byLink(people, letIn), ...signedIn(people, letIn)];
}

function byLink({ passwordLinks, signIns }: People, letIn: LetIn): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/password-link',
      access: PUBLIC,
      summary: 'Mail a link to set a new password, if a user has this address; never says whether',
      perMinute: TRIES_PER_MINUTE,
      body: passwordLinkRequest,
      answers: { 202: undefined },
      handle: async ({ body: { email } }) => {
        passwordLinks.ask(email);
        return { status: 202 };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/password-link/look-up',
      access: PUBLIC,
      summary: 'Whose password a link sets',
      perMinute: TRIES_PER_MINUTE,
      body: passwordLinkLookup,
      answers: { 200: passwordLinkFound },
      handle: async ({ body: { token } }) => {
        const { email } = await passwordLinks.find(token);
        return { status: 200, body: { email } };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/password-link/use',
      access: PUBLIC,
      summary: 'Set a new password by a link; ends every other sign-in of the user',
      perMinute: TRIES_PER_MINUTE,
      body: passwordLinkUse,
      answers: { 204: undefined },
      handle: async ({ body: { token, password }, cookies }) =>
        letIn(await signIns.open(await passwordLinks.use(token, password)), cookies)
    })
  ];
}

function signedIn({ passwords, passwordLinks, signIns }: People, letIn: LetIn): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/users/:id/password-link',
      access: ADMINS,
      summary:
        'Make a link to set a new password, to be handed to the user; it is in this answer only',
      perMinute: 30,
      params: idParams,
      answers: { 201: madePasswordLink },
      handle: async ({ params, caller }) => ({
        status: 201,
        body: await passwordLinks.make(params.id, actorFrom(caller))
      })
    }),
    endpoint({
      method: 'post',
      path: '/v1/me/password',
      access: EVERYONE,
      summary: 'Change the password; ends every other sign-in of the user',
      perMinute: TRIES_PER_MINUTE,
      body: passwordChange,
      answers: { 204: undefined },
      handle: async ({ body: { current, next }, caller, cookies }) => {
        const user = await passwords.change(userCaller(caller).user, current, next);
        return letIn(await signIns.open(user), cookies);
      }
    })
  ];
}
