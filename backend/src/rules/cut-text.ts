const MARK = '…';

/**
 * Text that fits a field of `max` UTF-16 code units, ending in a mark where something was cut.
 * A surrogate pair is never split: half of one is refused by Salesforce.
 */
export function cutText(text: string, max: number, mark: string = MARK): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, Math.max(0, max - mark.length));
  const lastUnit = kept.charCodeAt(kept.length - 1);
  const splitsPair = lastUnit >= 0xd800 && lastUnit <= 0xdbff;
  return (splitsPair ? kept.slice(0, -1) : kept) + mark;
}

/** The start of a text on one line of at most `max` code units; null when there is nothing to show. */
export function summarise(text: string | null, max: number): string | null {
  const line = text?.replace(/\s+/g, ' ').trim();
  return line ? cutText(line, max) : null;
}
