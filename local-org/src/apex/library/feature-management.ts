import { method } from './call.ts';
import type { LibraryType } from './registry.ts';

/** Documented: FeatureManagement Class, System.FeatureManagement.checkPermission. */
export const featureManagementType: LibraryType = {
  name: 'FeatureManagement',
  staticMethods: {
    checkPermission: [
      method('Boolean', ['String'], (call) => {
        const { org, userId } = call.context;
        return org.sessionOf(userId).rights.hasCustomPermission(call.text(0));
      })
    ]
  }
};
