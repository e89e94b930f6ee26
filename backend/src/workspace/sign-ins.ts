import { verifyPassword } from '../adapters/passwords/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import { emailKey, type SignIn, type User } from '../domain/index.ts';
import { isoNow, type Clock } from '../kernel/index.ts';
import { lockoutMs } from '../rules/index.ts';
import { LockedOutError, WrongCredentialsError } from './people-errors.ts';
import { newToken, tokenHash } from './token.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const IDLE_MS = DAY_MS / 2;
const ABSOLUTE_MS = 7 * DAY_MS;

/** A browser that was let in: the token goes into its cookie and is kept nowhere else. */
export interface OpenedSignIn {
  readonly token: string;
  readonly user: User;
}

/** A browser that is recognised. */
export interface KnownSignIn {
  readonly user: User;
  readonly signIn: SignIn;
}

/** Lets users in and recognises them: idle for 12 hours or after 7 days they sign in again. */
export class SignIns {
  private readonly storage: Storage;
  private readonly clock: Clock;

  constructor({ storage, clock }: { storage: Storage; clock: Clock }) {
    this.storage = storage;
    this.clock = clock;
  }

  /** @throws WrongCredentialsError, LockedOutError */
  async withPassword(email: string, password: string): Promise<OpenedSignIn> {
    const user = await this.recognise(email, password);
    if (!user) throw new WrongCredentialsError();
    return this.open(user);
  }

  /**
   * The user with this address and password; undefined when one is wrong, which counts towards the lock.
   * @throws LockedOutError
   */
  async recognise(email: string, password: string): Promise<User | undefined> {
    const key = emailKey(email) ?? '';
    const { signIns, users } = this.storage;
    const { lockedUntil } = await signIns.failures(key);
    if (lockedUntil !== null && lockedUntil > isoNow(this.clock)) {
      throw new LockedOutError(lockedUntil);
    }
    const user = await users.findByEmail(email);
    const isRight = await verifyPassword(user?.passwordHash ?? null, password);
    if (!user || !isRight) {
      await this.countFailure(key);
      return undefined;
    }
    await signIns.forgetFailures(key);
    return user;
  }

  /**
   * Opens a sign-in of a user who has shown who they are; always with a new token.
   * @throws WrongCredentialsError when they were removed or their password changed meanwhile
   */
  async open(user: User): Promise<OpenedSignIn> {
    const now = isoNow(this.clock);
    const token = newToken();
    const present = await this.storage.transaction(async (scope) => {
      const noted = await scope.users.noteSignIn(user.id, now);
      if (noted?.passwordHash !== user.passwordHash) throw new WrongCredentialsError();
      await scope.signIns.removeOlder(this.before(ABSOLUTE_MS), this.before(IDLE_MS));
      await scope.signIns.removeOldFailures(this.before(DAY_MS));
      await scope.signIns.add({
        tokenHash: tokenHash(token),
        userId: user.id,
        csrfToken: newToken(),
        createdAt: now,
        lastSeenAt: now
      });
      return noted;
    });
    return { token, user: present };
  }

  /** Who this token belongs to; undefined when it has run out or was ended. */
  async find(token: string): Promise<KnownSignIn | undefined> {
    const { signIns, users } = this.storage;
    const signIn = await signIns.find(tokenHash(token));
    if (!signIn) return undefined;
    const isOver =
      signIn.createdAt < this.before(ABSOLUTE_MS) || signIn.lastSeenAt < this.before(IDLE_MS);
    const user = isOver ? undefined : await users.find(signIn.userId);
    if (!user) {
      await signIns.remove(signIn.tokenHash);
      return undefined;
    }
    // Not with each request: the database has better things to write.
    if (signIn.lastSeenAt < this.before(MINUTE_MS)) {
      await signIns.touch(signIn.tokenHash, isoNow(this.clock));
    }
    return { user, signIn };
  }

  /** Ends it; nothing happens when it is over already. */
  async end(token: string): Promise<void> {
    await this.storage.signIns.remove(tokenHash(token));
  }

  private async countFailure(key: string): Promise<void> {
    const { signIns } = this.storage;
    const count = await signIns.countFailure(key, isoNow(this.clock));
    const ms = lockoutMs(count);
    if (ms > 0) {
      await signIns.lock(key, new Date(this.clock.now().getTime() + ms).toISOString());
    }
  }

  private before(ms: number): string {
    return new Date(this.clock.now().getTime() - ms).toISOString();
  }
}
