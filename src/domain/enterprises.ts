// What does the roster know of an enterprise, and which of annex 1's four types is it?

/** Annex 1's four types, in the order that decides for an enterprise on several lists (notice, part two). */
export const ENTERPRISE_TYPES = ['majorProject', 'unemploymentMonitored', 'employmentMonitored', 'other'] as const;
export type EnterpriseType = (typeof ENTERPRISE_TYPES)[number];

export const ENTERPRISE_TYPE_NAMES: Readonly<Record<EnterpriseType, string>> = {
  majorProject: '重大项目涉及企业',
  unemploymentMonitored: '失业动态监测企业',
  employmentMonitored: '重点企业用工监测企业',
  other: '其他企业',
};

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
  /** One of the 190 of the survey list: a mark beside the type. */
  readonly surveyed: boolean;
  /** 用工规模 as the roster gives it (people), or null. */
  readonly headcount: number | null;
};
