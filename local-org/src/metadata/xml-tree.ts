import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { MetadataError } from './metadata-error.ts';

/** One element of a metadata file; it knows its place, so every complaint can name it. */
export class XmlElement {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly children: XmlElement[] = [];
  readonly attributes = new Map<string, string>();
  private content = '';

  constructor(name: string, file: string, line: number) {
    this.name = name;
    this.file = file;
    this.line = line;
  }

  get value(): string {
    return this.content.trim();
  }

  append(text: string): void {
    this.content += text;
  }

  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  find(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  get(name: string): XmlElement {
    return this.find(name) ?? this.refuse(`<${name}> is missing in <${this.name}>`);
  }

  text(name: string): string | undefined {
    return this.find(name)?.value;
  }

  /** The child's text, which must be there and must say something. */
  requiredText(name: string): string {
    const child = this.get(name);
    return child.value === '' ? child.refuse(`<${name}> is empty`) : child.value;
  }

  flag(name: string): boolean {
    const child = this.find(name);
    if (child === undefined || child.value === 'false') return false;
    return child.value === 'true' || child.refuse(`<${name}> is neither true nor false`);
  }

  number(name: string): number | undefined {
    const child = this.find(name);
    if (child === undefined) return undefined;
    return /^\d+$/.test(child.value)
      ? Number(child.value)
      : child.refuse(`<${name}> is not a whole number`);
  }

  refuse(reason: string): never {
    throw new MetadataError(this.file, this.line, reason);
  }
}

/** Reads one metadata file and returns its root, which must carry the expected name. */
export function readXmlFile(file: string, rootName: string): XmlElement {
  const root = parseXml(readFileSync(file, 'utf8'), file);
  return root.name === rootName
    ? root
    : root.refuse(`expected <${rootName}>, found <${root.name}>`);
}

export function parseXml(text: string, file: string): XmlElement {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw new MetadataError(file, parser.line, error.message);
  });
  parser.on('opentagstart', (tag) => {
    const element = new XmlElement(tag.name, file, parser.line);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('attribute', ({ name, value }) => open.at(-1)?.attributes.set(name, value));
  parser.on('text', (piece) => open.at(-1)?.append(piece));
  parser.on('cdata', (piece) => open.at(-1)?.append(piece));
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  if (root === undefined) throw new MetadataError(file, 1, 'the file holds no element');
  return root;
}
