import { LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';
import { backend } from '../../api/backend.ts';

/** What helps somebody else to find a fault, to look at before it is given away. */
export default class Support extends LightningElement {
  bundle: string | undefined;
  failure: ApiFailure | undefined;
  private address = '';

  override connectedCallback(): void {
    void this.load();
  }

  override disconnectedCallback(): void {
    if (this.address) URL.revokeObjectURL(this.address);
  }

  get isLoading(): boolean {
    return !this.bundle && !this.failure;
  }

  get download(): string {
    return this.address;
  }

  async handleCopy(): Promise<void> {
    const message = await navigator.clipboard.writeText(this.bundle ?? '').then(
      () => 'The support bundle was copied.',
      () => 'The browser does not let pages copy: select the text instead.'
    );
    this.dispatchEvent(new CustomEvent('tell', { detail: { message } }));
  }

  private async load(): Promise<void> {
    try {
      this.bundle = JSON.stringify(await backend.supportBundle(), null, 2);
      const file = new Blob([this.bundle], { type: 'application/json' });
      this.address = URL.createObjectURL(file);
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }
}
