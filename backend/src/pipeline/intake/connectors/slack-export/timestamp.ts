/** A message's `ts` (Unix seconds, a dot, six digits) as ISO-8601 UTC with milliseconds. */
export function instantOf(ts: string): string {
  const [seconds = '0', fraction = ''] = ts.split('.');
  const milliseconds = Number(fraction.padEnd(6, '0').slice(0, 3));
  return new Date(Number(seconds) * 1_000 + milliseconds).toISOString();
}
