import type { Command } from 'commander';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { describeApiUse } from '../describe-api-use.ts';

interface ApiUseFlags {
  readonly connection?: string;
  readonly json?: boolean;
}

/** `porchlight api-use`: whose API calls an org's day is made of. */
export function registerApiUse(program: Command, context: CliContext): void {
  program
    .command('api-use')
    .description("show the org's API calls by us and by others, our share, and the forecast")
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action(async ({ connection, json }: ApiUseFlags) => {
      const services = await context.services();
      const use = await services.apiUse(connection);
      context.out(json ? JSON.stringify(use) : describeApiUse(use));
    });
}
