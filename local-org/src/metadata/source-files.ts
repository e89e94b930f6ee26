import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The metadata files of a source tree, sorted, so that the same tree always reads the same. */
export class SourceFiles {
  private readonly files: readonly string[];

  constructor(sourceDirs: readonly string[]) {
    this.files = sourceDirs.flatMap((directory) =>
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('-meta.xml'))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    );
  }

  /** Files of one kind, for example `object`, with the name before `.object-meta.xml`. */
  ofKind(kind: string): { file: string; name: string }[] {
    const ending = `.${kind}-meta.xml`;
    return this.files
      .filter((file) => file.endsWith(ending))
      .map((file) => ({ file, name: basename(file).slice(0, -ending.length) }));
  }
}
