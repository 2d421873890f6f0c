import { css } from 'lit';

export const articleListStyles = css`
  :host {
    display: block;
    min-height: 0;
  }
  .viewport {
    height: 100%;
    outline: none;
    contain: strict;
  }
  .spacer {
    position: relative;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: grid;
    align-content: center;
    gap: 3px;
    padding: 0 var(--space-5) 1px 1.375rem;
    border-bottom: 1px solid var(--line);
    contain: strict;
  }
  .row:hover {
    background: var(--ground-hover);
  }
  .row[aria-selected='true'] {
    background: var(--accent-soft);
    box-shadow: inset 3px 0 var(--accent);
  }
  .viewport:focus-visible .row[aria-selected='true'] {
    outline: 2px solid var(--accent);
    outline-offset: -3px;
    border-radius: var(--radius-1);
  }
  .viewport:focus-visible:not([aria-activedescendant]) {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .unread::before {
    position: absolute;
    left: 0.5625rem;
    width: 6px;
    height: 6px;
    margin-top: 6px;
    content: '';
    border-radius: 50%;
    background: var(--accent);
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    font-size: var(--text-3);
    font-weight: 600;
    line-height: 1.35;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .read .title {
    font-weight: 500;
  }
  .meta,
  .marks {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    overflow: hidden;
    color: var(--ink-faint);
    font-size: var(--text-2);
    line-height: 1.4;
    white-space: nowrap;
  }
  .site {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .site + time::before {
    margin-inline-end: var(--space-3);
    color: var(--line-strong);
    content: '·';
  }
  .snippet {
    display: -webkit-box;
    overflow: hidden;
    color: var(--ink-soft);
    font-size: var(--text-2);
    line-height: 1.45;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  mark {
    border-radius: 2px;
    background: var(--match);
    color: var(--ink);
  }
  .tags {
    display: flex;
    flex: 0 1 auto;
    gap: var(--space-3);
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .tag {
    color: var(--accent);
  }
  .facts {
    display: flex;
    gap: var(--space-3);
    margin-inline-start: auto;
    padding-inline-start: var(--space-2);
  }
  .fact {
    display: inline-flex;
    gap: 3px;
    align-items: center;
  }
  .fact svg {
    width: 0.8125rem;
    height: 0.8125rem;
  }
  .fact.care {
    color: var(--caution);
  }
  .waiting {
    height: 0.75rem;
    margin-top: 0.25rem;
    border-radius: var(--radius-1);
    background: var(--line);
  }
  .waiting + .waiting {
    width: 45%;
    margin-top: 0.375rem;
  }
`;
