// May a good practice be adopted, or sent to everybody? (domain §12)

/** 采纳, 推广. */
export type Praise = 'adopt' | 'spread';

/** Each once, and adopted first. */
export function mayPraise(
  praise: Praise,
  { adoptedAt, spreadAt }: { readonly adoptedAt: Date | null; readonly spreadAt: Date | null },
): boolean {
  switch (praise) {
    case 'adopt':
      return adoptedAt === null;
    case 'spread':
      return adoptedAt !== null && spreadAt === null;
  }
}
