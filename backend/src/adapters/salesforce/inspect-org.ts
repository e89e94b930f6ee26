import { request } from 'undici';
import { API_ROOT } from './api-version.ts';
import type { OrgSession } from './credentials.ts';
import {
  ApiLimitError,
  OrgAccessError,
  OrgUnavailableError,
  SignInRefusedError
} from './errors.ts';
import { ORG_AGENT } from './guarded-agent.ts';

const PACKAGED = 'porchlight';
const MARKER_OBJECT = 'Member__c';
const TIMEOUT_MS = 30_000;

/** The org knows the user and does not let it in. */
const CLOSED = new Set(['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED', 'INSUFFICIENT_ACCESS']);

/** Whose org this is, and how the package is installed there. */
export interface OrgFacts {
  readonly orgId: string;
  readonly userId: string;
  readonly username: string;
  /** Empty when the objects were deployed without a package. */
  readonly namespace: string;
  /** Whether our objects are visible to this user in either form. */
  readonly hasPackage: boolean;
}

/** @throws SignInRefusedError, OrgAccessError, ApiLimitError, OrgUnavailableError */
export async function inspectOrg(session: OrgSession): Promise<OrgFacts> {
  const user = await read<Partial<UserInfo>>(session, '/services/oauth2/userinfo');
  const { organization_id: orgId, user_id: userId, preferred_username: username } = user;
  if (!orgId || !userId || !username) throw new OrgUnavailableError('no sign of an org there');
  const { sobjects = [] } = await read<ObjectList>(session, `${API_ROOT}/sobjects`);
  const names = new Set(sobjects.map(({ name }) => name));
  return { orgId, userId, username, ...findPackage(names) };
}

interface UserInfo {
  readonly organization_id: string;
  readonly user_id: string;
  readonly preferred_username: string;
}

interface ObjectList {
  readonly sobjects?: readonly { readonly name: string }[];
}

function findPackage(objects: ReadonlySet<string>): Pick<OrgFacts, 'namespace' | 'hasPackage'> {
  if (objects.has(`${PACKAGED}__${MARKER_OBJECT}`)) {
    return { namespace: PACKAGED, hasPackage: true };
  }
  return { namespace: '', hasPackage: objects.has(MARKER_OBJECT) };
}

/** Follows no redirect: it would carry the token to an address that nobody has checked. */
async function read<T extends object>(session: OrgSession, path: string): Promise<T> {
  const { status, text } = await get(session, path);
  const body = parse(text);
  if (status < 300 && body !== null && typeof body === 'object') return body as T;
  throw problemOf(status, body);
}

async function get(
  { instanceUrl, accessToken }: OrgSession,
  path: string
): Promise<{ status: number; text: string }> {
  try {
    const { statusCode: status, body } = await request(instanceUrl + path, {
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      dispatcher: ORG_AGENT
    });
    return { status, text: await body.text() };
  } catch (cause) {
    throw new OrgUnavailableError(String((cause as { message?: unknown }).message), { cause });
  }
}

function problemOf(status: number, body: unknown): Error {
  const first = (Array.isArray(body) ? body[0] : undefined) as { errorCode?: string } | undefined;
  const code = first?.errorCode ?? '';
  if (code === 'REQUEST_LIMIT_EXCEEDED') return new ApiLimitError();
  if (CLOSED.has(code)) return new OrgAccessError(code);
  // REST answers an invalid session with 401, userinfo with 403 and `Bad_OAuth_Token`.
  if (status === 401 || status === 403) {
    return new SignInRefusedError(
      'Salesforce refuses this session.',
      'Give a valid access token, or client id and secret.'
    );
  }
  // What is no answer of Salesforce is a page of some web server: nothing to repeat.
  return new OrgUnavailableError(`status ${status}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
