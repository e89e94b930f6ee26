import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { forgetProgram } from '../apex/index.ts';
import { loadUiMetadata, type UiMetadata } from '../metadata/ui/index.ts';
import type { Org } from '../org.ts';
import { isFromThisMachine, type RequestSource } from '../loopback.ts';
import { PageApi } from './api/page-api.ts';
import type { PageReply } from './api/route.ts';
import { PageError } from './page-error.ts';
import { readPageRequest, type PageRequest } from './page-request.ts';
import type { PageSource } from './page-source.ts';
import { securityHeaders } from './security-headers.ts';
import { findPageUser, userCookie } from './signed-in-user.ts';

const API = '/pages/api';

/** The Lightning pages of the org: documents, their files and what they ask. This machine only. */
export class PageServer {
  private readonly org: Org;
  private readonly source: PageSource;
  private readonly api: PageApi;
  private loaded: UiMetadata | undefined;

  constructor(org: Org, source: PageSource) {
    this.org = org;
    this.source = source;
    this.api = new PageApi(org, () => this.metadata());
  }

  owns(path: string): boolean {
    return path === '/' || /^\/(?:lightning|pages)(?:\/|$)/.test(path);
  }

  attach(server: Server): void {
    this.source.attach?.(server, () => {
      this.loaded = undefined;
      forgetProgram(this.org);
    });
  }

  async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = securityHeaders({ hot: this.source.hot });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isFromThisMachine(sourceOf(message))) {
      sendText(response, 403, 'The pages of the local org answer this machine only.');
      return;
    }
    if (this.source.handle?.(message, response)) return;
    try {
      await this.reply(await readPageRequest(message), response);
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      sendText(response, error.status, error.message);
    }
  }

  private async reply(request: PageRequest, response: ServerResponse): Promise<void> {
    const { path } = request;
    if (path.startsWith(`${API}/`)) {
      sendJson(request, response, this.api.answer(request, path.slice(API.length)));
    } else if (path.startsWith('/pages/')) {
      const zip = acceptsGzip(request);
      const sent = this.source.sendFile(path.slice('/pages/'.length), zip, response);
      if (!sent) sendText(response, 404, 'There is no such file.');
    } else if (path === '/' || !this.switchUser(request, response)) {
      if (path === '/') this.toHome(request, response);
      else await this.document(request, response);
    }
  }

  private toHome(request: PageRequest, response: ServerResponse): void {
    const search = request.query.size > 0 ? `?${request.query.toString()}` : '';
    response.writeHead(302, { Location: `/lightning/page/home${search}` }).end();
  }

  /** `?user=rep` on any page signs that user in; false when the address names nobody. */
  private switchUser(request: PageRequest, response: ServerResponse): boolean {
    const named = request.query.get('user');
    if (named === null) return false;
    const user = findPageUser(this.org, named);
    if (!user) {
      sendText(response, 404, `There is no user ${named} who could look at pages.`);
      return true;
    }
    const rest = new URLSearchParams(request.query);
    rest.delete('user');
    const search = rest.size > 0 ? `?${rest.toString()}` : '';
    const location = request.path + search;
    response.writeHead(302, { Location: location, 'Set-Cookie': userCookie(user) }).end();
    return true;
  }

  private async document(request: PageRequest, response: ServerResponse): Promise<void> {
    // Pages that were changed meanwhile show on the next load.
    this.loaded = undefined;
    const { status, html } = await this.source.document();
    response.statusCode = status;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.end(request.method === 'HEAD' ? undefined : html);
  }

  private metadata(): UiMetadata {
    this.loaded ??= loadUiMetadata(this.org.sourceDirs);
    return this.loaded;
  }
}

function sourceOf({ headers, socket }: IncomingMessage): RequestSource {
  return {
    peer: socket.remoteAddress ?? '',
    origin: `http://${headers.host ?? 'localhost'}`,
    page: headers.origin
  };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

function sendJson(
  request: PageRequest,
  response: ServerResponse,
  { status, body, headers }: PageReply
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  const zip = acceptsGzip(request) && bytes.length > 1024;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(zip && { 'Content-Encoding': 'gzip' }),
    ...headers
  });
  response.end(zip ? gzipSync(bytes, { level: 1 }) : bytes);
}

function acceptsGzip({ headers }: PageRequest): boolean {
  return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}
