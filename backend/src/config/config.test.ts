import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { ConfigError } from './config-error.ts';
import { loadConfig } from './config.ts';
import { readEnv } from './env.ts';
import { VARIABLES } from './variables.ts';

function configOf(variables: Record<string, string>) {
  return loadConfig(readEnv(variables));
}

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    configOf(variables);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
}

it('needs no setting at all', () => {
  const dataDir = resolve('.porchlight');
  expect(configOf({ PATH: '/bin' })).toEqual({
    dataDir,
    host: '127.0.0.1',
    port: 8080,
    database: { kind: 'sqlite', file: resolve(dataDir, 'porchlight.db') },
    allowedOrgHosts: [],
    publicUrl: undefined,
    trustedProxies: [],
    studioDir: resolve('.cache/studio'),
    mailFrom: undefined,
    identityProvider: undefined,
    logLevel: undefined
  });
});

it('takes every setting', () => {
  expect(
    configOf({
      PORCHLIGHT_DATA_DIR: '/srv/porchlight',
      PORCHLIGHT_HOST: '0.0.0.0',
      PORCHLIGHT_PORT: '9090',
      PORCHLIGHT_DATABASE_URL: 'postgresql://me:pass@db:5432/porchlight',
      PORCHLIGHT_ALLOWED_ORG_HOSTS: 'LocalHost:8180, org.example.com',
      PORCHLIGHT_PUBLIC_URL: 'https://porchlight.example.com/',
      PORCHLIGHT_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      PORCHLIGHT_STUDIO_DIR: '/srv/studio',
      PORCHLIGHT_SMTP_URL: 'smtps://me:pass@mail.example.com',
      PORCHLIGHT_MAIL_FROM: 'Porchlight <porchlight@example.com>',
      PORCHLIGHT_OIDC_ISSUER: 'https://id.example.com/realms/one',
      PORCHLIGHT_OIDC_CLIENT_ID: 'porchlight',
      PORCHLIGHT_OIDC_CLIENT_SECRET: 'hunter2',
      PORCHLIGHT_LOG_LEVEL: 'debug'
    })
  ).toEqual({
    dataDir: '/srv/porchlight',
    host: '0.0.0.0',
    port: 9090,
    database: { kind: 'postgres', url: 'postgresql://me:pass@db:5432/porchlight' },
    allowedOrgHosts: ['localhost:8180', 'org.example.com'],
    publicUrl: 'https://porchlight.example.com',
    trustedProxies: ['10.0.0.0/8', '::1'],
    studioDir: '/srv/studio',
    mailFrom: 'Porchlight <porchlight@example.com>',
    identityProvider: {
      issuer: 'https://id.example.com/realms/one',
      clientId: 'porchlight',
      label: 'id.example.com'
    },
    logLevel: 'debug'
  });
});

it('knows Slack as an identity provider by its name', () => {
  const given = { PORCHLIGHT_OIDC_CLIENT_ID: '1.2', PORCHLIGHT_OIDC_CLIENT_SECRET: 'x' };
  expect(configOf({ PORCHLIGHT_OIDC_ISSUER: 'Slack', ...given }).identityProvider).toEqual({
    issuer: 'https://slack.com',
    clientId: '1.2',
    label: 'Slack'
  });
});

it.each([
  ['a path in the public address', { PORCHLIGHT_PUBLIC_URL: 'https://host/studio' }],
  ['another scheme', { PORCHLIGHT_PUBLIC_URL: 'ftp://host' }],
  ['an address that is none', { PORCHLIGHT_PUBLIC_URL: 'host' }],
  ['a proxy that is a name', { PORCHLIGHT_TRUSTED_PROXIES: 'proxy.example.com' }],
  ['a range too long', { PORCHLIGHT_TRUSTED_PROXIES: '10.0.0.0/33' }],
  ['a mail server without a sender', { PORCHLIGHT_SMTP_URL: 'smtp://mail.example.com' }],
  [
    'an unencrypted identity provider',
    {
      PORCHLIGHT_OIDC_ISSUER: 'http://id.example.com',
      PORCHLIGHT_OIDC_CLIENT_ID: 'x',
      PORCHLIGHT_OIDC_CLIENT_SECRET: 'y'
    }
  ],
  ['an identity provider without a client', { PORCHLIGHT_OIDC_ISSUER: 'https://id.example.com' }]
])('refuses %s', (_, variables) => {
  expect(problemsOf(variables)).toHaveLength(1);
});

it('takes an empty value for none', () => {
  expect(configOf({ PORCHLIGHT_PORT: '', PORCHLIGHT_DATABASE_URL: '  ' })).toEqual(configOf({}));
});

it('names every problem at once', () => {
  const problems = problemsOf({
    PORCHLIGHT_PROT: '1',
    PORCHLIGHT_PORT: 'eighty',
    PORCHLIGHT_DATABASE_URL: 'mysql://x',
    PORCHLIGHT_ALLOWED_ORG_HOSTS: 'https://org.example.com',
    PORCHLIGHT_LOG_LEVEL: 'loud'
  });
  expect(problems).toHaveLength(5);
  for (const name of [
    'PORCHLIGHT_PROT ',
    'PORCHLIGHT_PORT',
    'PORCHLIGHT_DATABASE_URL',
    'PORCHLIGHT_ALLOWED_ORG_HOSTS',
    'PORCHLIGHT_LOG_LEVEL'
  ]) {
    expect(problems.filter((problem) => problem.startsWith(name))).toHaveLength(1);
  }
});

it.each(['-1', '65536', '80.5', '8e2', '0x50'])('refuses %s for a port', (port) => {
  expect(problemsOf({ PORCHLIGHT_PORT: port })).toHaveLength(1);
});

it('does not repeat a password in a problem', () => {
  const [problem] = problemsOf({ PORCHLIGHT_DATABASE_URL: 'postgres//me:hunter2@db' });
  expect(problem).toBeDefined();
  expect(problem).not.toContain('hunter2');
});

describe('the list of settings', () => {
  it.each(Object.entries(VARIABLES))('describes %s', (_, { meaning, byDefault }) => {
    expect(meaning).toMatch(/\.$/);
    expect(byDefault).not.toBe('');
  });
});
