export { enrollment } from './enrollment.workflow.js';
export { lateTry } from './late-try.workflow.js';
