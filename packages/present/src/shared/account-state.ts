/** The state of an account as people read it: AWS writes `PENDING_CLOSURE`. */
export function stateText(state: string): string {
  return state.toLowerCase().replaceAll('_', ' ');
}
