import { request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
}

/** Sends requests as a browser does on a page of the service: cookies, origin, token against forgery. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrfToken: string | undefined;
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** `headers` replace what a page of our own would send; undefined leaves one out. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string | undefined>> = {}
  ): Promise<Reply> {
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = {
      ...(cookie && { cookie }),
      ...(method !== 'GET' && { origin: this.url, 'sec-fetch-site': 'same-origin' }),
      ...(method !== 'GET' && this.csrfToken && { 'x-csrf-token': this.csrfToken }),
      ...(text && { 'content-type': 'application/json' }),
      ...(text && { 'content-length': String(Buffer.byteLength(text)) }),
      ...headers
    };
    const sent = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]]
    );
    return this.exchange(method, path, text, Object.fromEntries(sent) as Record<string, string>);
  }

  /** Sends and fails unless the answer has this status. */
  async expect(status: number, method: string, path: string, body?: unknown): Promise<Reply> {
    const reply = await this.send(method, path, body);
    if (reply.status !== status) {
      throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
    }
    return reply;
  }

  /** Learns the token against forgery, as the Studio does when it loads. */
  async recogniseMe(): Promise<void> {
    const { json } = await this.expect(200, 'GET', '/v1/me');
    this.csrfToken = (json as { csrfToken: string }).csrfToken;
  }

  private exchange(
    method: string,
    path: string,
    text: string,
    headers: Record<string, string>
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, headers, agent: false }, (response) => {
        let received = '';
        response.setEncoding('utf8').on('data', (part: string) => (received += part));
        response.on('error', reject).on('end', () => {
          this.keepCookies(response.headers['set-cookie'] ?? []);
          const isJson = response.headers['content-type']?.includes('json');
          const json: unknown = isJson ? JSON.parse(received) : undefined;
          const { statusCode = 0, headers } = response;
          resolve({ status: statusCode, headers, text: received, json });
        });
      });
      sent.on('error', reject).end(text);
    });
  }

  private keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, decodeURIComponent(value));
    }
  }
}

/** The code of an error answer. */
export function codeOf({ json }: Reply): string | undefined {
  return (json as { error?: { code: string } } | undefined)?.error?.code;
}
