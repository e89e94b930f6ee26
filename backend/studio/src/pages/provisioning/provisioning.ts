import { api, LightningElement } from 'lwc';
import type {
  ConnectionAnswer,
  MadeItemAnswer,
  ProvisioningPreviewAnswer,
  SetupRefusalAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { connections } from '../../api/connections.ts';
import { orgUsers, OWN_USER } from '../../api/org-users.ts';
import {
  describeMade,
  describeProvisioning,
  refusalsOfAll
} from '../../api/provisioning-wording.ts';
import { provisioning } from '../../api/provisioning.ts';
import { linkTo } from '../../api/routes.ts';
import { amountText } from '../../api/wording.ts';

const ASK_AGAIN_MS = 1_000;

/** What an org without the package needs, made from here after a look at it. */
export default class Provisioning extends LightningElement {
  @api connectionId = '';
  all: readonly ConnectionAnswer[] = [];
  preview: ProvisioningPreviewAnswer | undefined;
  made: readonly MadeItemAnswer[] = [];
  /** Of the run just done. */
  refused: readonly SetupRefusalAnswer[] = [];
  failure: ApiFailure | undefined;
  /** In whose name: the id of another connection to the org. */
  as = OWN_USER;
  isBusy = false;
  busyText = '';
  /** How much was to be made when it began; 0 while nothing is being made. */
  underWay = 0;
  private knownBefore = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    void this.handleLook();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
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

  get groups() {
    return this.preview ? describeProvisioning(this.preview, this.refused) : [];
  }

  get refusals() {
    return refusalsOfAll([...(this.preview?.refusals ?? []), ...this.refused]);
  }

  get missingCount(): number {
    return (this.preview?.items ?? []).filter(({ isThere }) => !isThere).length;
  }

  get canMake(): boolean {
    return this.missingCount > 0;
  }

  private get canLook(): boolean {
    return this.connection?.actions.includes('verify') === true;
  }

  get verdict(): string {
    const { missingCount, preview } = this;
    if (!preview || preview.items.length === 0) return 'The org did not let us look.';
    return missingCount === 0
      ? 'Everything that sessions and totals need is there: nothing to do.'
      : `${amountText(missingCount, 'thing is', 'things are')} to be made.`;
  }

  get whyNot(): string {
    return this.connection && !this.canLook
      ? `The connection is ${this.connection.state}: nothing can be made in its org.`
      : 'Nothing can be made here now.';
  }

  /** Without a preview: what we know ourselves. */
  get madeRows() {
    return this.preview || this.isBusy ? [] : this.made.map(describeMade);
  }

  get madeNow(): number {
    return this.made.filter((item) => !this.knownBefore.has(keyOf(item))).length;
  }

  get percentMade(): number {
    return Math.min(100, Math.round((100 * this.madeNow) / Math.max(1, this.underWay)));
  }

  get users() {
    return orgUsers(this.all, this.connectionId);
  }

  get canChoose(): boolean {
    return this.users.length > 1 && (this.canMake || this.refusals.length > 0);
  }

  handleAs({ detail }: CustomEvent<{ value: string }>): Promise<void> {
    this.as = detail.value;
    return this.handleLook();
  }

  handleLook(): Promise<void> {
    return this.attempt('Asking the org for its objects, fields and rights …', async () => {
      this.refused = [];
    });
  }

  async handleMake(): Promise<void> {
    const before = this.missingCount;
    this.knownBefore = new Set(this.made.map(keyOf));
    this.underWay = before;
    this.timer = setTimeout(() => void this.watch(), ASK_AGAIN_MS);
    await this.attempt('Making what is missing …', async () => {
      this.refused = (await provisioning.make(this.connectionId, this.as)).refusals;
    });
    if (!this.failure) this.tell(`${before - this.missingCount} of ${before} made and given.`);
  }

  /** What is made is noted at once: the notes are the progress. */
  private async watch(): Promise<void> {
    if (this.underWay === 0) return;
    this.made = await provisioning.made(this.connectionId).catch(() => this.made);
    this.timer = setTimeout(() => void this.watch(), ASK_AGAIN_MS);
  }

  private attempt(text: string, work: () => Promise<void>): Promise<void> {
    this.busyText = text;
    return attempt(this, work, () => this.look());
  }

  private async look(): Promise<void> {
    this.underWay = 0;
    [this.all, this.made] = await Promise.all([
      connections.list(),
      provisioning.made(this.connectionId)
    ]);
    this.preview = undefined;
    if (this.canLook) this.preview = await provisioning.preview(this.connectionId, this.as);
  }

  private tell(message: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: { message } }));
  }
}

function keyOf({ kind, name, madeAt }: MadeItemAnswer): string {
  return `${kind} ${name} ${madeAt}`;
}
