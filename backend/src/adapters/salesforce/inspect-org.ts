import type { Connection } from 'jsforce';
import { API_ROOT, API_VERSION } from './api-version.ts';
import { AppError } from '../../kernel/index.ts';
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
  // Only here: it takes longer to load than everything else, and most commands never connect.
  const { default: jsforce } = await import('jsforce');
  const connection = new jsforce.Connection({
    instanceUrl: session.instanceUrl,
    accessToken: session.accessToken,
    version: API_VERSION
  });
  try {
    const user = await read<Partial<UserInfo>>(connection, '/services/oauth2/userinfo');
    const { organization_id: orgId, user_id: userId, preferred_username: username } = user;
    if (!orgId || !userId || !username) throw new OrgUnavailableError('no sign of an org there');
    const { sobjects = [] } = await read<ObjectList>(connection, `${API_ROOT}/sobjects`);
    const namespace = findNamespace(new Set(sobjects.map(({ name }) => name)));
    return { orgId, userId, username, namespace };
  } catch (error) {
    throw toOrgError(error);
  }
}

interface UserInfo {
  readonly organization_id: string;
  readonly user_id: string;
  readonly preferred_username: string;
}

interface ObjectList {
  readonly sobjects?: readonly { readonly name: string }[];
}

/** Documented nowhere but in its source: jsforce hands these on to its transport. */
const REQUEST_OPTIONS = {
  // A redirect would carry the token to an address that nobody has checked.
  followRedirect: false,
  timeout: 30_000
};

async function read<T extends object>(connection: Connection, path: string): Promise<T> {
  const body: unknown = await connection.request(path, REQUEST_OPTIONS);
  return (body !== null && typeof body === 'object' ? body : {}) as T;
}

function findNamespace(objects: ReadonlySet<string>): string {
  if (objects.has(`${PACKAGED}__${MARKER_OBJECT}`)) return PACKAGED;
  if (objects.has(MARKER_OBJECT)) return '';
  throw new PackageMissingError();
}

function toOrgError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { errorCode, message } = error as { errorCode?: string; message?: string };
  if (errorCode && REFUSALS.has(errorCode)) {
    return new SignInRefusedError(
      'Salesforce refuses this session.',
      'Give a valid access token, or client id and secret.'
    );
  }
  // What is no answer of Salesforce has its whole body for a message: a page of a web server, say.
  const status = /^ERROR_HTTP_(\d+)$/.exec(errorCode ?? '')?.[1];
  const reason = status ? `status ${status}` : (message ?? String(error));
  return new OrgUnavailableError(reason, { cause: error });
}
