import type {
  MadeItemsAnswer,
  ProvisioningPreviewAnswer,
  ProvisioningReportAnswer
} from '../../../src/entrypoints/http/contract/index.ts';
import { call } from './call.ts';

/**
 * What the Studio asks about what is made in an org without the package.
 * `as`: id of the connection of an administrator; the connection's own user when empty.
 */
export const provisioning = {
  made: async (id: string) => (await call<MadeItemsAnswer>('GET', pathOf(id))).made,
  preview: (id: string, as: string) =>
    call<ProvisioningPreviewAnswer>('POST', `${pathOf(id)}/preview`, bodyOf(as)),
  make: (id: string, as: string) => call<ProvisioningReportAnswer>('POST', pathOf(id), bodyOf(as))
};

function pathOf(id: string): string {
  return `/v1/connections/${encodeURIComponent(id)}/provisioning`;
}

function bodyOf(as: string): object {
  return as === '' ? {} : { as };
}
