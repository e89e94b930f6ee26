import { normalizeId } from '../../records/index.ts';

/** A record id, always of 18 characters. */
export class ApexId {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads an id of 15 or 18 characters; undefined for anything else. */
  static parse(text: string): ApexId | undefined {
    const normalized = normalizeId(text);
    return normalized === undefined ? undefined : new ApexId(normalized);
  }

  toString(): string {
    return this.text;
  }
}
