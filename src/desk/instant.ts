// Which instant does somebody write on the command line?

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Null for what is no instant, has no offset, or names a day or hour that does not exist. */
export function instantOf(text: string): Date | null {
  const day = INSTANT.exec(text)?.[1];
  const at = new Date(text);
  if (day === undefined || Number.isNaN(at.getTime())) return null;
  const isRealDay = new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return isRealDay ? at : null;
}
