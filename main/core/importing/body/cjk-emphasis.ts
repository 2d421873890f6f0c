import type { MarkdownIt, StateInline } from 'markdown-it';

const CJK =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201d\u2026\u2014\u00b7]/;

/**
 * CommonMark asks for a space or punctuation outside of `**` that stands at punctuation; text without spaces
 * between words has none, so `**“引文”**后` would show its asterisks. Next to a CJK character the rule is
 * lifted, as the renderers behind most Chinese and Japanese sites do.
 */
export const keepCjkEmphasis = (markdown: MarkdownIt): void => {
  const State = markdown.inline.State;
  markdown.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean): ReturnType<StateInline['scanDelims']> {
      const found = super.scanDelims(start, canSplitWord);
      const before = this.src.charAt(start - 1);
      const after = this.src.charAt(start + found.length);
      if (this.src.charAt(start) !== '*' || !(CJK.test(before) || CJK.test(after))) return found;
      return {
        ...found,
        can_open: found.can_open || /\S/.test(after),
        can_close: found.can_close || /\S/.test(before),
      };
    }
  };
};
