import type { Rights } from '../../access/index.ts';

/** System mode: object and field permissions do not count; what else the user holds stays. */
export function systemRights(user: Rights): Rights {
  const yes = () => true;
  return {
    userId: user.userId,
    canUseApi: () => user.canUseApi(),
    canRead: yes,
    canCreate: yes,
    canEdit: yes,
    canDelete: yes,
    canViewAll: yes,
    canModifyAll: yes,
    canReadField: yes,
    canEditField: yes,
    hasPermission: (name) => user.hasPermission(name),
    hasCustomPermission: (name) => user.hasCustomPermission(name),
    canUseClass: (name) => user.canUseClass(name)
  };
}
