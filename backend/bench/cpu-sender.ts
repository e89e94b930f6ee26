import { createInterface } from 'node:readline';
import { SENDERS } from './cpu-ways.ts';

/**
 * One way of sending, in a process of its own: `node cpu-sender.ts <way> <org> <token> <rows>`. Sends all rows once
 * for each line it reads, and answers with the milliseconds of processor time that took: all threads of this
 * process, so what collecting its own garbage costs is in it.
 */
const [way = '', url = '', accessToken = '', rows = ''] = process.argv.slice(2);
const send = SENDERS[way]?.({ url, accessToken, rows: Number(rows) });
if (!send) throw new Error(`There is no way "${way}" to send.`);

createInterface(process.stdin).on('line', () => void measure());

async function measure(): Promise<void> {
  const before = process.cpuUsage();
  await send?.();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1_000}\n`);
}
