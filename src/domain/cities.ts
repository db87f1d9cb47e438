// Which city does an installation serve?

/** The one city served for now; every table and setting that is a city's carries this code. */
export const DEFAULT_CITY = 'default';
