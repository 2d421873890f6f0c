import { css } from 'lit';

/**
 * Every value of the interface, as custom properties of the document: they inherit into all components.
 * Ink on paper: warm grounds, one ink-blue accent, hairlines, one elevation.
 */
export const tokens = css`
  :root {
    color-scheme: light;
    --ground-sidebar: #f1ede4;
    --ground-list: #f8f5ee;
    --ground-page: #fefcf7;
    --ground-raised: #fffefb;
    --ground-field: #fffdf8;
    --ground-hover: rgb(62 50 28 / 0.055);
    --ground-press: rgb(62 50 28 / 0.1);
    --ground-scrim: rgb(44 38 28 / 0.32);
    --ink: #1f1c17;
    --ink-soft: #544e44;
    --ink-faint: #6b6457;
    --line: #e4ddd0;
    --line-strong: #b9af9d;
    --accent: #24427f;
    --accent-strong: #1a3367;
    --accent-soft: #e2e7f1;
    --accent-ink: #ffffff;
    --positive: #37653f;
    --caution: #865300;
    --caution-soft: #f7ead0;
    --danger: #98282b;
    --danger-soft: #f7e2dd;
    --match: #fbe3a0;
    --selection: #c9d6ee;
    --yellow: #fbe08a;
    --green: #c5e4b0;
    --blue: #bcdcf5;
    --pink: #f8c9d3;
    --purple: #dccdf3;
    --yellow-edge: #c79a16;
    --green-edge: #5f9740;
    --blue-edge: #3f83b8;
    --pink-edge: #c75872;
    --purple-edge: #8461c0;
    --elevation: 0 1px 2px rgb(52 42 24 / 0.1), 0 10px 32px -6px rgb(52 42 24 / 0.22);

    --space-1: 0.125rem;
    --space-2: 0.25rem;
    --space-3: 0.5rem;
    --space-4: 0.75rem;
    --space-5: 1rem;
    --space-6: 1.5rem;
    --space-7: 2rem;
    --space-8: 3rem;
    --radius-1: 4px;
    --radius-2: 6px;
    --radius-3: 10px;
    --control: 1.875rem;
    --bar: 3rem;

    --sans:
      -apple-system, 'Segoe UI Variable Text', 'Segoe UI', 'Cantarell', 'Ubuntu', 'PingFang SC',
      'Microsoft YaHei UI', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif;
    --serif:
      'Source Serif 4', 'Songti SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC', 'SimSun',
      'Hiragino Mincho ProN', serif;
    --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', 'Liberation Mono', monospace;
    --text-1: 0.6875rem;
    --text-2: 0.75rem;
    --text-3: 0.8125rem;
    --text-4: 0.9375rem;
    --text-5: 1.125rem;
    --text-6: 1.375rem;
    --quick: 120ms ease-out;
  }
  :root:lang(zh-Hant) {
    --sans:
      -apple-system, 'Segoe UI Variable Text', 'Segoe UI', 'Cantarell', 'Ubuntu', 'PingFang TC',
      'Microsoft JhengHei UI', 'Noto Sans CJK TC', 'Noto Sans TC', system-ui, sans-serif;
    --serif:
      'Source Serif 4', 'Songti TC', 'Noto Serif CJK TC', 'Source Han Serif TC', 'Noto Serif SC', 'PMingLiU',
      serif;
  }
  :root[data-theme='sepia'] {
    --ground-sidebar: #e9dfc9;
    --ground-list: #f0e7d4;
    --ground-page: #f6eedd;
    --ground-raised: #fbf5e8;
    --ground-field: #faf3e4;
    --ink: #2c2315;
    --ink-soft: #57492f;
    --ink-faint: #65563a;
    --line: #dccfb4;
    --line-strong: #ab9b7a;
    --accent-soft: #dcdfe2;
  }
  :root[data-theme='dark'] {
    color-scheme: dark;
    --ground-sidebar: #161513;
    --ground-list: #1b1a17;
    --ground-page: #201e1b;
    --ground-raised: #2a2824;
    --ground-field: #171614;
    --ground-hover: rgb(255 244 220 / 0.06);
    --ground-press: rgb(255 244 220 / 0.11);
    --ground-scrim: rgb(0 0 0 / 0.55);
    --ink: #ebe6da;
    --ink-soft: #bdb6a7;
    --ink-faint: #aca493;
    --line: #35322c;
    --line-strong: #5f594e;
    --accent: #9db9f2;
    --accent-strong: #bcd0f8;
    --accent-soft: #2a3449;
    --accent-ink: #141a28;
    --positive: #93c79a;
    --caution: #e3b565;
    --caution-soft: #3b301b;
    --danger: #ef9a94;
    --danger-soft: #402523;
    --match: #5d4b16;
    --selection: #34456b;
    --yellow: #5e4f14;
    --green: #34512a;
    --blue: #244a66;
    --pink: #65303f;
    --purple: #46366a;
    --yellow-edge: #d2ac3c;
    --green-edge: #82b766;
    --blue-edge: #6cabdb;
    --pink-edge: #dd8299;
    --purple-edge: #a98ee0;
    --elevation: 0 0 0 1px rgb(255 244 220 / 0.09), 0 12px 36px rgb(0 0 0 / 0.5);
  }
  @media (prefers-reduced-motion: reduce) {
    :root {
      --quick: 0ms linear;
    }
  }
  html,
  body {
    height: 100%;
    margin: 0;
    overflow: hidden;
    background: var(--ground-list);
    color: var(--ink);
    -webkit-font-smoothing: antialiased;
  }
  /* Not the root element's: its size is what every rem is measured by, and the user's to choose. */
  body {
    font: var(--text-3) / 1.45 var(--sans);
  }
`;
