import type { User } from '../../../domain/index.ts';
import type { People } from '../../../workspace/index.ts';
import { ADMINS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import { idParams, roleChange, user, userList, type UserAnswer } from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';

export function userRoutes({ users }: People): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/users',
      access: ADMINS,
      summary: 'Everyone who may use the Studio',
      answers: { 200: userList },
      handle: async () => ({ status: 200, body: { users: (await users.list()).map(userAnswer) } })
    }),
    endpoint({
      method: 'patch',
      path: '/v1/users/:id',
      access: ADMINS,
      summary: 'Change the role of a user',
      params: idParams,
      body: roleChange,
      answers: { 200: user },
      handle: async ({ params, body, caller }) => {
        const changed = await users.changeRole(params.id, body.role, actorFrom(caller));
        return { status: 200, body: userAnswer(changed) };
      }
    }),
    endpoint({
      method: 'delete',
      path: '/v1/users/:id',
      access: ADMINS,
      summary: 'Remove a user and end all their sign-ins',
      params: idParams,
      answers: { 204: undefined },
      handle: async ({ params, caller }) => {
        await users.remove(params.id, actorFrom(caller));
        return { status: 204 };
      }
    })
  ];
}

export function userAnswer(given: User): UserAnswer {
  const { id, email, name, role, createdAt, lastSignInAt } = given;
  return { id, email, name, role, createdAt, lastSignInAt };
}
