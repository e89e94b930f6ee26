import type { People } from '../../../workspace/index.ts';
import { EVERYONE, PUBLIC } from '../access.ts';
import { userCaller } from '../caller.ts';
import {
  credentials,
  firstAdmin,
  invitationAcceptance,
  invitationFound,
  invitationLookup,
  me,
  signInOptions,
  type InvitationFound,
  type MeAnswer,
  type SignInOptions
} from '../contract/index.ts';
import { sessionCookie } from '../cookies.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { lettingIn, TRIES_PER_MINUTE, type LetIn } from '../let-in.ts';
import { userAnswer } from './user-routes.ts';

export function signInRoutes(people: People, publicUrl: () => string): Endpoint[] {
  const letIn = lettingIn(people, publicUrl);
  return [
    ...knocking(people, letIn),
    ...inviteeRoutes(people, letIn),
    ...signedIn(people, publicUrl)
  ];
}

function knocking(people: People, letIn: LetIn): Endpoint[] {
  const { users, signIns, openIdLabel } = people;
  return [
    endpoint({
      method: 'get',
      path: '/v1/sign-in',
      access: PUBLIC,
      summary: 'How one can sign in',
      answers: { 200: signInOptions },
      handle: async () => {
        const needsFirstAdmin = (await users.firstAdminToken()) !== undefined;
        const body: SignInOptions = { openIdLabel, needsFirstAdmin };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/sign-in',
      access: PUBLIC,
      summary: 'Sign in with a password',
      perMinute: TRIES_PER_MINUTE,
      body: credentials,
      answers: { 204: undefined },
      handle: async ({ body: { email, password }, cookies }) =>
        letIn(await signIns.withPassword(email, password), cookies)
    }),
    endpoint({
      method: 'post',
      path: '/v1/first-admin',
      access: PUBLIC,
      summary: 'Become the first admin, by the link printed at start',
      perMinute: TRIES_PER_MINUTE,
      body: firstAdmin,
      answers: { 204: undefined },
      handle: async ({ body: { token, ...given }, cookies }) =>
        letIn(await signIns.open(await users.addFirstAdmin(token, given)), cookies)
    })
  ];
}

function inviteeRoutes(people: People, letIn: LetIn): Endpoint[] {
  const { invitations, signIns } = people;
  return [
    endpoint({
      method: 'post',
      path: '/v1/invitation/look-up',
      access: PUBLIC,
      summary: 'The invitation behind a link',
      perMinute: TRIES_PER_MINUTE,
      body: invitationLookup,
      answers: { 200: invitationFound },
      handle: async ({ body: { token } }) => {
        const { email, role, invitedBy, expiresAt } = await invitations.getByToken(token);
        const body: InvitationFound = { email, role, invitedBy, expiresAt };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/invitation/accept',
      access: PUBLIC,
      summary: 'Accept an invitation with a password',
      perMinute: TRIES_PER_MINUTE,
      body: invitationAcceptance,
      answers: { 204: undefined },
      handle: async ({ body: { token, ...given }, cookies }) =>
        letIn(await signIns.open(await invitations.accept(token, given)), cookies)
    })
  ];
}

function signedIn({ signIns }: People, publicUrl: () => string): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/me',
      access: EVERYONE,
      summary: 'Who is signed in',
      answers: { 200: me },
      handle: async ({ caller }) => {
        const { user, signIn } = userCaller(caller);
        const body: MeAnswer = {
          user: userAnswer(user),
          csrfToken: signIn.csrfToken,
          hasPassword: user.passwordHash !== null
        };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/sign-out',
      access: EVERYONE,
      summary: 'End this sign-in',
      answers: { 204: undefined },
      handle: async ({ caller }) => {
        await signIns.end(userCaller(caller).token);
        return { status: 204, cookies: { [sessionCookie(publicUrl())]: '' } };
      }
    })
  ];
}
