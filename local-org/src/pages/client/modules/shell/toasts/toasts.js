import { LightningElement, api } from 'lwc';

const SHOWN_MS = 5000;

/** Messages of pages and components, as `ShowToastEvent` tells them. */
export default class Toasts extends LightningElement {
  toasts = [];
  count = 0;

  /** @param {{ title?: string, message?: string, variant?: string, mode?: string, messageData?: (string | object)[] }} toast */
  @api
  show({ title, message, variant = 'info', mode = 'dismissible', messageData = [] }) {
    const key = ++this.count;
    const toast = {
      key,
      title,
      parts: partsOf(message ?? '', messageData),
      className: `slds-notify slds-notify_toast slds-theme_${variant}`,
      icon: `utility:${variant}`,
      variantText: variant,
      canClose: mode !== 'pester'
    };
    this.toasts = [...this.toasts, toast];
    if (mode !== 'sticky') {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- a toast goes by itself
      setTimeout(() => this.remove(key), SHOWN_MS);
    }
  }

  handleClose({ currentTarget }) {
    this.remove(Number(currentTarget.dataset.key));
  }

  remove(key) {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}

/** `{0}` in the text stands for a text or a link of `messageData`. */
function partsOf(message, data) {
  return message
    .split(/(\{\d+\})/)
    .filter((part) => part !== '')
    .map((part, key) => {
      const index = /^\{(\d+)\}$/.exec(part)?.[1];
      const value = index === undefined ? part : (data[index] ?? part);
      return typeof value === 'object'
        ? { key, text: value.label, url: value.url }
        : { key, text: value };
    });
}
