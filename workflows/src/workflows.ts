export { enrollment } from './enrollment.workflow.js';
export { loneTry } from './lone-try.workflow.js';
export { reconciliation } from './reconciliation.workflow.js';
export { tokenNotice } from './token-notice.workflow.js';
