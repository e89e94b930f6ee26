import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Storage } from '../adapters/storage/index.ts';
import type { Fence } from '../domain/index.ts';
import { newId, type AppError } from '../kernel/index.ts';

const TTL_MS = 15_000;
const RENEW_MS = 5_000;
const POLL_MS = 500;

/** A right that one process at a time has, renewed until it is released. */
export interface HeldLease {
  readonly fence: Fence;
  /** Aborted when another process has taken over. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Who holds a lease, as people can find them. */
export interface LeaseHolder {
  readonly host: string;
  readonly pid: number;
}

export interface LeaseRequest {
  readonly name: string;
  readonly wait: boolean;
  readonly signal: AbortSignal;
  /** The refusal while another process is at it. */
  readonly refusal: (holder: LeaseHolder) => AppError;
}

/** Takes the lease, or throws the refusal at once unless asked to wait. */
export async function takeLease(storage: Storage, request: LeaseRequest): Promise<HeldLease> {
  const { name, wait, signal, refusal } = request;
  const holder = `${hostname()} ${process.pid} ${newId()}`;
  for (;;) {
    signal.throwIfAborted();
    const token = await storage.leases.acquire(name, holder, TTL_MS);
    if (token !== undefined) return keepAlive(storage, { name, token });
    const other = await storage.leases.findHolder(name);
    if (other === undefined) continue;
    if (isDead(other)) await storage.leases.expire(name, other);
    else if (!wait) throw refusal(parseHolder(other));
    else await delay(POLL_MS);
  }
}

function keepAlive(storage: Storage, fence: Fence): HeldLease {
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

function parseHolder(holder: string): LeaseHolder {
  const [host = '', pid = ''] = holder.split(' ');
  return { host, pid: Number(pid) };
}
