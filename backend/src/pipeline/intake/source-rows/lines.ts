import { createReadStream } from 'node:fs';

/** A line without its end; longer ones than allowed are cut and say so. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly isCut: boolean;
}

const LONGEST = 4_000_000;

/** The lines of a UTF-8 file, read piece by piece. */
export function readLines(path: string): AsyncGenerator<Line> {
  return splitLines(createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 }));
}

/** Splits at `\n` or `\r\n`, wherever the pieces break; a byte order mark goes. */
export async function* splitLines(
  pieces: AsyncIterable<string> | Iterable<string>,
  longest: number = LONGEST
): AsyncGenerator<Line> {
  let number = 0;
  let rest = '';
  let isCut = false;
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      number += 1;
      yield toLine(number, part, isCut || part.length > longest, longest);
      isCut = false;
    }
    if (rest.length > longest) {
      rest = rest.slice(0, longest);
      isCut = true;
    }
  }
  if (rest !== '') yield toLine(number + 1, rest, isCut, longest);
}

function toLine(number: number, raw: string, isCut: boolean, longest: number): Line {
  const start = number === 1 && raw.startsWith('\ufeff') ? 1 : 0;
  const end = raw.endsWith('\r') ? raw.length - 1 : raw.length;
  return { number, text: raw.slice(start, Math.min(end, start + longest)), isCut };
}
