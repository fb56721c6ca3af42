export type { Finding } from './findings/model.ts';
export { securityPage } from './page/security.ts';
export { prove, type Verdict } from './prove.ts';
export { verify } from './verify.ts';
