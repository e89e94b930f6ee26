import type { Attempt } from './attempt.ts';
import type { SourceFile, SourceFiles } from './source-files.ts';

/** What the files of one kind declare, without those that were refused. */
export function readComponents<Component>(
  files: SourceFiles,
  kind: string,
  attempt: Attempt,
  read: (source: SourceFile) => Component
): Component[] {
  return files.ofKind(kind).flatMap((source) => {
    const component = attempt(() => read(source));
    return component === undefined ? [] : [component];
  });
}
