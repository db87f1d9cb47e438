// Which city do rows belong to? Several cities may share one database; an installation of one app serves one.

/** A city's key in every table (architecture §6.1). */
export type City = string;

/** The city of an installation with a single app. */
export const DEFAULT_CITY: City = 'default';
