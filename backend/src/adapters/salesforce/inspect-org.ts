import jsforce from 'jsforce';
import { API_VERSION } from './api-version.ts';
import type { OrgSession } from './credentials.ts';
import { OrgUnavailableError, PackageMissingError, SignInRefusedError } from './errors.ts';

const PACKAGED = 'porchlight';
const MARKER_OBJECT = 'Member__c';

/** An invalid session, as REST (401) and as userinfo (403 `Bad_OAuth_Token`) put it. */
const REFUSALS = new Set(['INVALID_SESSION_ID', 'ERROR_HTTP_401', 'ERROR_HTTP_403']);

/** Whose org this is, and how the package is installed there. */
export interface OrgFacts {
  readonly orgId: string;
  readonly userId: string;
  readonly username: string;
  /** Empty when the objects were deployed without a package. */
  readonly namespace: string;
}

/** @throws PackageMissingError when neither form of our objects is visible to this user. */
export async function inspectOrg(session: OrgSession): Promise<OrgFacts> {
  const connection = new jsforce.Connection({
    instanceUrl: session.instanceUrl,
    accessToken: session.accessToken,
    version: API_VERSION
  });
  try {
    const user = await connection.request<Record<string, string>>('/services/oauth2/userinfo');
    const { sobjects } = await connection.describeGlobal();
    return {
      orgId: user['organization_id'] ?? '',
      userId: user['user_id'] ?? '',
      username: user['preferred_username'] ?? '',
      namespace: findNamespace(new Set(sobjects.map((sobject) => sobject.name)))
    };
  } catch (error) {
    throw toOrgError(error);
  }
}

function findNamespace(objects: ReadonlySet<string>): string {
  if (objects.has(`${PACKAGED}__${MARKER_OBJECT}`)) return PACKAGED;
  if (objects.has(MARKER_OBJECT)) return '';
  throw new PackageMissingError();
}

function toOrgError(error: unknown): unknown {
  if (error instanceof PackageMissingError) return error;
  const { errorCode, message } = error as { errorCode?: string; message?: string };
  if (errorCode && REFUSALS.has(errorCode)) {
    return new SignInRefusedError(
      'Salesforce refuses this session.',
      'Give a valid access token, or client id and secret.'
    );
  }
  return new OrgUnavailableError(message ?? String(error), { cause: error });
}
