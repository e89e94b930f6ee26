import { request } from 'node:http';
import type { OrgUnderTest } from './org-under-test.ts';

/** How long the org is given to refuse what it is only told about, in milliseconds. */
const PATIENCE = 2_000;

/** Announces a file of this many bytes without sending it: the status, or that it is awaited. */
export function announcedFile(org: OrgUnderTest, size: number): Promise<number | 'awaited'> {
  return new Promise((resolve, reject) => {
    const announcement = request(`${org.url}/services/data/v66.0/sobjects/ContentVersion`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${org.adminToken}`,
        'Content-Type': 'multipart/form-data; boundary=x',
        'Content-Length': size
      }
    });
    const end = (answer: number | 'awaited') => {
      clearTimeout(timer);
      resolve(answer);
      announcement.destroy();
    };
    const timer = setTimeout(() => end('awaited'), PATIENCE);
    announcement.on('response', ({ statusCode = 0 }) => end(statusCode));
    announcement.on('error', reject);
    announcement.flushHeaders();
  });
}
