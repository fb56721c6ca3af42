export type { Finding } from './finding.ts';
export { prove, type Verdict } from './prove.ts';
export { securityPage } from './security-page.ts';
export { verify } from './verify.ts';
