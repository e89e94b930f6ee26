import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import type { SignIn } from './sign-in.ts';
import { identityOf, userInfoOf } from './user-info.ts';

/** `/services/oauth2/userinfo`: whose the token is. */
export function answerUserInfo(signIn: SignIn, request: WireRequest): Reply {
  return asUser(signIn, request, (userId) => userInfoOf(signIn, userId, request.origin));
}

/** `/id/<org>/<user>`, for the user's own token alone. */
export function answerIdentity(signIn: SignIn, request: WireRequest): Reply {
  const [orgId = '', userId = ''] = request.path.split('/').slice(2);
  return asUser(signIn, request, (caller) => {
    const known = sameId(orgId, signIn.org.store.orgId) && sameId(userId, caller);
    return known ? identityOf(signIn, caller, request.origin) : undefined;
  });
}

function asUser(
  { sessions }: SignIn,
  request: WireRequest,
  answer: (userId: string) => unknown
): Reply {
  const form = new URLSearchParams(request.text);
  const token = request.bearer ?? request.query.get('oauth_token') ?? form.get('access_token');
  const userId = token ? sessions.findUser(token) : undefined;
  const body = userId && answer(userId);
  return body ? { status: 200, body } : { status: 403, body: 'Bad_OAuth_Token' };
}

function sameId(a: string, b: string): boolean {
  return a.slice(0, 15) === b.slice(0, 15);
}
