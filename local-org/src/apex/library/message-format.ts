/**
 * Puts values for `{0}`, `{1}`, …; a single quote opens text that is taken as it stands, two are one
 * (documented: String.format, as java.text.MessageFormat). A place without a value stays.
 */
export function formatMessage(pattern: string, values: readonly string[]): string {
  let out = '';
  let quoted = false;
  for (const [token, place] of pattern.matchAll(/''|'|\{(\d+)\}|[^'{]+|\{/g)) {
    if (token === "''") out += "'";
    else if (token === "'") quoted = !quoted;
    else if (quoted || place === undefined) out += token;
    else out += values[Number(place)] ?? token;
  }
  return out;
}
