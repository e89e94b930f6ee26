/**
 * A Java pattern that must match the whole text, as far as JavaScript means the same by it; undefined for
 * possessive quantifiers, POSIX classes and other things it does not know.
 */
export function regexOf(javaPattern: string): RegExp | undefined {
  const ignoreCase = javaPattern.startsWith('(?i)');
  const pattern = ignoreCase ? javaPattern.slice(4) : javaPattern;
  if (/[*+?}]\+|\\[AGQEZzhHRX]|\(\?>|&&\[/.test(withoutEscapes(pattern))) return undefined;
  const flags = ignoreCase ? 'i' : '';
  return (
    compiled(pattern, `${flags}u`) ??
    (pattern.includes('\\p') ? undefined : compiled(pattern, flags))
  );
}

function compiled(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, flags);
  } catch {
    return undefined;
  }
}

/** `\\+` is a plus sign, not a quantifier; `[+?]+` ends in a class. */
function withoutEscapes(pattern: string): string {
  return pattern.replace(/\\[^A-Za-z]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
}
