import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** One file of a source tree. */
export interface SourceFile {
  /** Absolute path. */
  readonly path: string;
  /** Path inside its source folder, with forward slashes: `classes/support/UserFacing.cls`. */
  readonly name: string;
}

const stays = [/(^|\/)__tests__\//, /(^|\/)(jsconfig\.json|tsconfig\.json|README\.md)$/, /\.ts$/];

/** The files of source folders that go to an org; what `.forceignore` keeps back is left out. */
export class SourceTree {
  readonly files: readonly SourceFile[];
  private readonly texts = new Map<string, string>();

  constructor(sourceDirs: readonly string[]) {
    this.files = sourceDirs.flatMap((directory) =>
      readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => ({ path, name: relative(directory, path).replaceAll('\\', '/') }))
        .filter(({ name }) => !stays.some((pattern) => pattern.test(name)))
        .sort((a, b) => a.name.localeCompare(b.name))
    );
  }

  text({ path }: SourceFile): string {
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    const text = readFileSync(path, 'utf8');
    this.texts.set(path, text);
    return text;
  }

  endingIn(ending: string): SourceFile[] {
    return this.files.filter((file) => file.name.endsWith(ending));
  }

  /** Names of the components described by files of their own: `tab` gives `Member__c`. */
  described(kind: string): string[] {
    const ending = `.${kind}-meta.xml`;
    return this.endingIn(ending).map((file) => basename(file.name, ending));
  }

  find(name: string): SourceFile | undefined {
    return this.files.find((file) => file.name === name);
  }
}
