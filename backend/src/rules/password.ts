export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 200;

/** Why a password is too easy to guess; undefined when it is not. Length counts, not kinds of characters. */
export function passwordWeakness(password: string, email: string): string | undefined {
  const length = [...password].length;
  if (length < MIN_PASSWORD) return `A password needs at least ${MIN_PASSWORD} characters.`;
  if (length > MAX_PASSWORD) return `A password has at most ${MAX_PASSWORD} characters.`;
  if (new Set(password).size < 5) return 'A password needs at least five different characters.';
  const name = email.toLowerCase().split('@')[0] ?? '';
  const isAddress = password.toLowerCase().includes(email.toLowerCase().trim());
  const rest = name ? password.toLowerCase().replaceAll(name, '') : password;
  if (isAddress || [...rest].length < MIN_PASSWORD / 2) {
    return 'A password must not be made of your e-mail address.';
  }
  return undefined;
}
