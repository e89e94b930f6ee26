import { z } from 'zod';
import {
  INTERVALS,
  OPTIONAL_RULES,
  PRIVACY_LEVELS,
  type ConnectionSettings,
  type IntervalMinutes
} from '../../domain/index.ts';
import { teammateDomainProblem } from '../../rules/index.ts';
import { AppError } from '../../kernel/index.ts';

/** A setting that does not exist, or a value that it cannot have. */
export class InvalidSettingError extends AppError {
  readonly kind = 'invalid-input';
  readonly code = 'invalid_setting';
}

const distinct = <T>(values: T[]) => [...new Set(values)];
const wholeNumber = (least: number, most: number) =>
  z
    .number({ error: `give a whole number from ${least} to ${most}` })
    .int({ error: 'give a whole number' })
    .min(least, { error: `give at least ${least}` })
    .max(most, { error: `give at most ${most}` });
const onOrOff = z.boolean({ error: 'give true or false' });

/** What each setting may be; the sentences are shown to the admin after the setting's name. */
export const SETTING_SCHEMA = {
  intervalMinutes: z
    .number({ error: `give ${INTERVALS.join(', ')}` })
    .refine((value): value is IntervalMinutes => INTERVALS.some((one) => one === value), {
      error: `give one of ${INTERVALS.join(', ')}`
    })
    .meta({ enum: [...INTERVALS] }),
  readMinutes: wholeNumber(5, 24 * 60),
  createContacts: onOrOff,
  matchRules: z
    .array(z.enum(OPTIONAL_RULES), { error: `give a list of ${OPTIONAL_RULES.join(', ')}` })
    .transform(distinct),
  teammateDomains: z
    .array(
      z.string().transform((domain, context) => {
        const problem = teammateDomainProblem(domain);
        if (problem) context.addIssue({ code: 'custom', message: problem });
        return domain.trim().toLowerCase();
      }),
      { error: 'give a list of e-mail domains' }
    )
    .transform(distinct),
  activityTypes: z
    .array(z.string().trim().min(1), { error: 'give a list of types, or null for all' })
    .min(1, { error: 'give at least one type, or null for all' })
    .transform(distinct)
    .nullable(),
  privacyLevel: z.enum(PRIVACY_LEVELS, { error: `give one of ${PRIVACY_LEVELS.join(', ')}` }),
  retentionDays: wholeNumber(1, 3650).nullable(),
  retentionNewest: wholeNumber(0, 10_000),
  storageCapMb: wholeNumber(1, 10_000_000).nullable(),
  apiSharePercent: wholeNumber(1, 100)
} satisfies { [Name in keyof ConnectionSettings]: z.ZodType<ConnectionSettings[Name]> };

export type SettingName = keyof ConnectionSettings;

/** @throws InvalidSettingError which names each setting that is wrong, and what it may be. */
export function checkSettings(
  given: Readonly<Record<string, unknown>>
): Partial<ConnectionSettings> {
  const problems: string[] = [];
  const checked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(SETTING_SCHEMA, name)) {
      problems.push(`${name}: there is no such setting`);
      continue;
    }
    const result = SETTING_SCHEMA[name as SettingName].safeParse(value);
    if (result.success) checked[name] = result.data;
    else problems.push(`${name}: ${result.error.issues.map(({ message }) => message).join('; ')}`);
  }
  if (problems.length === 0) return checked;
  throw new InvalidSettingError(
    `Nothing was changed. ${problems.join('. ')}.`,
    'Settings and what they mean: porchlight settings --help'
  );
}
