import { api, LightningElement } from 'lwc';
import { recheck } from '../../api/form.ts';

interface Input extends HTMLElement {
  value: string;
  reportValidity(): boolean;
}

/** Where a password is chosen, with what it takes; a field of the form around it. */
export default class NewPasswordField extends LightningElement {
  @api name = 'password';
  @api label = 'New password';
  readonly handleChange = recheck;
  declare refs: { input: Input };

  @api
  get value(): string {
    return this.refs.input.value;
  }

  set value(value: string) {
    this.refs.input.value = value;
  }

  @api
  reportValidity(): boolean {
    return this.refs.input.reportValidity();
  }
}
