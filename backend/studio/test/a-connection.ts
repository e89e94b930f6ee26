import type {
  ConnectionAnswer,
  SyncViewAnswer
} from '../../src/entrypoints/http/contract/index.ts';

/** A connection as the backend answers it, connected and well unless told otherwise. */
export function aConnection(given: Partial<ConnectionAnswer> = {}): ConnectionAnswer {
  return {
    ...{ id: 'c1', name: 'Ours', loginUrl: 'https://login.salesforce.com' },
    ...{ instanceUrl: 'https://acme.my.salesforce.com', authKind: 'web-server', clientId: 'app' },
    ...{ orgId: '00D000000000001AAA', userId: '005000000000001AAA' },
    ...{ username: 'sync@acme.example', namespace: '', state: 'connected', stateReason: null },
    ...{ environment: 'production', capability: 'crm', direction: 'both' },
    labels: {
      ...{ environment: 'Production', capability: 'CRM', direction: 'Both ways' },
      purpose: 'CRM, both ways'
    },
    ...{ tokenIssuedAt: '2024-03-01T10:00:00.000Z', tokenExpiresAt: null },
    token: { ageDays: 3, expiresInDays: 27, warning: null },
    actions: ['verify', 'test', 'sync', 'regenerate', 'disconnect', 'refresh'],
    ...given
  };
}

/** How the sync of such a connection stands when nothing has happened yet. */
export function aSyncView(given: Partial<SyncViewAnswer> = {}): SyncViewAnswer {
  const { id, name, instanceUrl, orgId, username, namespace, ...rest } = aConnection();
  const { state, stateReason, capability, direction } = rest;
  return {
    connection: {
      ...{ id, name, instanceUrl, orgId, username, namespace },
      ...{ state, stateReason, capability, direction }
    },
    verification: null,
    schedule: { intervalMinutes: 10, nextRunAt: null },
    outbox: { pending: 0, waiting: 0, parked: 0 },
    ...{ running: null, lastRun: null, newestRun: null, backfill: null },
    ...given
  };
}

export const ADMIN = {
  ...{ id: 'u1', email: 'ada@porch.example', name: 'Ada', role: 'admin' as const },
  ...{ createdAt: '2024-03-01T10:00:00.000Z', lastSignInAt: null }
};
export const VIEWER = { ...ADMIN, role: 'data_viewer' as const };
