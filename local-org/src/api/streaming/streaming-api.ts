import { randomUUID } from 'node:crypto';
import type { Org } from '../../org.ts';
import type { Reply } from '../call.ts';
import type { Sessions } from '../oauth/index.ts';
import { passTime, underFaults, type Outcome } from '../planned-faults.ts';
import { errorReply, malformed, notFound } from '../salesforce-error.ts';
import { testRunsOf } from '../tooling/index.ts';
import { isVersion } from '../versions.ts';
import type { WireRequest } from '../wire-request.ts';
import {
  accepted,
  readMessages,
  rejected,
  type BayeuxMessage,
  type BayeuxReply
} from './bayeux-message.ts';
import { StreamingClient } from './streaming-client.ts';

const TEST_RESULT = '/systemTopic/TestResult';
// Documented (Streaming API, Message Durability and Client Lifecycle): a connect is held for up to 110 s.
const ADVICE = { reconnect: 'retry', interval: 0, timeout: 110_000 };
const HANDSHAKE_AGAIN = { reconnect: 'handshake', interval: 0 };

/**
 * `/cometd/{version}`: the Streaming API, with the one channel that the Salesforce CLI listens to, the test runs of
 * its user. Bayeux 1.0 by long polling.
 */
export class StreamingApi {
  private readonly org: Org;
  private readonly sessions: Sessions;
  private readonly clients = new Map<string, StreamingClient>();

  constructor(org: Org, sessions: Sessions) {
    this.org = org;
    this.sessions = sessions;
    testRunsOf(org).onChange(({ jobId, userId }) => {
      const event = { type: 'updated', createdDate: org.clock.now().toISOString() };
      const data = { event, sobject: { Id: jobId } };
      for (const client of this.clients.values()) {
        if (client.userId === userId) client.deliver({ channel: TEST_RESULT, data });
      }
    });
  }

  /** Answers every connect that is held. */
  end(): void {
    for (const client of this.clients.values()) client.release();
    this.clients.clear();
  }

  async answer(request: WireRequest): Promise<Outcome> {
    const faults = this.org.faults.atCall(`other ${request.method} ${request.path}`);
    await passTime(this.org, faults, (latency) => latency.ofCall('other', undefined));
    if (faults.expireToken) this.sessions.revoke(request.bearer ?? '');
    return underFaults(
      faults,
      () => this.reply(request),
      ({ status }) => ({ status })
    );
  }

  private async reply(request: WireRequest): Promise<Reply> {
    const version = /^\/cometd\/([\d.]+)$/.exec(request.path)?.[1];
    if (version === undefined || !isVersion(version) || request.method !== 'POST') {
      return errorReply(notFound());
    }
    const messages = readMessages(request.text);
    if (!messages) return errorReply(malformed('The body is no Bayeux message'));
    const userId = this.userOf(request);
    if (userId === undefined) {
      const refusals = messages.map((one) => rejected(one, '401::Authentication invalid'));
      return { status: 200, body: refusals };
    }
    const isConnect = ({ channel }: BayeuxMessage) => channel === '/meta/connect';
    const body = messages.filter((one) => !isConnect(one)).map((one) => this.meta(one, userId));
    for (const one of messages.filter(isConnect)) body.push(...(await this.connect(one, userId)));
    return { status: 200, body };
  }

  private meta(message: BayeuxMessage, userId: string): BayeuxReply {
    if (message.channel === '/meta/handshake') return this.handshake(message, userId);
    const client = this.find(message, userId);
    if (!client) return unknownClient(message);
    switch (message.channel) {
      case '/meta/subscribe':
        if (message.subscription !== TEST_RESULT) return notHere(message);
        client.channels.add(TEST_RESULT);
        return accepted(message);
      case '/meta/unsubscribe':
        client.channels.delete(message.subscription ?? '');
        return accepted(message);
      case '/meta/disconnect':
        client.release();
        this.clients.delete(message.clientId ?? '');
        return accepted(message);
      default:
        return notHere(message);
    }
  }

  private handshake(message: BayeuxMessage, userId: string): BayeuxReply {
    const clientId = randomUUID();
    this.clients.set(clientId, new StreamingClient(userId));
    const supportedConnectionTypes = ['long-polling'];
    return accepted(message, {
      clientId,
      version: '1.0',
      supportedConnectionTypes,
      advice: ADVICE
    });
  }

  private async connect(message: BayeuxMessage, userId: string): Promise<BayeuxReply[]> {
    const client = this.find(message, userId);
    if (!client) return [unknownClient(message)];
    const held = Math.min(message.advice?.timeout ?? ADVICE.timeout, ADVICE.timeout);
    const events = await client.take(held);
    return [...events, accepted(message, { advice: ADVICE })];
  }

  private find({ clientId = '' }: BayeuxMessage, userId: string): StreamingClient | undefined {
    const client = this.clients.get(clientId);
    return client?.userId === userId ? client : undefined;
  }

  private userOf({ bearer }: WireRequest): string | undefined {
    const token = bearer === undefined ? undefined : this.sessions.find(bearer);
    if (!token?.scopes.some((scope) => ['api', 'full'].includes(scope))) return undefined;
    return this.org.sessionOf(token.userId).rights.canUseApi() ? token.userId : undefined;
  }
}

/** Documented (Streaming API, Error Codes). */
function unknownClient(message: BayeuxMessage): BayeuxReply {
  return rejected(message, '403::Unknown client', { advice: HANDSHAKE_AGAIN });
}

function notHere(message: BayeuxMessage): BayeuxReply {
  const channel = message.subscription ?? message.channel;
  return rejected(message, `404::not implemented in local-org: ${channel}`);
}
