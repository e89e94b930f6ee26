import { closeSync, existsSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

const LENGTH = 4;

// Lines read at a time: a bound on memory, whatever the log holds.
const STRETCH = 2000;

function lengthsOf(file: string): string {
  return `${file}.lengths`;
}

export function rowLogFiles(file: string): string[] {
  return [file, lengthsOf(file)];
}

/** Appends lines that are to be found by their number: one file of lines, one of their lengths. */
export class RowLogWriter {
  private readonly lines: number;
  private readonly lengths: number;
  private count: number;
  private size: number;

  /** Goes on where the log held `count` lines; what a broken-off write left behind is cut. */
  constructor(file: string, count: number) {
    this.lines = openSync(file, existsSync(file) ? 'r+' : 'w+');
    this.lengths = openSync(lengthsOf(file), existsSync(lengthsOf(file)) ? 'r+' : 'w+');
    this.count = count;
    this.size = sum(readLengths(this.lengths, 0, count));
    ftruncateSync(this.lines, this.size);
    ftruncateSync(this.lengths, count * LENGTH);
  }

  append(lines: readonly string[]): void {
    const buffers = lines.map((line) => Buffer.from(line));
    const bytes = Buffer.concat(buffers);
    const lengths = Buffer.alloc(buffers.length * LENGTH);
    buffers.forEach((buffer, index) => lengths.writeUInt32LE(buffer.length, index * LENGTH));
    writeSync(this.lines, bytes, 0, bytes.length, this.size);
    writeSync(this.lengths, lengths, 0, lengths.length, this.count * LENGTH);
    this.size += bytes.length;
    this.count += buffers.length;
  }

  close(): void {
    closeSync(this.lines);
    closeSync(this.lengths);
  }
}

/** Lines that lie side by side, with what is needed to take them apart. */
export interface Stretch {
  readonly bytes: Buffer;
  readonly lengths: readonly number[];
}

/** Reads a finished log, stretch by stretch. */
export class RowLogReader {
  private readonly lines: number;
  private readonly lengths: number;

  constructor(file: string) {
    this.lines = openSync(file, 'r');
    this.lengths = openSync(lengthsOf(file), 'r');
  }

  /** Where the stretches of lines `from` up to `to` begin. */
  places(from: number, to: number): { first: number; count: number; offset: number }[] {
    let offset = 0;
    for (let at = 0; at < from; at += STRETCH) {
      offset += sum(readLengths(this.lengths, at, Math.min(STRETCH, from - at)));
    }
    const places = [];
    for (let first = from; first < to; first += STRETCH) {
      const count = Math.min(STRETCH, to - first);
      places.push({ first, count, offset });
      offset += sum(readLengths(this.lengths, first, count));
    }
    return places;
  }

  read({ first, count, offset }: { first: number; count: number; offset: number }): Stretch {
    const lengths = readLengths(this.lengths, first, count);
    const bytes = Buffer.alloc(sum(lengths));
    readSync(this.lines, bytes, 0, bytes.length, offset);
    return { bytes, lengths };
  }

  close(): void {
    closeSync(this.lines);
    closeSync(this.lengths);
  }
}

function readLengths(descriptor: number, first: number, count: number): number[] {
  const bytes = Buffer.alloc(count * LENGTH);
  readSync(descriptor, bytes, 0, bytes.length, first * LENGTH);
  return Array.from({ length: count }, (_, index) => bytes.readUInt32LE(index * LENGTH));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
