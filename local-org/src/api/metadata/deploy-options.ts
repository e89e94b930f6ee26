import { z } from 'zod';
import { DeployFault, type DeployOptions } from '../../deploy/index.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** Documented: DeployOptions. Flags may be text, as XML has them. */
const given = z.strictObject({
  allowMissingFiles: flag.default(false),
  autoUpdatePackage: flag.optional(),
  checkOnly: flag.default(false),
  ignoreWarnings: flag.default(false),
  performRetrieve: flag.optional(),
  purgeOnDelete: flag.optional(),
  rollbackOnError: flag.default(false),
  runAllTests: flag.optional(),
  runTests: z.union([z.string().transform((name) => [name]), z.array(z.string())]).default([]),
  singlePackage: flag.optional(),
  testLevel: z
    .enum(['NoTestRun', 'RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg'])
    .optional()
});

/** Throws DeployFault for options that do not exist, contradict each other or are not carried out here. */
export function deployOptions(options: unknown): DeployOptions {
  const parsed = given.safeParse(options);
  if (!parsed.success) throw new DeployFault('INVALID_OPERATION', z.prettifyError(parsed.error));
  const { allowMissingFiles, checkOnly, ignoreWarnings, rollbackOnError, runTests } = parsed.data;
  const { performRetrieve, runAllTests } = parsed.data;
  if (performRetrieve === true) {
    throw new DeployFault('NOT_IMPLEMENTED', 'not implemented in local-org: performRetrieve');
  }
  const testLevel = parsed.data.testLevel ?? usualLevel(runAllTests, runTests);
  if ((testLevel === 'RunSpecifiedTests') !== runTests.length > 0) {
    const message =
      'runTests names the test classes of testLevel RunSpecifiedTests, and of no other';
    throw new DeployFault('INVALID_OPERATION', message);
  }
  return { allowMissingFiles, checkOnly, ignoreWarnings, rollbackOnError, runTests, testLevel };
}

function usualLevel(runAllTests: boolean | undefined, runTests: readonly string[]) {
  if (runAllTests) return 'RunAllTestsInOrg';
  return runTests.length > 0 ? 'RunSpecifiedTests' : 'NoTestRun';
}
