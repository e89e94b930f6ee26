import { api, LightningElement } from 'lwc';
import type {
  ConnectionAnswer,
  ConnectionCatalogue,
  UserAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { describeConnection } from '../../api/connection-wording.ts';
import { connections } from '../../api/connections.ts';
import { listenToConnections } from '../../api/live-connections.ts';
import { linkTo, mayManage } from '../../api/routes.ts';

/** The orgs of this workspace, and what else can be connected. */
export default class ConnectionList extends LightningElement {
  /** Who is looking. */
  @api user!: UserAnswer;
  connections: readonly ConnectionAnswer[] | undefined;
  catalogue: ConnectionCatalogue | undefined;
  failure: ApiFailure | undefined;
  isBroken = false;
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    void this.load();
  }

  override disconnectedCallback(): void {
    this.stop?.();
    this.stop = undefined;
  }

  get isLoading(): boolean {
    return !this.connections && !this.failure;
  }

  get isEmpty(): boolean {
    return this.connections?.length === 0;
  }

  get canManage(): boolean {
    return mayManage(this.user);
  }

  get rows() {
    return (this.connections ?? []).map((connection) => ({
      ...describeConnection(connection),
      warning: connection.token?.warning
    }));
  }

  get platforms() {
    return (this.catalogue?.platforms ?? []).map(({ name, label, capabilities }) => ({
      name,
      capabilities: capabilities.map((capability) => {
        const title = `${label} · ${capability.label}`;
        const href = linkTo(`/connections/new?capability=${capability.name}`);
        return { ...capability, title, href, connectTitle: `Connect ${title}` };
      })
    }));
  }

  private listen(): () => void {
    return listenToConnections(
      (all) => {
        this.connections = all;
        this.isBroken = false;
      },
      () => (this.isBroken = true)
    );
  }

  private async load(): Promise<void> {
    try {
      // Asked first: a stream that does not begin cannot say why.
      [this.connections, this.catalogue] = await Promise.all([
        connections.list(),
        connections.catalogue()
      ]);
      if (this.isConnected) this.stop = this.listen();
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }
}
