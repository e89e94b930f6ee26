import { AppError } from '../../../kernel/index.ts';
import type { People } from '../../../workspace/index.ts';
import { PUBLIC } from '../access.ts';
import { openIdAnswer, openIdStart } from '../contract/index.ts';
import { openIdCookie, sessionCookie } from '../cookies.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { TRIES_PER_MINUTE } from '../let-in.ts';

const START = '/v1/sign-in/openid';
const CALLBACK = `${START}/callback`;

/** To the identity provider and back. The Studio's error page says what went wrong. */
export function openIdRoutes({ openId, signIns }: People, publicUrl: () => string): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: START,
      access: PUBLIC,
      summary: 'Go to the identity provider to sign in',
      perMinute: TRIES_PER_MINUTE,
      query: openIdStart,
      answers: { 302: undefined },
      handle: async ({ query: { returnTo, invitation } }) => {
        const { url, browserToken } = await openId.start({
          redirectUri: `${publicUrl()}${CALLBACK}`,
          returnTo,
          ...(invitation && { invitationToken: invitation })
        });
        return {
          status: 302,
          location: url,
          cookies: { [openIdCookie(publicUrl())]: browserToken }
        };
      }
    }),
    endpoint({
      method: 'get',
      path: CALLBACK,
      access: PUBLIC,
      summary: 'Come back from the identity provider',
      perMinute: TRIES_PER_MINUTE,
      query: openIdAnswer,
      answers: { 302: undefined },
      handle: async ({ target, cookies }) => {
        const cookie = openIdCookie(publicUrl());
        const browserToken = cookies.get(cookie) ?? '';
        const { fragment, token } = await finish(new URL(target, publicUrl()), browserToken);
        return {
          status: 302,
          location: `${publicUrl()}/#${fragment}`,
          cookies: { [cookie]: '', ...(token && { [sessionCookie(publicUrl())]: token }) }
        };
      }
    })
  ];

  /** A person is on their way through: they get a page that says why, not a JSON document. */
  async function finish(
    callbackUrl: URL,
    browserToken: string
  ): Promise<{ fragment: string; token?: string }> {
    try {
      const { user, returnTo } = await openId.finish(callbackUrl, browserToken);
      return { fragment: returnTo, token: (await signIns.open(user)).token };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message, remedy = '' } = error;
      return {
        fragment: `/sign-in-failed?${new URLSearchParams({ code, message, remedy }).toString()}`
      };
    }
  }
}
