/** What a setting is for, as `docs/operations.md` and `porchlight --help` list it. */
export interface VariableDescription {
  readonly meaning: string;
  readonly byDefault: string;
}

/** Every environment variable with our prefix; any other one refuses to start. */
export const VARIABLES = {
  PORCHLIGHT_DATA_DIR: {
    meaning: 'Folder of the database, the keys and the access token.',
    byDefault: '.porchlight in the current folder'
  },
  PORCHLIGHT_HOST: {
    meaning: 'Address the service listens on; 0.0.0.0 for every network.',
    byDefault: '127.0.0.1'
  },
  PORCHLIGHT_PORT: {
    meaning: 'Port the service listens on; 0 for any free one.',
    byDefault: '8080'
  },
  PORCHLIGHT_DATABASE_URL: {
    meaning: 'A PostgreSQL database, for example postgres://user:password@host:5432/porchlight.',
    byDefault: 'a SQLite file in the data folder'
  },
  PORCHLIGHT_MASTER_KEY: {
    meaning: 'Key that seals stored secrets: 32 random bytes, base64 (openssl rand -base64 32).',
    byDefault: 'made on first use and kept in the data folder'
  },
  PORCHLIGHT_ALLOWED_ORG_HOSTS: {
    meaning: "Org hosts outside Salesforce's domains that may be connected: host[:port], by comma.",
    byDefault: 'none'
  },
  PORCHLIGHT_PUBLIC_URL: {
    meaning: 'Address at which people reach the Studio, as in https://porchlight.example.com.',
    byDefault: 'the address the service listens on'
  },
  PORCHLIGHT_TRUSTED_PROXIES: {
    meaning:
      'Reverse proxies in front, by comma (10.0.0.0/8): who calls is then read from what they say.',
    byDefault: 'none: limits count the address that connects'
  },
  PORCHLIGHT_STUDIO_DIR: {
    meaning: 'Folder of the built Studio (npm run build:studio).',
    byDefault: '.cache/studio in the checkout'
  },
  PORCHLIGHT_SMTP_URL: {
    meaning: 'Mail server for invitations, for example smtps://user:password@mail.example.com.',
    byDefault: 'none: mails wait on the outbox page of the Studio'
  },
  PORCHLIGHT_MAIL_FROM: {
    meaning: 'Sender of the mails, for example Porchlight <porchlight@example.com>.',
    byDefault: 'none: needed with PORCHLIGHT_SMTP_URL'
  },
  PORCHLIGHT_OIDC_ISSUER: {
    meaning: 'Identity provider for signing in: its OpenID Connect issuer, or the word slack.',
    byDefault: 'none: people sign in with a password'
  },
  PORCHLIGHT_OIDC_CLIENT_ID: {
    meaning: 'Client id at the identity provider.',
    byDefault: 'none: needed with PORCHLIGHT_OIDC_ISSUER'
  },
  PORCHLIGHT_OIDC_CLIENT_SECRET: {
    meaning: 'Client secret at the identity provider.',
    byDefault: 'none: needed with PORCHLIGHT_OIDC_ISSUER'
  },
  PORCHLIGHT_LOG_LEVEL: {
    meaning: 'debug, info, warn or error: what is logged (JSON lines on stderr).',
    byDefault: 'info for serve, error for the other commands'
  }
} as const satisfies Record<string, VariableDescription>;

export type VariableName = keyof typeof VARIABLES;
