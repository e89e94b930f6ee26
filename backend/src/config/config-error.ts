import { AppError } from '../kernel/index.ts';

/** Everything that is wrong with the settings, at once. */
export class ConfigError extends AppError {
  readonly kind = 'configuration';
  readonly code = 'bad_configuration';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'), 'Correct the environment variables and start again.');
    this.problems = problems;
  }
}
