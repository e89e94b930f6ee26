import { checkbox, lookup, object, picklist, required } from './define.ts';
import { isDeleted, recordId, stamps } from './system-fields.ts';

export const opportunityContactRole = object(
  'OpportunityContactRole',
  {
    label: 'Opportunity Contact Role',
    labelPlural: 'Opportunity Contact Roles',
    keyPrefix: '00K',
    nameField: 'Id'
  },
  [
    recordId,
    lookup(
      'OpportunityId',
      'Opportunity ID',
      {
        to: ['Opportunity'],
        relationshipName: 'Opportunity',
        childRelationshipName: 'OpportunityContactRoles',
        deleteRule: 'Cascade'
      },
      { ...required, updateable: false }
    ),
    lookup(
      'ContactId',
      'Contact ID',
      {
        to: ['Contact'],
        relationshipName: 'Contact',
        childRelationshipName: 'OpportunityContactRoles',
        deleteRule: 'Cascade'
      },
      required
    ),
    picklist(
      'Role',
      'Role',
      [
        'Business User',
        'Decision Maker',
        'Economic Buyer',
        'Economic Decision Maker',
        'Evaluator',
        'Executive Sponsor',
        'Influencer',
        'Technical Buyer',
        'Other'
      ],
      { permissionable: false }
    ),
    checkbox('IsPrimary', 'Primary', { permissionable: false }),
    ...stamps,
    isDeleted
  ]
);
