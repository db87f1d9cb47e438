// Who talks to the bot, and in which role? (domain §1.1)

export const ROLES = ['specialist', 'coordinator', 'taskForce', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  specialist: '人社服务专员',
  coordinator: '区市工作专班联络员',
  taskForce: '市局工作专班',
  admin: '系统管理员',
};

export type Person = {
  /** The WeCom userid in lower case: the person's key. WeCom compares without case; never parsed as a number (wecom §3.0). */
  readonly userid: string;
  /** The userid as the roster writes it. */
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the region whose enterprises the role covers: a district, or the city for task force and admin. */
  readonly region: string;
  /** 在岗; a person who is not may do nothing (domain §1.1). */
  readonly active: boolean;
};

/** The person a question or an act is done for; travels to every port that touches figures. */
export type Asker = {
  readonly corp: string;
  readonly userid: string;
  /** `command`: no person, but a command at the machine; it sees all figures and does nothing else. */
  readonly role: Role | 'command';
  readonly region: string;
};

/** Who asks where nobody does: the operator's command, for all of a region. Its audit rows say so. */
export const commandAsker = (corp: string, region: string): Asker => ({ corp, userid: 'command', role: 'command', region });
