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
  PORCHLIGHT_LOG_LEVEL: {
    meaning: 'debug, info, warn or error: what is logged (JSON lines on stderr).',
    byDefault: 'info for serve, error for the other commands'
  }
} as const satisfies Record<string, VariableDescription>;

export type VariableName = keyof typeof VARIABLES;
