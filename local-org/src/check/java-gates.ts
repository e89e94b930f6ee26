import { spawnSync } from 'node:child_process';

const OLDEST_JAVA = 11;

/**
 * The line that says where the gates that need Java run (apex-ls, Code Analyzer with PMD and the
 * graph engine): they are too slow for this command and never counted as passed.
 */
export function skippedJavaGates(javaVersion = installedJava()): string {
  const reason =
    javaVersion < OLDEST_JAVA
      ? `Java ${OLDEST_JAVA} or newer is needed, then npm run check:security runs them`
      : 'npm run check:security runs them';
  return `SKIPPED apex-ls and Code Analyzer: ${reason}.`;
}

/** Major version of the `java` on the path: 8 for 1.8, 17 for 17.0.15; 0 without Java. */
function installedJava(): number {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(status === 0 ? stderr : '') ?? [];
  if (first === undefined) return 0;
  return first === '1' ? Number(second) : Number(first);
}
