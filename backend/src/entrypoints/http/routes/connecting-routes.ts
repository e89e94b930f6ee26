import { AppError } from '../../../kernel/index.ts';
import { actorOf, type Orgs } from '../../../workspace/index.ts';
import { INTEGRATORS, PUBLIC, refusal } from '../access.ts';
import { actorFrom, userCaller, type Caller } from '../caller.ts';
import {
  authorisationAnswer,
  connectionAnswer,
  consentAnswer,
  idParams,
  newAuthorisation,
  newConnection,
  renewedAuthorisation,
  renewedCredentials
} from '../contract/index.ts';
import { endpoint, type Answer, type Call, type Endpoint } from '../endpoint.ts';

/** Where Salesforce sends the browser back to; the setup in Salesforce shows it to be copied. */
export const CALLBACK_PATH = '/oauth/callback';

const PER_MINUTE = 20;

export interface ConnectingParts {
  readonly orgs: Orgs;
  /** Where people reach the service; no slash at the end. */
  readonly publicUrl: () => string;
  /** Who is signed in with these cookies. */
  readonly callerOf: (cookies: Call['cookies']) => Promise<Caller>;
}

/** Making connections, and their tokens anew: by consent of a person, or with client credentials. */
export function connectingRoutes(parts: ConnectingParts): Endpoint[] {
  return [...asking(parts), askingAdmin(parts), ...entering(parts.orgs), callback(parts)];
}

function asking({ orgs: { authorisations }, publicUrl }: ConnectingParts): Endpoint[] {
  const redirectUri = () => publicUrl() + CALLBACK_PATH;
  return [
    endpoint({
      method: 'post',
      path: '/v1/connections/authorisations',
      access: INTEGRATORS,
      summary: 'Begin to connect an org by consent: answers where to send the browser',
      perMinute: PER_MINUTE,
      body: newAuthorisation,
      answers: { 201: authorisationAnswer },
      handle: async ({ body, caller }) => {
        const { environment, url, name, clientId, clientSecret = null, ...rest } = body;
        const consentUrl = await authorisations.begin({
          ...{ ...rest, environment, sessionKey: userCaller(caller).token },
          ...{ client: { clientId, clientSecret }, redirectUri: redirectUri() },
          ...(url !== undefined && { url }),
          ...(name !== undefined && { name })
        });
        return { status: 201, body: { url: consentUrl } };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/authorisations',
      access: INTEGRATORS,
      summary: 'Generate the token anew in place: settings and history stay',
      perMinute: PER_MINUTE,
      params: idParams,
      body: renewedAuthorisation,
      answers: { 201: authorisationAnswer },
      handle: async ({ params, body: { clientId, clientSecret = null }, caller }) => {
        const url = await authorisations.beginAgain({
          ...{ connection: params.id, sessionKey: userCaller(caller).token },
          redirectUri: redirectUri(),
          ...(clientId !== undefined && { client: { clientId, clientSecret } })
        });
        return { status: 201, body: { url } };
      }
    })
  ];
}

function askingAdmin({ orgs: { authorisations }, publicUrl }: ConnectingParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/connections/:id/fix-authorisations',
    access: INTEGRATORS,
    summary: 'Begin to fix as an administrator of the org, whose consent is used once and ended',
    perMinute: PER_MINUTE,
    params: idParams,
    answers: { 201: authorisationAnswer },
    handle: async ({ params, caller }) => {
      const url = await authorisations.beginAgain({
        ...{ connection: params.id, sessionKey: userCaller(caller).token, purpose: 'fix' },
        redirectUri: publicUrl() + CALLBACK_PATH
      });
      return { status: 201, body: { url } };
    }
  });
}

function entering({ connections, care }: Orgs): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/connections',
      access: INTEGRATORS,
      summary: 'Connect an org with client credentials',
      perMinute: PER_MINUTE,
      body: newConnection,
      answers: { 201: connectionAnswer },
      handle: async ({ body: { url, clientId, clientSecret, name, ...rest }, caller }) => {
        const { id } = await connections.connect({
          ...{ ...rest, url, actor: actorFrom(caller) },
          auth: { kind: 'client-credentials', clientId, clientSecret },
          ...(name !== undefined && { name })
        });
        return { status: 201, body: await care.find(id) };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/credentials',
      access: INTEGRATORS,
      summary: 'Replace the client credentials in place: settings and history stay',
      perMinute: PER_MINUTE,
      params: idParams,
      body: renewedCredentials,
      answers: { 200: connectionAnswer },
      handle: async ({ params, body, caller }) => {
        await connections.replaceCredentials(params.id, body, actorFrom(caller));
        return { status: 200, body: await care.find(params.id) };
      }
    })
  ];
}

function callback({ orgs: { authorisations }, publicUrl, callerOf }: ConnectingParts): Endpoint {
  return endpoint({
    method: 'get',
    path: CALLBACK_PATH,
    // It looks itself who is signed in: a person on their way gets a page that says why not.
    access: PUBLIC,
    summary: 'Come back from the consent page of an org',
    perMinute: PER_MINUTE,
    query: consentAnswer,
    answers: { 302: undefined },
    handle: async ({ query, cookies }) => toStudio(await finish(query, cookies))
  });

  async function finish(query: ConsentAnswer, cookies: Call['cookies']): Promise<string> {
    try {
      const caller = await callerOf(cookies);
      const refused = refusal(INTEGRATORS, caller);
      if (refused) throw refused;
      const { user, token } = userCaller(caller);
      const { state, code, error, error_description: errorDescription } = query;
      const done = await authorisations.complete({
        ...{ sessionKey: token, actor: actorOf(user) },
        ...(state !== undefined && { state }),
        ...(code !== undefined && { code }),
        ...(error !== undefined && { error }),
        ...(errorDescription !== undefined && { errorDescription })
      });
      if (done.kind === 'connected') return `/connections/${done.connection.id}?connected=yes`;
      const { connection, fixed } = done.report;
      return `/connections/${connection.id}/verify?fixed=${fixed.length}`;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message, remedy = '' } = error;
      return `/connection-failed?${new URLSearchParams({ code, message, remedy }).toString()}`;
    }
  }

  function toStudio(route: string): Answer {
    return { status: 302, location: `${publicUrl()}/#${route}` };
  }
}

type ConsentAnswer = Readonly<
  Partial<Record<'state' | 'code' | 'error' | 'error_description', string | undefined>>
>;
