/** One part of a multipart body. */
export interface Part {
  /** From Content-Disposition. */
  readonly name: string;
  /** Lower case, without parameters; empty when the part does not say. */
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The parts of a multipart body, in order (RFC 7578); undefined when it is none. */
export function readParts(contentType: string, body: Buffer): Part[] | undefined {
  const given = /\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = given?.[1] ?? given?.[2];
  if (!boundary) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    if (body.subarray(from, from + 2).toString() === '--') return parts;
    const end = body.indexOf(delimiter, from);
    if (end < 0) return undefined;
    const part = readPart(body.subarray(from, end));
    if (part) parts.push(part);
    start = end;
  }
  return undefined;
}

function readPart(raw: Buffer): Part | undefined {
  const blank = /\r?\n\r?\n/.exec(raw.subarray(0, MAX_HEAD).toString('latin1'));
  if (!blank) return undefined;
  const head = raw.subarray(0, blank.index).toString('utf8');
  return {
    name: /^content-disposition:.*?\bname="?([^";\r\n]*)/im.exec(head)?.[1] ?? '',
    contentType: (/^content-type:\s*([^;\r\n]*)/im.exec(head)?.[1] ?? '').trim().toLowerCase(),
    bytes: withoutLineEnd(raw.subarray(blank.index + blank[0].length))
  };
}

const MAX_HEAD = 16_384;

/** The line end before a delimiter belongs to the delimiter. */
function withoutLineEnd(bytes: Buffer): Buffer {
  const ending = bytes.subarray(-2).toString('latin1');
  if (ending === '\r\n') return bytes.subarray(0, -2);
  return ending.endsWith('\n') ? bytes.subarray(0, -1) : bytes;
}
