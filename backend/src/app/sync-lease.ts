import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Storage } from '../adapters/storage/index.ts';
import type { Fence } from '../domain/index.ts';
import { AppError, newId } from '../kernel/index.ts';

const TTL_MS = 15_000;
const RENEW_MS = 5_000;
const POLL_MS = 500;

/** Another process is at it. */
export class SyncRunningError extends AppError {
  override readonly name = 'SyncRunningError';
  readonly kind = 'conflict';
  readonly code = 'sync_running';

  constructor(holder: string) {
    const { host, pid } = parseHolder(holder);
    super(
      `A sync of this connection is running already (process ${pid} on ${host}).`,
      'Wait for it with: porchlight sync --wait'
    );
  }
}

/** The right to run a sync of one connection, renewed until it is released. */
export interface SyncLease {
  readonly fence: Fence;
  /** Aborted when another process has taken over. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** @throws SyncRunningError at once, unless asked to wait. */
export async function takeSyncLease(
  storage: Storage,
  connectionId: string,
  options: { readonly wait: boolean; readonly signal: AbortSignal }
): Promise<SyncLease> {
  const name = `sync:${connectionId}`;
  const holder = `${hostname()} ${process.pid} ${newId()}`;
  for (;;) {
    options.signal.throwIfAborted();
    const token = await storage.leases.acquire(name, holder, TTL_MS);
    if (token !== undefined) return keepAlive(storage, { name, token });
    const other = await storage.leases.findHolder(name);
    if (other === undefined) continue;
    if (isDead(other)) await storage.leases.expire(name, other);
    else if (!options.wait) throw new SyncRunningError(other);
    else await delay(POLL_MS);
  }
}

function keepAlive(storage: Storage, fence: Fence): SyncLease {
  const lost = new AbortController();
  const renewal = setInterval(() => {
    storage.leases.renew(fence, TTL_MS).then(
      (isOurs) => isOurs || lost.abort(),
      // A database that does not answer now may do so before the lease runs out.
      () => undefined
    );
  }, RENEW_MS);
  renewal.unref();
  return {
    fence,
    lost: lost.signal,
    release: async () => {
      clearInterval(renewal);
      await storage.leases.release(fence);
    }
  };
}

/** A process of this machine that was killed: nobody needs to wait for its lease to run out. */
function isDead(holder: string): boolean {
  const { host, pid } = parseHolder(holder);
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function parseHolder(holder: string): { host: string; pid: number } {
  const [host = '', pid = ''] = holder.split(' ');
  return { host, pid: Number(pid) };
}
