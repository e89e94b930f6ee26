import type { Command } from 'commander';
import type { User } from '../../../domain/index.ts';
import type { CliContext } from '../context.ts';

/** `porchlight people …`: who may use the Studio, and letting in an admin who forgot the password. */
export function registerPeople(program: Command, context: CliContext): void {
  const people = program
    .command('people')
    .description('list who may use the Studio')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const users = (await (await context.services()).listUsers()).map(shown);
      context.out(json ? JSON.stringify(users) : describeAll(users));
    });
  people
    .command('password-link <email>')
    .description('print a link with which this user sets a new password, once, within an hour')
    .option('--json', 'print one JSON document')
    .action(async (email: string, _: unknown, command: Command) => {
      const made = await (await context.services()).makePasswordLink(email);
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      context.out(
        json
          ? JSON.stringify(made)
          : `${made.link}\nIt sets a new password for ${made.email}, once, until ${made.expiresAt}.`
      );
    });
}

/** What of a user may be printed. */
function shown({ id, email, name, role, lastSignInAt }: User) {
  return { id, email, name, role, lastSignInAt };
}

function describeAll(users: readonly ReturnType<typeof shown>[]): string {
  if (users.length === 0) return 'Nobody is a user yet: porchlight serve prints a link to begin.';
  return users
    .map(
      ({ email, name, role, lastSignInAt }) =>
        `${email}: ${name}, ${role}, ${lastSignInAt === null ? 'never signed in' : `signed in ${lastSignInAt}`}`
    )
    .join('\n');
}
