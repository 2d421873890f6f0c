import { css } from 'lit';

export const importBarStyles = css`
  :host {
    position: relative;
    display: flex;
    gap: var(--space-5);
    align-items: center;
    min-height: 2.125rem;
    padding: 0 var(--space-4) 0 var(--space-5);
    border-top: 1px solid var(--line);
    background: var(--ground-sidebar);
    color: var(--ink-soft);
    font-size: var(--text-2);
    white-space: nowrap;
  }
  progress {
    position: absolute;
    inset: -1px 0 auto;
    width: 100%;
    height: 2px;
    border: 0;
    background: none;
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  .paused::-webkit-progress-value {
    background: var(--line-strong);
  }
  .what {
    color: var(--ink);
    font-variant-numeric: tabular-nums;
    font-weight: 500;
  }
  .current {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    color: var(--ink-faint);
    text-overflow: ellipsis;
  }
  .care {
    color: var(--caution);
  }
  .problem {
    min-width: 6rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .buttons {
    display: flex;
    gap: 2px;
  }
  .buttons button {
    min-height: 1.5rem;
    padding: 0 var(--space-3);
    gap: var(--space-2);
    font-size: var(--text-2);
  }
  .buttons svg {
    width: 0.8125rem;
    height: 0.8125rem;
  }
  .requests {
    display: inline-flex;
    gap: var(--space-3);
    align-items: center;
    margin-inline-start: auto;
    color: var(--ink-faint);
  }
  .requests::before {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--positive);
    content: '';
  }
  .requests.some::before {
    background: var(--danger);
  }
  @media (max-width: 759px) {
    .current,
    .requests {
      display: none;
    }
    :host([idle]) {
      display: none;
    }
  }
`;
