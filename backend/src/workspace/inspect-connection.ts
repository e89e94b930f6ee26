import {
  inspectOrg,
  signIn,
  SignInRefusedError,
  type OrgAuth,
  type OrgFacts
} from '../adapters/salesforce/index.ts';
import type { Connection } from '../domain/index.ts';

/**
 * Signs in and asks whose org it is and where the package is. A session that has ended is renewed once.
 * @throws as `signIn` and `inspectOrg`
 */
export async function inspectConnection(
  { loginUrl, instanceUrl }: Connection,
  auth: OrgAuth
): Promise<OrgFacts> {
  const session = await signIn(loginUrl, auth);
  try {
    return await inspectOrg({ ...session, instanceUrl });
  } catch (error) {
    if (!(error instanceof SignInRefusedError) || auth.kind !== 'web-server') throw error;
    const renewed = await auth.tokens.renew(session);
    return inspectOrg({ ...renewed, instanceUrl });
  }
}
