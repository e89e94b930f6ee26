import { api, LightningElement } from 'lwc';
import type { ConnectionCatalogue } from '../../../../src/entrypoints/http/contract/index.ts';
import { choicesFor, nameOf, optionsOf } from '../../api/catalogue.ts';
import { recheck } from '../../api/form.ts';

type Choosing = CustomEvent<{ value: string }>;

/**
 * What a connection is for, and which way data goes: fields of the form around it. What the slot
 * holds is asked between the two.
 */
export default class PurposeFields extends LightningElement {
  @api catalogue: ConnectionCatalogue | undefined;
  /** What is chosen at first; where it is not offered, the first that is. */
  @api capability = '';
  @api direction = '';
  chosenCapability: string | undefined;
  chosenDirection: string | undefined;

  /** What is chosen, by the names of the fields. */
  @api
  get values(): Record<string, string> {
    return { capability: this.shownCapability, direction: this.shownDirection };
  }

  @api
  reportValidity(): boolean {
    const groups = this.template?.querySelectorAll<HTMLInputElement>('lightning-radio-group') ?? [];
    return [...groups].map((group) => group.reportValidity()).every(Boolean);
  }

  get shownCapability(): string {
    const { capabilities } = choicesFor(this.catalogue, '');
    return nameOf(capabilities, this.chosenCapability ?? this.capability);
  }

  get shownDirection(): string {
    return nameOf(this.choices.directions, this.chosenDirection ?? this.direction);
  }

  get capabilityOptions() {
    return optionsOf(this.choices.capabilities);
  }

  get directionOptions() {
    return optionsOf(this.choices.directions);
  }

  handleCapability(event: Choosing): void {
    this.chosenCapability = event.detail.value;
    recheck(event);
  }

  handleDirection(event: Choosing): void {
    this.chosenDirection = event.detail.value;
    recheck(event);
  }

  private get choices() {
    return choicesFor(this.catalogue, this.shownCapability);
  }
}
