/** Bytes. */
export class ApexBlob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  static ofText(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, 'utf8'));
  }

  /** The text whose UTF-8 form these bytes are; undefined for other bytes. */
  decode(): string | undefined {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes);
    } catch {
      return undefined;
    }
  }

  toHex(): string {
    return Buffer.from(this.bytes).toString('hex');
  }

  toString(): string {
    return `Blob[${this.bytes.length}]`;
  }
}
