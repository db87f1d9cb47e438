// Which skill tiers does annex 1 count, and how are figures per tier added up? (domain §3.3, notice §5.1)

/** The three tiers of annex 1, in its order. */
export const SKILL_TIERS = ['general', 'skilled', 'senior'] as const;
export type SkillTier = (typeof SKILL_TIERS)[number];

/** The words of annex 1 for each tier; the only ones official answers use. */
export const TIER_NAMES: Readonly<Record<SkillTier, string>> = {
  general: '普工',
  skilled: '初、中级技工',
  senior: '高级技工及以上技能人才',
};

/** A whole number ≥ 0 of people for each tier. */
export type Figures = Readonly<Record<SkillTier, number>>;

export const NO_FIGURES: Figures = { general: 0, skilled: 0, senior: 0 };

/** The 合计 of the three tiers. */
export const sumOf = (f: Figures): number => f.general + f.skilled + f.senior;

/** Tier by tier, what `each` makes of it. */
export const byTier = (each: (tier: SkillTier) => number): Figures => ({
  general: each('general'),
  skilled: each('skilled'),
  senior: each('senior'),
});

export const addFigures = (a: Figures, b: Figures): Figures => byTier((t) => a[t] + b[t]);

export const sameFigures = (a: Figures, b: Figures): boolean => SKILL_TIERS.every((t) => a[t] === b[t]);

/** `普工8，初、中级技工3，高级技工及以上技能人才0`: annex 1's words. */
export const fullFigures = (f: Figures): string => SKILL_TIERS.map((tier) => `${TIER_NAMES[tier]}${f[tier]}`).join('，');

/** `普工8，初、中级技工3，其余0`: annex 1's words for what is not 0; all 0: every tier. */
export function briefFigures(f: Figures): string {
  const some = SKILL_TIERS.filter((tier) => f[tier] > 0);
  if (some.length === 0 || some.length === SKILL_TIERS.length) return fullFigures(f);
  return `${some.map((tier) => `${TIER_NAMES[tier]}${f[tier]}`).join('，')}，其余0`;
}
