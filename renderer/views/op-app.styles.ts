import { css } from 'lit';

export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    background: var(--ground-list);
  }
  .panes {
    position: relative;
    display: flex;
    flex: 1;
    min-height: 0;
  }
  op-sidebar-view,
  op-list-view,
  op-splitter {
    flex: none;
  }
  op-reader-view,
  op-empty-library,
  op-list-view.pane-narrow {
    flex: 1 1 0;
    min-width: 0;
  }
  .scrim {
    position: absolute;
    z-index: 8;
    inset: 0;
    background: var(--ground-scrim);
  }
  op-sidebar-view.over {
    position: absolute;
    z-index: 9;
    inset-block: 0;
    left: 0;
    width: 16.5rem;
    box-shadow: var(--elevation);
  }
  .skip {
    position: absolute;
    z-index: 40;
    top: var(--space-3);
    left: var(--space-3);
  }
  .skip:not(:focus) {
    width: 1px;
    height: 1px;
    min-height: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .failure {
    display: grid;
    gap: var(--space-4);
    place-content: center;
    justify-items: center;
    flex: 1;
    padding: var(--space-7);
    text-align: center;
  }
  .failure strong {
    max-width: 32rem;
    font: 600 var(--text-5) / 1.5 var(--serif);
  }
`;
