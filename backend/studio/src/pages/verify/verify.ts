import { api, LightningElement } from 'lwc';
import type {
  ConnectionAnswer,
  UserAnswer,
  VerificationReport
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { connections } from '../../api/connections.ts';
import { orgUsers, OWN_USER } from '../../api/org-users.ts';
import { linkTo, mayManage } from '../../api/routes.ts';
import { ageText, timeText } from '../../api/wording.ts';

const NAMED = 5;

/** What a sync needs and the org does not give: where to mend it, and mending it from here. */
export default class Verify extends LightningElement {
  /** Who is looking. */
  @api user!: UserAnswer;
  @api connectionId = '';
  /** `fixed`: how much an administrator has just given. */
  @api query = new URLSearchParams();
  all: readonly ConnectionAnswer[] = [];
  report: VerificationReport | undefined;
  failure: ApiFailure | undefined;
  /** As whom to fix: the id of another connection to the org. */
  as = OWN_USER;
  busyText = '';

  /** What was found last is there at once; the org is asked when nobody has looked, or when somebody wants it. */
  override connectedCallback(): void {
    void this.attempt('Loading the last verification …', async () =>
      connections.lastReport(this.connectionId)
    ).then(() => {
      if (!this.report && !this.failure && this.mayVerify) void this.handleVerify();
    });
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

  get mayVerify(): boolean {
    return mayManage(this.user) && this.connection?.actions.includes('verify') === true;
  }

  /** When, and for what. */
  get lookedText(): string {
    const { report, connection } = this;
    if (!report) return '';
    const purpose = connection ? `, for "${connection.labels.purpose}"` : '';
    return `Verified ${ageText(report.at, Date.now())} (${timeText(report.at)})${purpose}.`;
  }

  /** A run knows better than an older look. */
  get lostText(): string {
    const lost = this.report?.lostSince ?? [];
    if (lost.length === 0) return '';
    const names = lost.slice(0, NAMED).join(', ');
    const more = lost.length > NAMED ? ` and ${lost.length - NAMED} more` : '';
    return `Since then a run could not write ${names}${more}. Verify again.`;
  }

  get verifyLabel(): string {
    return this.report ? 'Verify again' : 'Verify';
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

  get canFix(): boolean {
    return this.mayVerify && this.findings.length > 0;
  }

  get canChoose(): boolean {
    return this.canFix && this.fixers.length > 1;
  }

  /** Asking for a consent takes an app with a callback URL. */
  get canAskAdmin(): boolean {
    return this.canFix && this.connection?.authKind === 'web-server';
  }

  /** What sessions and totals need can be made instead. */
  get lacksPackage(): boolean {
    return (this.report?.findings ?? []).some(({ code }) => code === 'package_missing');
  }

  get fieldsHref(): string {
    return linkTo(`/connections/${this.connectionId}/fields`);
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

  private async attempt(
    text: string,
    work: () => Promise<VerificationReport | null>
  ): Promise<void> {
    this.busyText = text;
    this.failure = undefined;
    try {
      this.report = (await work()) ?? undefined;
      this.all = await connections.list();
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.busyText = '';
  }
}
