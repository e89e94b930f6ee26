import { api, LightningElement } from 'lwc';
import type { UserAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import { mayManage, type Place } from '../../api/routes.ts';

/** The pages about connected orgs: all of them, a new one, one, what one lacks, what is made there. */
export default class Connections extends LightningElement {
  @api place!: Place;
  @api user!: UserAnswer;

  get shows(): Record<string, boolean> {
    const { rest, part } = this.place;
    if (rest === '') return { list: true };
    if (part === '' && rest !== 'new') return { one: true };
    if (rest !== 'new' && part === 'verify') return { verify: true };
    if (!mayManage(this.user)) return { nowhere: true };
    if (rest === 'new') return { connect: true };
    return part === 'fields' ? { fields: true } : { nowhere: true };
  }

  handleTell({ detail }: CustomEvent<object>): void {
    this.dispatchEvent(new CustomEvent('tell', { detail }));
  }
}
