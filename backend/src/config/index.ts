export { ConfigError } from './config-error.ts';
export { loadConfig, type Config, type LogLevel } from './config.ts';
export type { IdentityProviderConfig } from './access-settings.ts';
export { readEnv, type Env } from './env.ts';
export { loadSecrets, type Secrets } from './secrets.ts';
export { VARIABLES, type VariableName } from './variables.ts';
