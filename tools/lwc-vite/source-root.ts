import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** A folder of component bundles. */
export interface SourceRoot {
  readonly dir: string;
  /** Components lie directly in it; without a namespace, in one folder for each namespace. */
  readonly namespace?: string;
}

export interface ComponentName {
  readonly namespace: string;
  readonly name: string;
}

/** Finds components in source folders; of two with the same name the one in the later folder wins. */
export class SourceRoots {
  private readonly roots: readonly SourceRoot[];

  constructor(roots: readonly SourceRoot[]) {
    this.roots = roots.map((root) => ({ ...root, dir: realpathSync(root.dir) }));
  }

  get dirs(): string[] {
    return this.roots.map((root) => root.dir);
  }

  /** What a file belongs to; undefined when it lies in none of the folders. */
  nameOf(file: string): ComponentName | undefined {
    const root = this.roots.find(({ dir }) => file.startsWith(dir + sep));
    if (!root) return undefined;
    const [first = '', second] = relative(root.dir, dirname(file)).split(sep);
    return root.namespace === undefined
      ? { namespace: first, name: second ?? first }
      : { namespace: root.namespace, name: first };
  }

  /** The script of a component, TypeScript before JavaScript. */
  findScript({ namespace, name }: ComponentName): string | undefined {
    const folders = this.roots.flatMap((root) => {
      if (root.namespace === undefined) return [join(root.dir, namespace, name)];
      return root.namespace === namespace ? [join(root.dir, name)] : [];
    });
    return folders
      .reverse()
      .flatMap((folder) => [join(folder, `${name}.ts`), join(folder, `${name}.js`)])
      .find((file) => existsSync(file));
  }
}
