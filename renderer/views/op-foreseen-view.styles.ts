import { css } from 'lit';

export const foreseenViewStyles = css`
  section {
    display: grid;
    gap: var(--space-4);
    margin-bottom: var(--space-5);
    padding-bottom: var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  .counts {
    font: 600 var(--text-4) / 1.5 var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .counts span + span::before {
    color: var(--ink-faint);
    content: ' · ';
  }
  .counts .failed {
    color: var(--danger);
  }
  .faint,
  .pictures {
    line-height: 1.6;
  }
  .pictures {
    color: var(--ink-soft);
  }
  .hosts {
    display: grid;
    gap: var(--space-2);
    max-width: 34rem;
    --host-list-height: 9.5rem;
  }
  .hosts .choice {
    display: flex;
    gap: var(--space-3);
    justify-self: end;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
  }
  .foot .faint {
    flex: 1 1 14rem;
  }
  .foot .buttons {
    display: flex;
    gap: var(--space-3);
    margin-inline-start: auto;
  }
`;
