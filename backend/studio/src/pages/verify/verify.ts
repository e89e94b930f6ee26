import { api, LightningElement } from 'lwc';
import type {
  ConnectionAnswer,
  VerificationReport
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { connections } from '../../api/connections.ts';
import { orgUsers, OWN_USER } from '../../api/org-users.ts';
import { linkTo } from '../../api/routes.ts';

/** What a sync needs and the org does not give: where to mend it, and mending it from here. */
export default class Verify extends LightningElement {
  @api connectionId = '';
  /** `fixed`: how much an administrator has just given. */
  @api query = new URLSearchParams();
  all: readonly ConnectionAnswer[] = [];
  report: VerificationReport | undefined;
  failure: ApiFailure | undefined;
  /** As whom to fix: the id of another connection to the org. */
  as = OWN_USER;
  busyText = '';

  override connectedCallback(): void {
    void this.handleVerify();
  }

  get isBusy(): boolean {
    return this.busyText !== '';
  }

  get connection(): ConnectionAnswer | undefined {
    return this.all.find(({ id }) => id === this.connectionId);
  }

  get name(): string {
    return this.connection?.name ?? 'The connection';
  }

  get connectionHref(): string {
    return linkTo(`/connections/${this.connectionId}`);
  }

  get verdict(): string {
    const count = this.report?.findings.length ?? 0;
    if (count === 0) return 'Everything a sync needs is there.';
    return count === 1 ? 'One thing is missing.' : `${count} things are missing.`;
  }

  get packageText(): string {
    const { package: found, connection } = this.report ?? {};
    if (found) return `Package ${found.name} ${found.version}, namespace ${found.namespace}.`;
    return connection?.namespace
      ? `Namespace ${connection.namespace}; the user may not see the version of the package.`
      : 'The objects have no namespace.';
  }

  get findings() {
    return (this.report?.findings ?? []).map((finding) => ({
      ...finding,
      key: `${finding.code} ${finding.object} ${finding.field} ${finding.right}`
    }));
  }

  get refusals() {
    return (this.report?.refusals ?? []).map((refusal, index) => ({ ...refusal, key: index }));
  }

  get fixedCount(): number {
    const given = Number(this.query.get('fixed') ?? 0);
    return this.report?.fixed.length || (Number.isInteger(given) ? given : 0);
  }

  get hasProgress(): boolean {
    return this.fixedText !== '';
  }

  get percentFixed(): number {
    const fixed = this.fixedCount;
    return Math.round((100 * fixed) / Math.max(1, fixed + this.findings.length));
  }

  get fixedText(): string {
    const fixed = this.fixedCount;
    if (fixed === 0) return '';
    return fixed === 1 ? 'One of them was given.' : `${fixed} of them were given.`;
  }

  get fixers() {
    return orgUsers(this.all, this.connectionId);
  }

  get canChoose(): boolean {
    return this.findings.length > 0 && this.fixers.length > 1;
  }

  /** Asking for a consent takes an app with a callback URL. */
  get canAskAdmin(): boolean {
    return this.findings.length > 0 && this.connection?.authKind === 'web-server';
  }

  handleAs({ detail }: CustomEvent<{ value: string }>): void {
    this.as = detail.value;
  }

  handleVerify(): Promise<void> {
    const text = 'Asking the org for its package and every object, field and right …';
    return this.attempt(text, () => connections.verify(this.connectionId));
  }

  handleFix(): Promise<void> {
    const text = 'Giving the integration user what is missing, then looking again …';
    return this.attempt(text, () => connections.fix(this.connectionId, this.as));
  }

  async handleAskAdmin(): Promise<void> {
    try {
      window.location.assign(await connections.askAdminToFix(this.connectionId));
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }

  private async attempt(text: string, work: () => Promise<VerificationReport>): Promise<void> {
    this.busyText = text;
    this.failure = undefined;
    try {
      this.report = await work();
      this.all = await connections.list();
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.busyText = '';
  }
}
