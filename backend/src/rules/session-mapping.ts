import type { Session, SessionLink, Write } from '../domain/index.ts';
import { cutText } from './cut-text.ts';

const NAME_LENGTH = 80;
const TEXT_LENGTH = 255;

/** The session as the package has it; its name is the session's id. */
export function sessionWrite(session: Session, link: SessionLink | undefined): Write {
  const memberKey = link?.memberKey ?? null;
  return {
    object: 'Session__c',
    externalId: session.externalId,
    fields: {
      Name: cutText(session.externalId, NAME_LENGTH),
      StartedAt__c: session.startedAt,
      EndedAt__c: session.endedAt,
      FullName__c: session.fullName && cutText(session.fullName, TEXT_LENGTH),
      Email__c: session.email && cutText(session.email, TEXT_LENGTH),
      DurationMinutes__c: session.durationMinutes,
      StepsViewed__c: session.stepsViewed,
      Demos__c: list(session.demos),
      Flows__c: list(session.flows),
      VeryInterestedAreas__c: list(session.veryInterestedAreas),
      SomewhatInterestedAreas__c: list(session.somewhatInterestedAreas),
      NotInterestedAreas__c: list(session.notInterestedAreas),
      Opportunity__c: link ? link.opportunityId : session.opportunityId,
      OpportunityOwnerId__c: link?.ownerId ?? null,
      OpportunityOwnerEmail__c: link?.ownerEmail ?? null,
      Lead__c: link?.leadId ?? null,
      Contact__c: link?.contactId ?? null,
      Account__c: link?.accountId ?? null,
      // Nobody is cleared by the field itself: a relationship takes no null.
      ...(memberKey ? { Member__r: { ExternalId__c: memberKey } } : { Member__c: null }),
      ShareUrl__c: session.shareUrl
    },
    parentKeys: memberKey ? [memberKey] : []
  };
}

function list(names: readonly string[]): string | null {
  return names.length > 0 ? cutText(names.join(', '), TEXT_LENGTH) : null;
}
