import type { Command } from 'commander';
import type { TeammatePreview } from '../../../workspace/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';

interface PreviewFlags {
  readonly connection?: string;
  readonly domains: string;
  readonly json?: boolean;
}

/** `porchlight teammates preview`: who would be marked before the setting is changed. */
export function registerTeammates(program: Command, context: CliContext): void {
  program
    .command('teammates')
    .description('colleagues of those who run the community: marked, and without a score')
    .command('preview')
    .description('show who would be a teammate by these e-mail domains; changes nothing')
    .requiredOption('--domains <list>', 'e-mail domains, separated by commas')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action(async ({ connection, domains, json }: PreviewFlags) => {
      const services = await context.services();
      const wanted = domains.split(',').map((domain) => domain.trim());
      const previews = await services.previewTeammates(wanted, connection);
      context.out(json ? JSON.stringify(previews) : describe(previews));
    });
}

function describe(previews: readonly TeammatePreview[]): string {
  const lines = previews.map(({ domain, members, linked, examples, accounts }) =>
    [
      `${domain}: ${members} ${members === 1 ? 'member' : 'members'}`,
      ...(examples.length > 0 ? [`  for example ${examples.join(', ')}`] : []),
      ...(linked > 0 ? [`  ${linked} of them linked to a Contact or Lead`] : []),
      ...(accounts.length > 0 ? [`  Accounts with this website: ${accounts.join(', ')}`] : [])
    ].join('\n')
  );
  const list = previews.map(({ domain }) => domain).join(',');
  const next = `To mark them: porchlight settings set teammateDomains=${list}`;
  return [...lines, next].join('\n');
}
