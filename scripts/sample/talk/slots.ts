import type { Random } from '../random.ts';

/** What `{…}` in a sentence may stand for. */
const SLOTS: Readonly<Record<string, readonly string[]>> = {
  connector: [
    'Ledgerline',
    'Mailwren',
    'the spreadsheet connector',
    'the SFTP connector',
    'Ticketbarn',
    'the calendar connector',
    'Stockpile',
    'the Postgres connector',
    'Formbird'
  ],
  flow: [
    'our onboarding flow',
    'the nightly invoice flow',
    'the approvals flow',
    'a three-step flow',
    'the stock alert flow',
    'the shift-change flow',
    'our claims intake',
    'the lab results flow'
  ],
  trigger: [
    'schedule trigger',
    'webhook trigger',
    'form trigger',
    'mailbox trigger',
    'file trigger'
  ],
  step: ['the branch step', 'the loop step', 'the approval step', 'the HTTP step', 'the map step'],
  error: [
    '`step timed out`',
    '`401 from upstream`',
    '`payload too large`',
    '`no such run`',
    '`rate limited`'
  ],
  number: ['3', '5', '12', '20', '40', '90', '150', '300', '1,200'],
  unit: ['rows', 'tickets', 'invoices', 'orders', 'files', 'requests', 'e-mails'],
  version: ['2.14', '2.15', '2.15.1', '2.16', '2.17', '2.18'],
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'the weekend'],
  time: ['02:00', '06:30', 'noon', 'half past four', 'midnight UTC', 'the full hour'],
  field: [
    'the order number',
    'the due date',
    'the cost centre',
    'the sample id',
    'the customer name'
  ],
  tool: ['a shared inbox', 'a spreadsheet', 'three cron jobs', 'a pile of scripts', 'a sticky note']
};

/** Fills every `{slot}` by chance; `{{` and `}}` in a sentence stay as they are. */
export function fillSlots(sentence: string, random: Random): string {
  return sentence.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (whole, slot: string) => {
    const choices = SLOTS[slot];
    return choices ? random.pick(choices) : whole;
  });
}
