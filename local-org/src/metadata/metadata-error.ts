/** Metadata that cannot be deployed, with the place to look at. */
export class MetadataError extends Error {
  override readonly name = 'MetadataError';
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;

  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }
}
