import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A wire between us and an org: counts what goes over it, and can lose answers. */
export class OrgWire {
  readonly url: string;
  private readonly server: Server;
  private readonly org: URL;
  private readonly seen: string[];
  private losing: string | undefined;
  private watched: { readonly text: string; seenBefore: number | undefined } | undefined;

  private constructor(server: Server, org: URL, seen: string[]) {
    this.server = server;
    this.org = org;
    this.seen = seen;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  static async to(orgUrl: string): Promise<OrgWire> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const wire = new OrgWire(server, new URL(orgUrl), []);
    server.on('request', (question, answer) => wire.carry(question, answer));
    return wire;
  }

  /** Requests so far to addresses that contain this, with their method: `POST /services/…`. */
  count(part: string): number {
    return this.seen.filter((line) => line.includes(part)).length;
  }

  /** The org gets the next such request, and nobody gets its answer. */
  loseNextAnswer(part: string): void {
    this.losing = part;
  }

  /** From now on looks for a text in answers. */
  watchFor(text: string): void {
    this.watched = { text, seenBefore: undefined };
  }

  /** How many requests to such addresses came after the first answer that held the watched text. */
  countAfterWatched(part: string): number {
    const from = this.watched?.seenBefore ?? this.seen.length;
    return this.seen.slice(from).filter((line) => line.includes(part)).length;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(question: IncomingMessage, answer: ServerResponse): void {
    const { method = 'GET', url = '/', headers } = question;
    this.seen.push(`${method} ${url}`);
    const isLost = this.losing !== undefined && url.includes(this.losing);
    if (isLost) this.losing = undefined;
    const { hostname, port } = this.org;
    const onward = request({ hostname, port, method, path: url, headers }, (reply) => {
      if (isLost) {
        reply.resume().on('end', () => answer.destroy());
        return;
      }
      this.watch(reply);
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    question.pipe(onward);
  }

  /** Answers come as plain text: nobody who speaks through this wire asks for another coding. */
  private watch(reply: IncomingMessage): void {
    const { watched } = this;
    if (!watched || watched.seenBefore !== undefined) return;
    let body = '';
    reply.on('data', (part: Buffer) => (body += part.toString()));
    reply.on('end', () => {
      if (body.includes(watched.text)) watched.seenBefore ??= this.seen.length;
    });
  }
}
