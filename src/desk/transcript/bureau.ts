// The bureau of the transcripts: one city, two districts, and people who report, watch and ask.

import type { Enterprise } from '../../domain/enterprises.ts';
import type { Person, Role } from '../../domain/people.ts';
import type { ImportedRoster } from '../ports.ts';

const person = (account: string, name: string, role: Role, region: string, active = true): Person => ({
  userid: account.toLowerCase(),
  account,
  name,
  role,
  region,
  active,
});

const enterprise = (name: string, aliases: string, type: Enterprise['type'], headcount: number | null): Enterprise => ({
  id: name,
  name,
  aliases: aliases === '' ? [] : aliases.split('、'),
  creditCode: null,
  type,
  surveyed: false,
  headcount,
});

const EAST = [
  enterprise('示例一厂', '一厂', 'majorProject', 120),
  enterprise('示例榆光电子有限公司', '榆光电子、榆光', 'unemploymentMonitored', 310),
  enterprise('示例云岬纺织有限公司', '云岬纺织', 'employmentMonitored', null),
  enterprise('示例云岬印染有限公司', '云岬印染', 'other', 98),
] as const;
const UNSERVED = enterprise('示例三潭酒店管理有限公司', '三潭酒店', 'other', 76);
const WEST = [
  enterprise('示例铎华机械有限公司', '铎华机械', 'majorProject', 265),
  enterprise('示例百穗超市有限公司', '百穗超市', 'other', 1200),
] as const;

export const TRANSCRIPT_ROSTER: ImportedRoster = {
  regions: [
    { code: '990000', name: '示例市', aliases: ['示例'], parent: null, level: 'city' },
    { code: '990001', name: '东城区', aliases: ['东城'], parent: '990000', level: 'district' },
    { code: '990002', name: '西城区', aliases: ['西城'], parent: '990000', level: 'district' },
  ],
  people: [
    person('Dong-01', '东城专员', 'specialist', '990001'),
    person('xi-01', '西城专员', 'specialist', '990002'),
    person('dong-lianluo', '东城联络员', 'coordinator', '990001'),
    person('xi-lianluo', '西城联络员', 'coordinator', '990002'),
    person('zhuanban', '专班值班', 'taskForce', '990000'),
    person('guanli', '管理员', 'admin', '990000'),
    person('tingyong', '停用专员', 'specialist', '990001', false),
  ],
  enterprises: [...EAST, UNSERVED, ...WEST],
  assignments: [
    ...EAST.map((e) => ({ enterprise: e.id, district: '990001', specialist: 'dong-01', from: '2026-01-05', until: null })),
    { enterprise: UNSERVED.id, district: '990001', specialist: null, from: '2026-01-05', until: null },
    ...WEST.map((e) => ({ enterprise: e.id, district: '990002', specialist: 'xi-01', from: '2026-01-05', until: null })),
  ],
};
