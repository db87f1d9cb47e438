// Which types of enterprise does annex 1 know, and under which words?

/** In the order that decides for an enterprise on several lists (domain §3.2, notice §2.1). */
export const ENTERPRISE_TYPE_LIST = [
  { key: 'majorProject', name: '重大项目涉及企业' },
  { key: 'unemploymentMonitored', name: '失业动态监测企业' },
  { key: 'employmentMonitored', name: '重点企业用工监测企业' },
  { key: 'other', name: '其他企业' },
] as const;
