import { createHash, randomBytes } from 'node:crypto';
import {
  consentUrl,
  exchangeCode,
  newVerifier,
  revokeToken,
  type GrantedTokens,
  type OAuthClient
} from '../adapters/salesforce/index.ts';
import type { PendingAuthorisation, Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type {
  Actor,
  CapabilityName,
  Connection,
  Environment,
  SyncDirection
} from '../domain/index.ts';
import type { Clock, Logger } from '../kernel/index.ts';
import { orgLogin, requireAskable, SignInAnswerError } from '../rules/index.ts';
import { SERVICE } from './audit-log.ts';
import { purposeOf } from './change-connection.ts';
import type { Connections } from './connections.ts';
import { AuthorisationRefusedError } from './errors.ts';
import type { Verification, VerifyReport } from './verification.ts';

const PURPOSE = 'authorisation';
/** As long as a person may sit in front of the consent page. */
const LIFE_MS = 15 * 60_000;

/** What a user wants to connect, before Salesforce is asked. */
export interface AuthorisationRequest {
  /** Names the browser session; only it may bring the answer. */
  readonly sessionKey: string;
  readonly environment: Environment;
  /** The My Domain; needed for `custom`. */
  readonly url?: string;
  readonly client: OAuthClient;
  /** Where the browser comes back to, as the app lists it. */
  readonly redirectUri: string;
  readonly capability?: CapabilityName | undefined;
  readonly direction?: SyncDirection | undefined;
  readonly name?: string;
  /** Id of the connection whose token is generated anew, or whose user gets what is missing. */
  readonly connectionId?: string;
  /** `fix`: an administrator mends the connection once; nothing of this consent is kept. */
  readonly purpose?: Purpose;
}

type Purpose = 'connect' | 'fix';

/** The token of a connection anew; the environment and, unless another is named, the app stay. */
export interface RenewalRequest {
  readonly sessionKey: string;
  /** Name or id. */
  readonly connection: string;
  readonly redirectUri: string;
  readonly client?: OAuthClient;
  readonly purpose?: Purpose;
}

/** What came of a consent: a connection, or a report on the one that was mended. */
export type Completed =
  | { readonly kind: 'connected'; readonly connection: Connection }
  | { readonly kind: 'fixed'; readonly report: VerifyReport };

/** What the browser brings back. */
export interface AuthorisationAnswer {
  readonly sessionKey: string;
  /** Who is signed in there; the service itself when absent. */
  readonly actor?: Actor;
  readonly state?: string;
  readonly code?: string;
  readonly error?: string;
  readonly errorDescription?: string;
}

export interface AuthorisationsParts {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly connections: Connections;
  readonly verification: Pick<Verification, 'fixWith'>;
  readonly logger: Logger;
  readonly allowedOrgHosts: readonly string[];
}

/** Consents by the web-server flow with PKCE: asked for, answered once, in the session that asked. */
export class Authorisations {
  private readonly parts: AuthorisationsParts;

  constructor(parts: AuthorisationsParts) {
    this.parts = parts;
  }

  /**
   * @returns the address to send the browser to
   * @throws NotOfferedError, OrgUrlError, TransitionRefusedError
   */
  async begin(request: AuthorisationRequest): Promise<string> {
    const { storage, vault, connections, allowedOrgHosts, clock } = this.parts;
    await this.forgetExpired();
    const former = request.connectionId ? await connections.find(request.connectionId) : undefined;
    requireAskable(former);
    const { clientId, clientSecret } = request.client;
    const loginUrl = orgLogin(request.environment, request.url, allowedOrgHosts);
    const { verifier, challenge } = newVerifier();
    const state = randomBytes(32).toString('base64url');
    const { redirectUri, environment, purpose = 'connect' } = request;
    const question: Question = { verifier, clientSecret, purpose };
    await storage.authorisations.add({
      ...{ stateHash: hash(state), sessionHash: hash(request.sessionKey) },
      ...{ loginUrl, clientId, redirectUri, environment },
      connectionId: former?.id ?? null,
      secretId: await vault.seal(PURPOSE, JSON.stringify(question)),
      name: request.name ?? null,
      ...purposeOf(request, former),
      expiresAt: new Date(clock.now().getTime() + LIFE_MS).toISOString()
    });
    return consentUrl(loginUrl, { clientId, redirectUri, state, challenge });
  }

  /**
   * @returns the address to send the browser to
   * @throws TransitionRefusedError, and AccountDisconnectedError when the app was forgotten
   */
  async beginAgain({ connection, client, ...browser }: RenewalRequest): Promise<string> {
    const { connections } = this.parts;
    const former = await connections.find(connection);
    requireAskable(former);
    return this.begin({
      ...browser,
      connectionId: former.id,
      environment: former.environment,
      url: former.loginUrl,
      client: client ?? (await connections.clientOf(former))
    });
  }

  /** @throws AuthorisationRefusedError, SignInAnswerError, and what signing in throws */
  async complete(answer: AuthorisationAnswer): Promise<Completed> {
    const { vault, connections } = this.parts;
    const pending = await this.take(answer);
    const question = JSON.parse(await vault.open(pending.secretId)) as Question;
    const { verifier, clientSecret, purpose } = question;
    await vault.forget(pending.secretId);
    if (answer.code === undefined) {
      throw new SignInAnswerError(answer.error ?? 'no code', answer.errorDescription);
    }
    const { loginUrl, clientId, redirectUri } = pending;
    const client = { clientId, clientSecret };
    const tokens = await exchangeCode(loginUrl, client, {
      ...{ code: answer.code, verifier, redirectUri }
    });
    const { actor = SERVICE } = answer;
    if (purpose === 'fix') return this.fixAs(pending, tokens, actor);
    const { name, connectionId, environment, capability, direction } = pending;
    const connection = await connections.connectByConsent({
      ...{ loginUrl, client, tokens, environment, capability, direction, name, connectionId },
      actor
    });
    return { kind: 'connected', connection };
  }

  /** Nothing of the consent outlives it. */
  private async fixAs(
    { connectionId, loginUrl }: PendingAuthorisation,
    tokens: GrantedTokens,
    actor: Actor
  ): Promise<Completed> {
    const { verification, logger } = this.parts;
    try {
      const report = await verification.fixWith(connectionId ?? '', tokens, actor);
      return { kind: 'fixed', report };
    } finally {
      await revokeToken(loginUrl, tokens.refreshToken ?? tokens.accessToken).catch(
        (cause: unknown) => {
          logger.warn({ reason: String(cause) }, 'a consent could not be revoked');
        }
      );
    }
  }

  private async take({ state, sessionKey }: AuthorisationAnswer): Promise<PendingAuthorisation> {
    const { storage, vault, clock } = this.parts;
    if (!state) throw new AuthorisationRefusedError('missing');
    const pending = await storage.authorisations.take(hash(state), hash(sessionKey));
    if (!pending) throw new AuthorisationRefusedError('unknown');
    if (Date.parse(pending.expiresAt) > clock.now().getTime()) return pending;
    await vault.forget(pending.secretId);
    throw new AuthorisationRefusedError('expired');
  }

  private async forgetExpired(): Promise<void> {
    const { storage, vault } = this.parts;
    for (const { secretId } of await storage.authorisations.takeExpired()) {
      await vault.forget(secretId);
    }
  }
}

interface Question {
  readonly verifier: string;
  readonly clientSecret: string | null;
  readonly purpose: Purpose;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
