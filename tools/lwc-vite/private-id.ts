const PREFIX = '\0lwc:';
const SUFFIX = '.mjs';
const SCOPED = '?scoped';

/** What stands in for an html or css file that a component does not have. */
export const NOTHING = '\0lwc-nothing';

/** The html or css file behind a module id that no bundler takes for a page or a style sheet. */
export interface PrivateFile {
  readonly file: string;
  /** `name.scoped.css`: rules for one component's own elements. */
  readonly scoped: boolean;
}

export function privateId({ file, scoped }: PrivateFile): string {
  return PREFIX + file + (scoped ? SCOPED : '') + SUFFIX;
}

/** The file behind a private id; undefined for other ids. */
export function privateFile(id: string): PrivateFile | undefined {
  if (!id.startsWith(PREFIX)) return undefined;
  const body = id.slice(PREFIX.length, -SUFFIX.length);
  const scoped = body.endsWith(SCOPED);
  return { file: scoped ? body.slice(0, -SCOPED.length) : body, scoped };
}
