const simple: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  s: ' '
};

/** The text between the quotes, escapes resolved (documented: String escape sequences). */
export function stringOf(quoted: string): string {
  if (quoted.startsWith("'''")) return multiline(quoted.slice(3, -3));
  return unescape(quoted.slice(1, -1));
}

/** The line behind the opening quotes does not belong to the text. */
function multiline(inner: string): string {
  return unescape(inner.replace(/^[^\S\n]*\r?\n/, ''));
}

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code?: string, sign?: string) =>
    code === undefined
      ? (simple[(sign ?? '').toLowerCase()] ?? sign ?? '')
      : String.fromCharCode(Number.parseInt(code, 16))
  );
}
