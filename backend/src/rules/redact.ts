/** Addresses, sessions, tokens and keys, wherever they stand in a sentence. */
const PRIVATE: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>]+/gi, '[address]'],
  [/[^\s@"<>()[\],;:]+@[^\s@"<>()[\],;]+/g, '[e-mail]'],
  // A Salesforce session begins with the org's id and an exclamation mark.
  [/\b00D\w{12,15}![\w.]+/g, '[token]'],
  [/\bBearer\s+\S+/gi, '[token]'],
  [/\b00D(?:\w{15}|\w{12})\b/g, '[org]'],
  // Nothing people write is so long without a space; ids of ours have dashes.
  [/[A-Za-z\d_+/=.]{28,}/g, '[token]']
];

/** A sentence without what could identify somebody or let somebody in. */
export function redact(text: string): string {
  return PRIVATE.reduce((left, [pattern, word]) => left.replace(pattern, word), text);
}
