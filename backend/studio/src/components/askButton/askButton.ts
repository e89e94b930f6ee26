import { api, LightningElement } from 'lwc';

/** A button for what cannot be undone: the first click asks, the second one tells `confirm`. */
export default class AskButton extends LightningElement {
  /** What it does: `Remove`. */
  @api label = '';
  /** To what: `Vera`. */
  @api subject = '';
  @api variant = 'neutral';
  @api askedVariant = 'destructive';
  @api isDisabled = false;
  isAsked = false;

  get shownLabel(): string {
    return this.isAsked ? `Really ${this.label.toLowerCase()}?` : this.label;
  }

  get hint(): string {
    return `${this.label} ${this.subject}`.trim();
  }

  get shownVariant(): string {
    return this.isAsked ? this.askedVariant : this.variant;
  }

  handleClick(): void {
    if (this.isAsked) this.dispatchEvent(new CustomEvent('confirm'));
    this.isAsked = !this.isAsked;
  }

  /** Whoever turns to something else has thought better of it. */
  handleLeave(): void {
    this.isAsked = false;
  }
}
