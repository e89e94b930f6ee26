const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const suffixDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The middle of every id this org gives: the place of the server instance in a real one. */
const instance = 'LO0';

/** Adds the three characters that tell upper from lower case in each block of five. */
export function to18(id15: string): string {
  return id15 + suffixOf(id15);
}

/** The 18-character form of a well-formed id of either length; undefined for anything else. */
export function normalizeId(id: string): string | undefined {
  if (id.length === 15) return isAlphanumeric(id) ? to18(id) : undefined;
  if (id.length !== 18 || !isAlphanumeric(id)) return undefined;
  const id15 = id.slice(0, 15);
  return suffixOf(id15) === id.slice(15) ? id : undefined;
}

/** The n-th id under a key prefix; ids sort in the order they were given. */
export function numberedId(keyPrefix: string, number: number): string {
  let rest = number;
  let tail = '';
  for (let place = 0; place < 9; place += 1) {
    tail = digits.charAt(rest % digits.length) + tail;
    rest = Math.floor(rest / digits.length);
  }
  return to18(keyPrefix + instance + tail);
}

/** The n-th key prefix of its kind: a00, a01, … a0Z, a0a, … */
export function numberedPrefix(letter: string, number: number): string {
  const high = digits.charAt(Math.floor(number / digits.length));
  return letter + high + digits.charAt(number % digits.length);
}

function suffixOf(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let place = 0; place < 5; place += 1) {
      const code = id15.charCodeAt(block + place);
      if (code >= 65 && code <= 90) bits |= 1 << place;
    }
    suffix += suffixDigits.charAt(bits);
  }
  return suffix;
}

function isAlphanumeric(text: string): boolean {
  return /^[0-9A-Za-z]+$/.test(text);
}
