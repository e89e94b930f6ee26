import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotListenError } from './errors.ts';

/** How long a stopping service lets requests under way finish. */
const GRACE_MS = 5_000;

export interface ListenOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly signal: AbortSignal;
  onReady(url: string): void;
}

/** Serves until the signal; resolves once the port is free again. */
export async function listen(app: RequestListener, options: ListenOptions): Promise<void> {
  const { signal } = options;
  if (signal.aborted) return;
  const server = createServer(app);
  await started(server, options);
  const { port } = server.address() as AddressInfo;
  options.onReady(addressOf(options.host, port));
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  await stopped(server);
}

/** Where a browser on this machine reaches what listens there. */
export function addressOf(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${isEverywhere ? 'localhost' : name}:${port}`;
}

function started(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(host, port, cause)));
    server.listen({ host, port }, resolve);
  });
}

function stopped(server: Server): Promise<void> {
  const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
  });
}

function cannotListen(host: string, port: number, cause: NodeJS.ErrnoException): CannotListenError {
  const [message, remedy] = explain(host, port, cause);
  return new CannotListenError(message, remedy, { cause });
}

function explain(host: string, port: number, { code, message }: NodeJS.ErrnoException) {
  if (code === 'EADDRINUSE') {
    return [
      `Port ${port} is in use by another program.`,
      'Stop that program, or set PORCHLIGHT_PORT to a free port.'
    ] as const;
  }
  if (code === 'EACCES') {
    return [
      `Port ${port} may not be used by this user.`,
      'Set PORCHLIGHT_PORT to a port from 1024 up.'
    ] as const;
  }
  return [
    `The service cannot listen on ${host}, port ${port}: ${message}`,
    'Check PORCHLIGHT_HOST: it must be an address of this machine.'
  ] as const;
}
