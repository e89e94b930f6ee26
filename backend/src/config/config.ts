import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './config-error.ts';
import type { Env } from './env.ts';
import {
  readIdentityProvider,
  readMailFrom,
  readProxies,
  readPublicUrl,
  type IdentityProviderConfig
} from './access-settings.ts';
import { VARIABLES } from './variables.ts';

const STUDIO_DIR = fileURLToPath(new URL('../../../.cache/studio', import.meta.url));
const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The settings, valid and complete; no secret among them except a password inside `database.url`. */
export interface Config {
  /** Absolute path. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly database:
    | { readonly kind: 'sqlite'; readonly file: string }
    | { readonly kind: 'postgres'; readonly url: string };
  /** Lower case, `host` or `host:port`. */
  readonly allowedOrgHosts: readonly string[];
  /** Without a slash at the end; undefined: the address the service listens on. */
  readonly publicUrl: string | undefined;
  /** Addresses or ranges whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  readonly studioDir: string;
  /** Sender of mails; undefined when no mail server is set. */
  readonly mailFrom: string | undefined;
  /** Undefined when people sign in with a password only. */
  readonly identityProvider: IdentityProviderConfig | undefined;
  /** Undefined: each command's own choice. */
  readonly logLevel: LogLevel | undefined;
}

/** Throws one ConfigError that names every problem. */
export function loadConfig({ values, unknown }: Env): Config {
  const problems = unknown.map(describeUnknown);
  const dataDir = resolve(values.PORCHLIGHT_DATA_DIR ?? '.porchlight');
  const config: Config = {
    dataDir,
    host: values.PORCHLIGHT_HOST ?? '127.0.0.1',
    port: readPort(values.PORCHLIGHT_PORT ?? '8080', problems),
    database: readDatabase(values.PORCHLIGHT_DATABASE_URL, dataDir, problems),
    allowedOrgHosts: readHosts(values.PORCHLIGHT_ALLOWED_ORG_HOSTS ?? '', problems),
    publicUrl: readPublicUrl(values.PORCHLIGHT_PUBLIC_URL, problems),
    trustedProxies: readProxies(values.PORCHLIGHT_TRUSTED_PROXIES ?? '', problems),
    studioDir: resolve(values.PORCHLIGHT_STUDIO_DIR ?? STUDIO_DIR),
    mailFrom: readMailFrom(values, problems),
    identityProvider: readIdentityProvider(values, problems),
    logLevel: readLogLevel(values.PORCHLIGHT_LOG_LEVEL, problems)
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function describeUnknown(name: string): string {
  return `${name} is not a setting of Porchlight. Known are: ${Object.keys(VARIABLES).join(', ')}.`;
}

function readPort(text: string, problems: string[]): number {
  const port = Number(text);
  const valid = /^\d+$/.test(text) && port <= 65_535;
  if (!valid) problems.push(`PORCHLIGHT_PORT must be a number from 0 to 65535, not "${text}".`);
  return port;
}

function readDatabase(
  url: string | undefined,
  dataDir: string,
  problems: string[]
): Config['database'] {
  if (url === undefined) return { kind: 'sqlite', file: join(dataDir, 'porchlight.db') };
  // The value may hold a password: the message does not repeat it.
  if (!/^postgres(ql)?:\/\/\S+$/.test(url)) {
    problems.push('PORCHLIGHT_DATABASE_URL must start with postgres:// and name a database.');
  }
  return { kind: 'postgres', url };
}

function readHosts(text: string, problems: string[]): string[] {
  const hosts = text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  for (const host of hosts) {
    if (!/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(host)) {
      problems.push(
        `PORCHLIGHT_ALLOWED_ORG_HOSTS: "${host}" is not of the form host or host:port.`
      );
    }
  }
  return hosts;
}

function readLogLevel(text: string | undefined, problems: string[]): LogLevel | undefined {
  const level = LOG_LEVELS.find((known) => known === text);
  if (text !== undefined && !level) {
    problems.push(`PORCHLIGHT_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}".`);
  }
  return level;
}
