import { css } from 'lit';

/** How far long work is, as a hairline. */
export const thinProgress = css`
  progress {
    width: 100%;
    height: 3px;
    border: 0;
    border-radius: 2px;
    background: var(--line);
    appearance: none;
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
`;
