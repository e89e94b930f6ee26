import type { OpenedSignIn, People } from '../../workspace/index.ts';
import { sessionCookie } from './cookies.ts';
import type { Answer, Call } from './endpoint.ts';

export type LetIn = (opened: OpenedSignIn, cookies: Call['cookies']) => Promise<Answer>;

/** Answers who has shown who they are: from now on their browser is recognised. */
export function lettingIn({ signIns }: People, publicUrl: () => string): LetIn {
  return async ({ token }, cookies) => {
    const name = sessionCookie(publicUrl());
    // A token from before the sign-in is worth nothing afterwards, whoever it belonged to.
    const former = cookies.get(name);
    if (former) await signIns.end(former);
    return { status: 204, cookies: { [name]: token } };
  };
}

/** From one network address: enough for a team behind one, too few to guess. */
export const TRIES_PER_MINUTE = 20;
