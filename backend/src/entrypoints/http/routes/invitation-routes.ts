import type { Invitation } from '../../../domain/index.ts';
import type { People, SentInvitation } from '../../../workspace/index.ts';
import { ADMINS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  idParams,
  invitationList,
  mailList,
  newInvitation,
  sentInvitation,
  type InvitationAnswer,
  type MailListAnswer,
  type SentInvitationAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';

export function invitationRoutes(people: People): Endpoint[] {
  return [...reading(people), ...changing(people)];
}

function reading({ invitations, outbox }: People): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/invitations',
      access: ADMINS,
      summary: 'Invitations that wait to be accepted',
      answers: { 200: invitationList },
      handle: async () => {
        const pending = await invitations.listPending();
        return { status: 200, body: { invitations: pending.map(invitationAnswer) } };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/mails',
      access: ADMINS,
      summary: 'The outbox: mails nobody has sent, while no mail server is set',
      answers: { 200: mailList },
      handle: async () => {
        const body: MailListAnswer = { mails: [...(outbox() ?? [])] };
        return { status: 200, body };
      }
    })
  ];
}

function changing({ invitations }: People): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/invitations',
      access: ADMINS,
      summary: 'Invite an address',
      perMinute: 30,
      body: newInvitation,
      answers: { 201: sentInvitation },
      handle: async ({ body, caller }) => {
        const sent = await invitations.invite(body.email, body.role, actorFrom(caller));
        return { status: 201, body: sentAnswer(sent) };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/invitations/:id/resend',
      access: ADMINS,
      summary: 'Send an invitation again, with a new link',
      perMinute: 30,
      params: idParams,
      answers: { 200: sentInvitation },
      handle: async ({ params, caller }) => {
        const sent = await invitations.resend(params.id, actorFrom(caller));
        return { status: 200, body: sentAnswer(sent) };
      }
    }),
    endpoint({
      method: 'delete',
      path: '/v1/invitations/:id',
      access: ADMINS,
      summary: 'Revoke an invitation',
      params: idParams,
      answers: { 204: undefined },
      handle: async ({ params, caller }) => {
        await invitations.revoke(params.id, actorFrom(caller));
        return { status: 204 };
      }
    })
  ];
}

function invitationAnswer(given: Invitation): InvitationAnswer {
  const { id, email, role, invitedBy, sentAt, expiresAt } = given;
  return { id, email, role, invitedBy, sentAt, expiresAt };
}

function sentAnswer({ invitation, delivery, isMember }: SentInvitation): SentInvitationAnswer {
  const warnings = [
    ...(isMember ? [] : [NO_MEMBER]),
    ...(delivery === 'failed' ? [NOT_MAILED] : [])
  ];
  return { invitation: invitationAnswer(invitation), delivery, warnings };
}

const NO_MEMBER = {
  code: 'no_member_has_address',
  message:
    'No member of a connected community has this address. If people sign in with a company profile, its address must be exactly this one.'
};
const NOT_MAILED = {
  code: 'mail_not_sent',
  message: 'The mail server did not take the mail. Check PORCHLIGHT_SMTP_URL, then send it again.'
};
