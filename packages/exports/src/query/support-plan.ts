/** Whether a service code, or a service's name, is one of AWS's support plans: `AWSSupportBusiness`, `OCBPremiumSupport`. */
export function isSupportPlan(text: string): string {
  return `(lower(${text}) LIKE 'aws%support%' OR lower(${text}) LIKE 'ocb%support%')`;
}
