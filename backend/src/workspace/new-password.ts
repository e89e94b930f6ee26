import { hashPassword } from '../adapters/passwords/index.ts';
import { passwordWeakness } from '../rules/index.ts';
import { WeakPasswordError } from './people-errors.ts';

/** The hash of a password somebody chose. @throws WeakPasswordError */
export async function newPasswordHash(password: string, email: string): Promise<string> {
  const weakness = passwordWeakness(password, email);
  if (weakness) throw new WeakPasswordError(weakness, 'Choose a longer one: a few words do well.');
  return hashPassword(password);
}
