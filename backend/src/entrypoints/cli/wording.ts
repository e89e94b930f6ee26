/** `1,234` */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 row`, `1,234 rows` */
export function amount(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** `2026-11-20T14:56:43.019Z` as `2026-11-20 14:56:43 UTC` */
export function moment(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}

/** A long text without its middle: an org repeats a refused value in full and gives the reason last. */
export function withoutMiddle(text: string, max = 200): string {
  if (text.length <= max) return text;
  const half = Math.floor(max / 2);
  return `${text.slice(0, half)} … ${text.slice(-half)}`.toWellFormed();
}
