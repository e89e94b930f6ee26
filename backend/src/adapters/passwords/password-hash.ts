import { hash, verify } from '@node-rs/argon2';

// What OWASP's password storage cheat sheet asks for at least: Argon2id, 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let nobody: Promise<string> | undefined;

/** Argon2id in the PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether the password is the one that was hashed. Without a hash the same work is done, so that
 * the time taken does not tell whether there is such a user.
 */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const matches = await verify(known ?? (await (nobody ??= hashPassword('nobody'))), password);
  return matches && known !== null;
}
