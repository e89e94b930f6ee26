import { api, LightningElement } from 'lwc';
import type { UserAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import { mayManage, type Place } from '../../api/routes.ts';

/** The pages about connected orgs: all of them, a new one, one, and what one lacks. */
export default class Connections extends LightningElement {
  @api place!: Place;
  @api user!: UserAnswer;

  get shows(): Record<string, boolean> {
    const { rest, part } = this.place;
    if (rest === '') return { list: true };
    if (part === '' && rest !== 'new') return { one: true };
    if (rest !== 'new' && part === 'verify') return { verify: true };
    return rest === 'new' && mayManage(this.user) ? { connect: true } : { nowhere: true };
  }

  handleTell({ detail }: CustomEvent<object>): void {
    this.dispatchEvent(new CustomEvent('tell', { detail }));
  }
}
