import { css } from 'lit';

export const readerViewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--ground-page);
  }
  main {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .area {
    position: relative;
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .scroller {
    position: relative;
    flex: 1;
    min-width: 0;
    outline: none;
    overscroll-behavior: contain;
  }
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 100%;
  }
  .sheet.with-margin {
    grid-template-columns: minmax(0, 1fr) 18rem;
  }
  .column {
    padding: 2.5rem 2rem 6rem;
  }
  .page {
    position: relative;
    width: 100%;
    margin-inline: auto;
  }
  .text {
    position: relative;
  }
  iframe {
    display: block;
    width: 100%;
    min-height: 4rem;
    border: 0;
    opacity: 0;
  }
  iframe.ready {
    opacity: 1;
  }
  op-highlight-bar {
    position: absolute;
    z-index: 3;
  }
  op-margin-view {
    border-inline-start: 1px solid var(--line);
  }
  op-margin-view.drawer {
    position: absolute;
    z-index: 6;
    inset-block: 0;
    right: 0;
    width: min(21rem, 100%);
    background: var(--ground-page);
    box-shadow: var(--elevation);
    overflow: auto;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4);
    align-items: center;
    margin-bottom: var(--space-6);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-2);
    background: var(--caution-soft);
    color: var(--caution);
    font-size: var(--text-3);
  }
  .notice button {
    margin-inline-start: auto;
  }
  .none {
    display: grid;
    flex: 1;
    gap: var(--space-3);
    place-content: center;
    justify-items: center;
    color: var(--ink-faint);
    text-align: center;
  }
  .none svg {
    width: 2rem;
    height: 2rem;
    stroke-width: 1;
    color: var(--line-strong);
  }
  .none strong {
    color: var(--ink-soft);
    font: 600 var(--text-5) / 1.4 var(--serif);
  }
  .none .keys {
    display: flex;
    gap: var(--space-4);
    margin-top: var(--space-3);
  }
  @media (max-width: 759px) {
    .column {
      padding: var(--space-6) var(--space-5) var(--space-8);
    }
  }
`;
