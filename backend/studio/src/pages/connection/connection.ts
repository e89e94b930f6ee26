import { api, LightningElement } from 'lwc';
import type {
  ConnectionAnswer,
  ConnectionTest,
  SyncViewAnswer,
  UserAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { backend } from '../../api/backend.ts';
import { describeConnection } from '../../api/connection-wording.ts';
import { connections, type App } from '../../api/connections.ts';
import { recheck, submitted } from '../../api/form.ts';
import { listenToSync } from '../../api/live-sync.ts';
import { mayManage } from '../../api/routes.ts';
import { nextText, nowText } from '../../api/sync-wording.ts';
import { timeText } from '../../api/wording.ts';

type Ending = 'disconnect' | 'disconnectAccount';

const ENDINGS = {
  disconnect: {
    label: 'Disconnect',
    heading: 'Disconnect this org?',
    text: 'No sync runs any more. The consent, the settings, the history and the data in Salesforce stay.',
    done: 'The org is disconnected: no sync runs any more.'
  },
  disconnectAccount: {
    label: 'Disconnect account',
    heading: 'Disconnect the account?',
    text: 'Salesforce is told to end the consent, and every token is forgotten here. The settings, the history and the data in Salesforce stay.',
    done: 'The account is disconnected: no token is left.'
  }
} as const;

/** One connected org: how it is, and what can be done. */
export default class Connection extends LightningElement {
  @api connectionId = '';
  @api query = new URLSearchParams();
  @api user!: UserAnswer;
  connection: ConnectionAnswer | undefined;
  tested: ConnectionTest | undefined;
  failure: ApiFailure | undefined;
  /** What waits for a second click. */
  asking: Ending | undefined;
  isRenewing = false;
  isEditing = false;
  isBroken = false;
  view: SyncViewAnswer | undefined;
  private stop: (() => void) | undefined;
  isBusy = false;
  readonly handleChange = recheck;
  declare refs: { asked?: HTMLElement };

  override connectedCallback(): void {
    void this.attempt(async () => {
      // Asked first: a stream that does not begin cannot say why.
      this.view = await backend.syncView(this.connectionId);
      if (this.isConnected) this.stop = this.listen();
    });
  }

  override disconnectedCallback(): void {
    this.stop?.();
    this.stop = undefined;
  }

  get isLoading(): boolean {
    return !this.connection && !this.failure;
  }

  get shown() {
    return this.connection && describeConnection(this.connection);
  }

  get can(): Record<string, boolean> {
    const actions = mayManage(this.user) ? (this.connection?.actions ?? []) : [];
    const disconnect = actions.includes('disconnect');
    const disconnectAccount = actions.includes('disconnect-account');
    return {
      verify: actions.includes('verify'),
      test: actions.includes('test'),
      edit: mayManage(this.user),
      renew: actions.includes('regenerate') || actions.includes('connect'),
      ...{ disconnect, disconnectAccount, end: disconnect || disconnectAccount }
    };
  }

  /** What the sync does, and when it comes next. */
  get sync() {
    return this.view && { now: nowText(this.view), next: nextText(this.view) };
  }

  get isNew(): boolean {
    return this.query.get('connected') === 'yes' && !this.tested;
  }

  get isCredentials(): boolean {
    return this.connection?.authKind === 'client-credentials';
  }

  get renewLabel(): string {
    const isInUse = this.connection?.actions.includes('regenerate');
    return isInUse ? 'Re-generate token' : 'Connect again';
  }

  get appText(): string {
    return this.isCredentials
      ? 'The secret takes the place of the one that is kept; everything else stays.'
      : 'Its key and secret were forgotten with the account. The settings and the history stay.';
  }

  get appLabel(): string {
    return this.isCredentials ? 'Replace the secret' : 'Continue to Salesforce';
  }

  get asked() {
    return this.asking && ENDINGS[this.asking];
  }

  get warning(): string | null | undefined {
    return this.connection?.token?.warning;
  }

  get facts(): { label: string; value: string }[] {
    const { shown } = this;
    if (!shown) return [];
    return Object.entries({
      Org: shown.instanceUrl,
      'Org id': shown.orgId,
      User: shown.username,
      Environment: shown.labels.environment,
      'Signs in at': shown.loginUrl,
      'Signs in by': shown.methodText,
      'Package namespace': shown.namespace || 'None',
      'Used for': shown.labels.capability,
      Direction: shown.labels.direction,
      Token: shown.tokenText,
      'Token made': shown.tokenIssuedAt === null ? 'Never' : timeText(shown.tokenIssuedAt)
    }).map(([label, value]) => ({ label, value }));
  }

  handleEdit(): void {
    this.isEditing = true;
  }

  handleEdited(): void {
    this.isEditing = false;
    (this.template?.querySelector('[data-id="edit"]') as HTMLElement | null)?.focus();
  }

  handleChanged(event: CustomEvent<ConnectionAnswer>): void {
    this.connection = event.detail;
    this.handleEdited();
    this.tell('The connection is changed: the next run follows.');
  }

  handleTest(): Promise<void> {
    return this.attempt(async () => {
      this.tested = await connections.test(this.connectionId);
    });
  }

  handleRefresh(): Promise<void> {
    return this.attempt(async () => this.tell('This is how the connection is now.'));
  }

  /** By consent with the app that is kept; where none is, or a secret stands for it, by asking for it. */
  handleRenew(): Promise<void> {
    const { authKind, state } = this.connection ?? {};
    this.isRenewing = authKind !== 'web-server' || state === 'revoked';
    return this.isRenewing ? Promise.resolve() : this.goToConsent();
  }

  handleApp(event: Event): Promise<void> {
    const fields = submitted(event, this.isBusy);
    if (!fields) return Promise.resolve();
    const app = fields as unknown as App;
    if (!this.isCredentials) return this.goToConsent(app);
    return this.attempt(async () => {
      await connections.replaceCredentials(this.connectionId, app);
      this.isRenewing = false;
      this.tell('The secret was replaced.');
    });
  }

  handleMore({ detail }: CustomEvent<{ value: Ending }>): void {
    this.asking = detail.value;
    // After the menu has given the focus back to its button.
    setTimeout(() => this.refs.asked?.focus(), 0);
  }

  handleKeep(): void {
    this.asking = undefined;
  }

  handleConfirm(): Promise<void> {
    const ending = this.asking ?? 'disconnect';
    return this.attempt(async () => {
      await connections[ending](this.connectionId);
      this.tell(ENDINGS[ending].done);
    });
  }

  /** The state may change with a run or by somebody else. */
  private listen(): () => void {
    return listenToSync(
      this.connectionId,
      (view) => {
        this.view = view;
        this.isBroken = false;
        if (this.connection && !this.isBusy && saysElse(view, this.connection)) void this.reload();
      },
      () => (this.isBroken = true)
    );
  }

  private async reload(): Promise<void> {
    try {
      this.connection = await connections.find(this.connectionId);
    } catch (error) {
      this.failure ??= error as ApiFailure;
    }
  }

  private goToConsent(app?: App): Promise<void> {
    return this.attempt(async () => {
      window.location.assign(await connections.askConsentAgain(this.connectionId, app));
    });
  }

  private attempt(work: () => Promise<void>): Promise<void> {
    this.asking = undefined;
    this.tested = undefined;
    return attempt(this, work, () => this.reload());
  }

  private tell(message: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: { message } }));
  }
}

function saysElse({ connection: live }: SyncViewAnswer, shown: ConnectionAnswer): boolean {
  const names = ['name', 'state', 'stateReason', 'capability', 'direction'] as const;
  return names.some((name) => live[name] !== shown[name]);
}
