import { css } from 'lit';

export const versionListStyles = css`
  :host {
    display: block;
  }
  li {
    position: relative;
    padding: var(--space-4) 0;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  li.shown::before {
    position: absolute;
    inset-block: var(--space-4);
    inset-inline-start: calc(-1 * var(--space-4));
    width: 3px;
    border-radius: 2px;
    background: var(--accent);
    content: '';
  }
  h2 {
    margin: var(--space-5) 0 0;
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
    color: var(--ink-faint);
    font-size: var(--text-2);
    font-weight: 500;
  }
  h3 {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    min-height: 1.5rem;
  }
  h3 .icon {
    width: 1.5rem;
    min-height: 1.5rem;
    margin-inline-start: auto;
  }
  h3 svg {
    width: 0.875rem;
    height: 0.875rem;
  }
  .badge {
    color: var(--positive);
    font-size: var(--text-2);
    font-weight: 500;
  }
  p {
    color: var(--ink-soft);
    font-size: var(--text-2);
    line-height: 1.6;
    overflow-wrap: anywhere;
  }
  .file,
  .gone p {
    color: var(--ink-faint);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin-top: var(--space-2);
  }
  .now {
    color: var(--ink-faint);
  }
`;
