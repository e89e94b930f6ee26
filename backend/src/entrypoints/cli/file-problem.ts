/** What is wrong with a file or folder that someone named, in words; by Node's code. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be used by this user',
  EPERM: 'may not be used by this user',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'lies below something that is not a folder',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'is on a disk that is full'
};

/** One sentence for an error of the file system that a person can mend; undefined for any other. */
export function describeFileProblem(error: unknown): string | undefined {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  const problem = typeof code === 'string' ? PROBLEMS[code] : undefined;
  return problem && `${typeof path === 'string' ? path : 'The given path'} ${problem}.`;
}
