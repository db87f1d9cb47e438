// Who is in the directory, as far as the app may see it?
import { failure, ok, type SimulatedAnswer } from './answers.ts';
import type { SimulatorState } from './world.ts';

/** user/get: an app made after June 2022 gets no private fields (wecom §3.9). */
export function getUser(world: SimulatorState, query: URLSearchParams): SimulatedAnswer {
  const userid = query.get('userid');
  if (!userid) return failure(41009);
  const member = world.members.get(userid.toLowerCase());
  if (!member) return failure(60111);
  const { account, name, roleName } = member;
  return ok({ userid: account, name, department: [1], main_department: 1, position: roleName, status: 1 });
}

/** agent/get: the visible range is everybody there is. */
export function getAgent(world: SimulatorState, query: URLSearchParams): SimulatedAnswer {
  if (query.get('agentid') !== String(world.corp.agentId)) return failure(40056);
  const user = [...world.members.values()].map(({ account }) => ({ userid: account }));
  return ok({ agentid: world.corp.agentId, name: '用工周调度', allow_userinfos: { user }, close: 0, isreportenter: 1 });
}
