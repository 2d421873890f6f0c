import { css } from 'lit';

export const stepListStyles = css`
  :host {
    display: block;
  }
  .filters {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-4);
    align-items: center;
    padding-block: var(--space-3);
    border-bottom: 1px solid var(--line);
    background: var(--ground-raised);
  }
  .kinds {
    display: flex;
    flex: 1 1 20rem;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .kinds button {
    gap: var(--space-2);
    min-height: 1.625rem;
    padding: 0 var(--space-3);
    border-radius: 1rem;
    font-size: var(--text-2);
    font-weight: 400;
  }
  .kinds [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
  .count {
    color: var(--ink-faint);
    font-size: var(--text-2);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  [aria-pressed='true'] .count {
    color: inherit;
  }
  input {
    flex: 0 1 14rem;
    min-width: 9rem;
  }
  .found {
    padding-top: var(--space-3);
    color: var(--ink-faint);
    font-size: var(--text-2);
  }
  h3 {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
    margin-top: var(--space-5);
    padding-bottom: var(--space-2);
    border-bottom: 1px solid var(--line);
    font: 600 var(--text-4) / 1.4 var(--serif);
  }
  h3 .count {
    margin-inline-start: auto;
    font-family: var(--sans);
  }
  li {
    padding-block: var(--space-3);
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  li p:first-child {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
  }
  .kind {
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-1);
    color: var(--ink-soft);
    font-size: var(--text-1);
    line-height: 1.5;
    white-space: nowrap;
  }
  .kind.removed {
    border-color: var(--pink-edge);
  }
  .kind.kept {
    border-color: var(--green-edge);
  }
  .kind.rewritten,
  .kind.replaced {
    border-color: var(--blue-edge);
  }
  .kind.charset,
  .kind.header {
    border-color: var(--yellow-edge);
  }
  .times {
    margin-inline-start: auto;
    color: var(--ink-faint);
    font-size: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  .what {
    margin-top: var(--space-2);
    line-height: 1.5;
  }
  code {
    color: var(--ink-soft);
    font: var(--text-2) / 1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  .arrow {
    margin-inline: var(--space-3);
    color: var(--ink-faint);
  }
  .more {
    margin-top: var(--space-5);
  }
`;
