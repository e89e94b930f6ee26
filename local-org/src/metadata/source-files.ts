import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface SourceFile {
  readonly file: string;
  /** What stands before `.object-meta.xml`. */
  readonly name: string;
  /** Of the package it belongs to; empty for the org's own metadata. */
  readonly namespace: string;
}

/** The metadata files of source trees, sorted, so that the same tree always reads the same. */
export class SourceFiles {
  private readonly files: readonly Omit<SourceFile, 'name'>[];

  /** With a namespace the first folder is a package, and the others are the metadata of the org around it. */
  constructor(sourceDirs: readonly string[], namespace = '') {
    this.files = sourceDirs.flatMap((directory, index) =>
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('-meta.xml'))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((file) => ({ file, namespace: index === 0 ? namespace : '' }))
    );
  }

  /** Files of one kind, for example `object`. */
  ofKind(kind: string): SourceFile[] {
    const ending = `.${kind}-meta.xml`;
    return this.files
      .filter(({ file }) => file.endsWith(ending))
      .map((one) => ({ ...one, name: basename(one.file).slice(0, -ending.length) }));
  }
}
