export const ShowToastEventName = 'lightning__showtoast';

/** Documented: lightning/platformShowToastEvent. */
export class ShowToastEvent extends CustomEvent {
  constructor(toast) {
    super(ShowToastEventName, {
      composed: true,
      cancelable: true,
      bubbles: true,
      detail: toast
    });
  }
}
