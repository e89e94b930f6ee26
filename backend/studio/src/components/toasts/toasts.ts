import { api, LightningElement } from 'lwc';

const SHOWN_MS = 6_000;

interface Toast {
  readonly key: number;
  readonly message: string;
  readonly className: string;
}

/** Says in passing what was done. */
export default class Toasts extends LightningElement {
  toasts: readonly Toast[] = [];
  private count = 0;

  @api
  show({ message, variant = 'success' }: { message: string; variant?: 'success' | 'warning' }) {
    const key = ++this.count;
    const className = `slds-notify slds-notify_toast slds-theme_${variant}`;
    this.toasts = [...this.toasts, { key, message, className }];
    setTimeout(() => this.remove(key), SHOWN_MS);
  }

  handleClose(event: Event): void {
    this.remove(Number((event.currentTarget as HTMLElement).dataset['key']));
  }

  private remove(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}
