import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST_JAVA = 11;
const PACKAGES = [
  '@salesforce/code-analyzer-core',
  '@salesforce/code-analyzer-pmd-engine',
  '@salesforce/code-analyzer-sfge-engine'
];

/**
 * The line that says why the gates that need Java (apex-ls, Code Analyzer with PMD and the graph
 * engine) do not run. They are never counted as passed.
 */
export function skippedJavaGates(javaVersion = installedJava()): string {
  const missing = PACKAGES.filter((name) => !existsSync(packageDir(name)));
  const reasons = [
    ...(javaVersion < OLDEST_JAVA ? [`Java ${OLDEST_JAVA} or newer is needed`] : []),
    ...(missing.length > 0 ? [`npm packages not installed: ${missing.join(', ')}`] : [])
  ];
  const reason = reasons.join('; ') || 'this command does not start them';
  return `SKIPPED apex-ls and Code Analyzer: ${reason}.`;
}

/** Major version of the `java` on the path: 8 for 1.8, 17 for 17.0.15; 0 without Java. */
function installedJava(): number {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(status === 0 ? stderr : '') ?? [];
  if (first === undefined) return 0;
  return first === '1' ? Number(second) : Number(first);
}

function packageDir(name: string): string {
  return fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url));
}
