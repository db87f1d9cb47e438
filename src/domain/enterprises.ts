// What does the roster know of an enterprise, and which of annex 1's types is it? (domain §3.1)
import { ENTERPRISE_TYPE_LIST } from './enterprise-types.ts';

export type EnterpriseType = (typeof ENTERPRISE_TYPE_LIST)[number]['key'];

/** Annex 1's types, in the order that decides for an enterprise on several lists (domain §3.2). */
export const ENTERPRISE_TYPES: readonly EnterpriseType[] = ENTERPRISE_TYPE_LIST.map(({ key }) => key);

/** The words of annex 1 for each type. */
export const ENTERPRISE_TYPE_NAMES = Object.fromEntries(ENTERPRISE_TYPE_LIST.map(({ key, name }) => [key, name])) as Readonly<
  Record<EnterpriseType, string>
>;

export type Enterprise = {
  /** Opaque and stable for ever; never shown. */
  readonly id: string;
  /** Full registered name. */
  readonly name: string;
  /** Short names people type. */
  readonly aliases: readonly string[];
  /** 统一社会信用代码, 18 characters, or null where it is not known. */
  readonly creditCode: string | null;
  readonly type: EnterpriseType;
  /** One of the 190 of the survey list: a mark beside the type (notice §2.1). */
  readonly surveyed: boolean;
  /** 用工规模 as the roster gives it (people), or null. */
  readonly headcount: number | null;
};
