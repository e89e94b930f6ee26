import { api, LightningElement } from 'lwc';

/** A button for what cannot be undone: the first click asks, the second one tells `confirm`. */
export default class AskButton extends LightningElement {
  /** What it does: `Remove`. */
  @api label = '';
  /** To what: `Vera`. */
  @api subject = '';
  isAsked = false;

  get shownLabel(): string {
    return this.isAsked ? `Really ${this.label.toLowerCase()}?` : this.label;
  }

  get hint(): string {
    return `${this.label} ${this.subject}`;
  }

  get variant(): string {
    return this.isAsked ? 'destructive' : 'neutral';
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
