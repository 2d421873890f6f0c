import { css } from 'lit';

/** Entries of the sidebar: a name, and a count at the right edge. */
export const navStyles = css`
  .entry {
    display: flex;
    gap: var(--space-3);
    justify-content: start;
    width: 100%;
    min-height: 1.75rem;
    padding: 0 var(--space-3) 0 1.25rem;
    border: 0;
    border-radius: var(--radius-1);
    background: none;
    color: var(--ink-soft);
    font-weight: 400;
    text-align: start;
  }
  .entry:hover {
    background: var(--ground-hover);
  }
  .entry[aria-current] {
    background: var(--ground-press);
    color: var(--ink);
    font-weight: 600;
  }
  .entry svg {
    width: 0.9375rem;
    height: 0.9375rem;
    color: var(--ink-faint);
  }
  .entry[aria-current] svg {
    color: var(--accent);
  }
  .entry.main {
    padding-inline-start: var(--space-3);
  }
  .name {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .count {
    color: var(--ink-faint);
    font-size: var(--text-2);
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }
  .count.care {
    color: var(--caution);
    font-weight: 600;
  }
`;
