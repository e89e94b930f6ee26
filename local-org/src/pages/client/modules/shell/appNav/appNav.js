import { LightningElement, api } from 'lwc';

/** The name of the app and its tabs; the page one is on is marked. */
export default class AppNav extends LightningElement {
  /** The app one is in. */
  @api app;
  /** Path of the page that is shown. */
  @api address = '';

  get name() {
    return this.app?.label ?? 'Local org';
  }

  get tabs() {
    return (this.app?.tabs ?? []).map((tab) => {
      const isCurrent = this.address === tab.href || this.isRecordOf(tab);
      return {
        ...tab,
        current: isCurrent ? 'page' : null,
        className: `slds-context-bar__item ${isCurrent ? 'slds-is-active' : ''}`
      };
    });
  }

  isRecordOf({ href }) {
    const object = /^\/lightning\/o\/(\w+)\//.exec(href)?.[1];
    return object !== undefined && this.address.startsWith(`/lightning/r/${object}/`);
  }
}
