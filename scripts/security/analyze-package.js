import { join } from 'node:path';
import { installTool } from '../setup/install-tool.js';
import { root } from '../setup/node-24.js';
import { step } from '../setup/step.js';

const OLDEST_JAVA = 11;
const TOOL = join(root, 'tools', 'code-analyzer');
const PACKAGE = join(root, 'force-app', 'main', 'default');
const REVIEW = ['AppExchange', 'Recommended:Security'];

/**
 * apex-ls (names and types of the whole package) and Salesforce Code Analyzer with the rules of the
 * security review and the graph engine: no finding is allowed. Resolves to `passed`, `failed` or
 * `skipped` for each.
 */
export async function analyzePackage() {
  if (!(await installTool('code-analyzer', 'Salesforce Code Analyzer'))) {
    return skipped('apex-ls, Code Analyzer', 'npm ci in tools/code-analyzer did not succeed', 3);
  }
  const { installedJava } = await import('../../local-org/src/check/index.ts');
  if (installedJava() < OLDEST_JAVA) {
    const rest = await analyze('Code Analyzer without Java', 'eslint,regex,retirejs', REVIEW);
    const reason = `Java ${OLDEST_JAVA} or newer is needed`;
    return [rest, ...skipped('apex-ls, PMD (AppExchange) and the graph engine', reason, 3)];
  }
  return [
    await apexLs(),
    await analyze('AppExchange and Recommended:Security', 'pmd,eslint,regex,retirejs', REVIEW),
    await analyze('graph engine', 'sfge', ['sfge'])
  ];
}

/** Its jar comes with the PMD engine. */
function apexLs() {
  const jars = ['@salesforce', 'code-analyzer-pmd-engine', 'dist', 'java-lib', '*'];
  const classPath = join(TOOL, 'node_modules', ...jars);
  const main = 'io.github.apexdevtools.apexls.CheckForIssues';
  return outcome(
    step('apex-ls', 'java', ['-cp', classPath, main, '-w', root, '-d', 'errors', '-n'])
  );
}

function analyze(name, engines, selectors) {
  const args = [join(TOOL, 'analyze.js'), PACKAGE, engines, ...selectors];
  return outcome(step(name, process.execPath, args));
}

async function outcome(running) {
  return (await running) ? 'passed' : 'failed';
}

function skipped(what, reason, gates) {
  console.log(`SKIPPED ${what}: ${reason}.`);
  return Array(gates).fill('skipped');
}
