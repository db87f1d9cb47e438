// Is a message for a person or for a group, and which one?

/** No account holds a slash (wecom §3.9), so that the two never meet. */
const PREFIX = 'group/';

/** The group of a district or the city, by the region's code. */
export const groupOf = (region: string): string => `${PREFIX}${region}`;

export const isGroup = (receiver: string): boolean => receiver.startsWith(PREFIX);

/** The code of the region a group is for. */
export const regionOfGroup = (receiver: string): string => receiver.slice(PREFIX.length);
