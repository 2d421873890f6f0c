import { css } from 'lit';

export const importHistoryStyles = css`
  :host {
    display: block;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-1) var(--space-5);
    padding: var(--space-4) 0;
    border-top: 1px solid var(--line);
  }
  h3 {
    font-variant-numeric: tabular-nums;
  }
  .from {
    margin-inline-start: var(--space-3);
    color: var(--ink-soft);
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .state {
    color: var(--ink-soft);
    font-size: var(--text-2);
    line-height: 1.6;
    white-space: nowrap;
  }
  .state.done {
    color: var(--positive);
  }
  .state.interrupted,
  .state.stopped {
    color: var(--caution);
    font-weight: 600;
  }
  .counts,
  .ask,
  .actions {
    grid-column: 1 / -1;
  }
  .counts {
    color: var(--ink-soft);
    font-size: var(--text-2);
    font-variant-numeric: tabular-nums;
    line-height: 1.6;
  }
  .counts span + span::before {
    color: var(--ink-faint);
    content: ' · ';
  }
  .failed {
    color: var(--danger);
    font-weight: 600;
  }
  .care {
    color: var(--caution);
  }
  progress {
    grid-column: 1 / -1;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
    margin-top: var(--space-2);
    font-size: var(--text-2);
  }
  .actions .link {
    font-size: var(--text-2);
  }
  .save {
    display: flex;
    gap: var(--space-4);
    margin-inline-start: auto;
    color: var(--ink-faint);
  }
  .ask {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
    margin-top: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-2);
    background: var(--caution-soft);
  }
  .ask p {
    flex: 1 1 16rem;
  }
  .empty {
    display: grid;
    gap: var(--space-3);
    justify-items: center;
    padding: var(--space-8) var(--space-6);
    color: var(--ink-faint);
    text-align: center;
    text-wrap: balance;
  }
  .empty strong {
    color: var(--ink-soft);
    font: 600 var(--text-4) / 1.45 var(--serif);
  }
`;
