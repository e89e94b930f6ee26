import { SaxesParser } from 'saxes';
import { MetadataError } from '../metadata/index.ts';

/** An element directly below the root, as it stands in the text. */
export interface XmlChild {
  readonly name: string;
  /** Its `<fullName>`; empty without one. */
  readonly fullName: string;
  /** From its `<` to behind the `>` that closes it. */
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
}

/** The root's children with their places. Throws MetadataError for text that is not well-formed. */
export function xmlChildren(text: string, file: string): XmlChild[] {
  const parser = new SaxesParser({ position: true });
  const children: XmlChild[] = [];
  let depth = 0;
  let open = { start: 0, line: 1 };
  parser.on('error', (error) => {
    throw new MetadataError(file, parser.line, error.message);
  });
  parser.on('opentagstart', () => {
    depth += 1;
    // No attribute can hold the character that opens a tag.
    if (depth === 2) {
      open = { start: text.lastIndexOf('<', parser.position - 1), line: parser.line };
    }
  });
  parser.on('closetag', ({ name }) => {
    if (depth === 2) {
      const end = parser.position;
      const [, fullName = ''] =
        /<fullName>\s*([^<]*?)\s*<\/fullName>/.exec(text.slice(open.start, end)) ?? [];
      children.push({ name, fullName, ...open, end });
    }
    depth -= 1;
  });
  parser.write(text).close();
  return children;
}

/** The text without these children; what is left keeps its lines. */
export function withoutChildren(text: string, children: readonly XmlChild[]): string {
  return children
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => {
      const lines = rest.slice(start, end).split('\n').length - 1;
      return rest.slice(0, start) + '\n'.repeat(lines) + rest.slice(end);
    }, text);
}
