import { cutText } from './cut-text.ts';

/** The longest text we keep, in UTF-16 units: a long text area of the package holds 32,768. */
export const MAX_BODY_LENGTH = 32_000;

/** A text fit for every writer, reader and field after intake, and what was done to it. */
export interface CleanedText {
  readonly text: string;
  /** Characters were replaced by U+FFFD. */
  readonly replaced: boolean;
  /** The end was cut off, which the text says itself. */
  readonly shortened: boolean;
}

// Control characters but tab and newline, and the two code points that are no characters at all:
// JSON, XML and SOQL writers and Salesforce's text fields choke on them.
const UNWELCOME = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const REPLACEMENT = '\ufffd';

/**
 * Replaces what cannot travel (control characters, lone surrogates) by U+FFFD, makes every line end
 * `\n`, and cuts what exceeds `maxLength` UTF-16 units with a mark that says how long it was.
 */
export function cleanText(raw: string, maxLength: number = MAX_BODY_LENGTH): CleanedText {
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  const text = lines.toWellFormed().replace(UNWELCOME, REPLACEMENT);
  const replaced = text !== lines;
  if (text.length <= maxLength) return { text, replaced, shortened: false };
  const mark = `… [shortened from ${text.length.toLocaleString('en-US')} characters]`;
  return { text: cutText(text, maxLength, mark), replaced, shortened: true };
}

/** A name, title or other one-line value: cleaned, white space run together, trimmed; `null` when empty. */
export function cleanLine(raw: string | null | undefined): string | null {
  if (!raw) return null;
  const line = cleanText(raw).text.replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}
