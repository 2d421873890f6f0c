import { InsertionMode, Token, Tokenizer } from 'parse5';
import type { Parser } from 'parse5';
import type { LightTree } from './light-tree.ts';
import {
  COMMENT,
  DOUBLE_QUOTED,
  endOfRun,
  isOf,
  NAME,
  RAW_TEXT,
  RCDATA,
  SINGLE_QUOTED,
  SPACE,
  TEXT,
} from './character-classes.ts';

const SPACE_SIGN = 0x20;
const QUOTATION_MARK = 0x22;
const APOSTROPHE = 0x27;
const EQUALS_SIGN = 0x3d;
const GREATER_THAN_SIGN = 0x3e;

/** V8 copies a slice shorter than this; a longer one keeps the whole page alive. */
const SHARED_SLICE = 13;

/**
 * parse5's tokenizer, which takes a page one character at a time, with long steps where nothing can happen: over
 * runs of text, over names, over whole attributes. Whatever is unusual (a reference, upper case beyond ASCII, a
 * null, a stray quotation mark) is left to parse5, from exactly the place where it begins, so the tokens are those
 * of the HTML Standard. Reads a page written in one piece and reports no errors and no places.
 */
export class RunTokenizer extends Tokenizer {
  readonly #parser: Parser<LightTree>;

  constructor(parser: Parser<LightTree>) {
    super(parser.options, parser);
    this.#parser = parser;
  }

  protected override _stateData(cp: number): void {
    super._stateData(cp);
    if (this.#endsIn(TEXT | SPACE)) this.#extendText(TEXT);
  }

  protected override _stateRcdata(cp: number): void {
    super._stateRcdata(cp);
    if (this.#endsIn(RCDATA)) this.#extendText(RCDATA);
  }

  protected override _stateRawtext(cp: number): void {
    super._stateRawtext(cp);
    if (this.#endsIn(RAW_TEXT)) this.#extendText(RAW_TEXT);
  }

  protected override _stateScriptData(cp: number): void {
    super._stateScriptData(cp);
    if (this.#endsIn(RAW_TEXT)) this.#extendText(RAW_TEXT);
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    super._stateAttributeValueDoubleQuoted(cp);
    if (this.#endsIn(DOUBLE_QUOTED)) this.#extendTo(this.#runEnd(DOUBLE_QUOTED));
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    super._stateAttributeValueSingleQuoted(cp);
    if (this.#endsIn(SINGLE_QUOTED)) this.#extendTo(this.#runEnd(SINGLE_QUOTED));
  }

  protected override _stateComment(cp: number): void {
    super._stateComment(cp);
    if (this.#endsIn(COMMENT)) this.#extendTo(this.#runEnd(COMMENT));
  }

  protected override _stateTagName(cp: number): void {
    const { html, pos } = this.preprocessor;
    const end = endOfRun(html, pos, NAME);
    if (end === pos || this.currentToken === null) {
      super._stateTagName(cp);
      return;
    }
    (this.currentToken as Token.TagToken).tagName += html.slice(pos, end).toLowerCase();
    const next = html.charCodeAt(end);
    this.preprocessor.pos = end - 1;
    if (next !== GREATER_THAN_SIGN && next !== SPACE_SIGN) return;
    this.preprocessor.pos = end;
    super._stateTagName(next);
    if (next === SPACE_SIGN) this.#readAttributes();
  }

  protected override _stateBeforeAttributeName(cp: number): void {
    const { pos } = this.preprocessor;
    if (isOf(this.preprocessor.html, pos, NAME)) {
      this.preprocessor.pos = pos - 1;
      this.#readAttributes();
      if (this.preprocessor.pos !== pos - 1) return;
      this.preprocessor.pos = pos;
    }
    super._stateBeforeAttributeName(cp);
  }

  /**
   * White space makes tokens of its own, because some places of a page treat it differently. Where they do not,
   * it is text like any other.
   */
  protected override _emitCodePoint(cp: number): void {
    if (cp !== 0 && this.#isInPlainText()) this._extendRun(cp);
    else super._emitCodePoint(cp);
  }

  /** Whether text is being read at a place where white space in it is nothing special. */
  #isInPlainText(): boolean {
    if (this.currentCharacterToken?.type !== Token.TokenType.CHARACTER || this.inForeignNode) return false;
    switch (this.#parser.insertionMode) {
      case InsertionMode.IN_BODY:
      case InsertionMode.IN_CELL:
      case InsertionMode.IN_CAPTION:
      case InsertionMode.TEXT:
        return true;
      default:
        return false;
    }
  }

  /** Whether the character just read is the end of a run of `classes` that more may follow. */
  #endsIn(classes: number): boolean {
    const { html, pos } = this.preprocessor;
    return this.runEnd === pos + 1 && isOf(html, pos, classes) && isOf(html, pos + 1, classes);
  }

  #runEnd(classes: number): number {
    return endOfRun(this.preprocessor.html, this.preprocessor.pos + 1, classes);
  }

  #extendText(classes: number): void {
    if (this.#isInPlainText()) this.#extendTo(this.#runEnd(classes | SPACE));
    else if (this.currentCharacterToken?.type === Token.TokenType.CHARACTER)
      this.#extendTo(this.#runEnd(classes & TEXT));
  }

  #extendTo(end: number): void {
    this.preprocessor.pos = end - 1;
    this.runEnd = end;
  }

  /**
   * Reads attributes written `name="value"` from behind the current character, and with the last of them the end
   * of the tag; the first that is written otherwise, and what follows the last, are left unread.
   */
  #readAttributes(): void {
    const { preprocessor } = this;
    const { html } = preprocessor;
    for (;;) {
      const start = endOfRun(html, preprocessor.pos + 1, SPACE);
      preprocessor.pos = start - 1;
      const nameEnd = endOfRun(html, start, NAME);
      if (nameEnd === start || html.charCodeAt(nameEnd) !== EQUALS_SIGN) return;
      const quote = html.charCodeAt(nameEnd + 1);
      const inside = quote === QUOTATION_MARK ? DOUBLE_QUOTED : quote === APOSTROPHE ? SINGLE_QUOTED : 0;
      const end = endOfRun(html, nameEnd + 2, inside);
      if (inside === 0 || html.charCodeAt(end) !== quote) return;
      this.#addAttribute(html.slice(start, nameEnd).toLowerCase(), html.slice(nameEnd + 2, end));
      preprocessor.pos = end;
      super._stateAttributeValueDoubleQuoted(QUOTATION_MARK);
      const next = html.charCodeAt(end + 1);
      if (next !== SPACE_SIGN && next !== GREATER_THAN_SIGN) return;
      preprocessor.pos = end + 1;
      super._stateAfterAttributeValueQuoted(next);
      if (next === GREATER_THAN_SIGN) return;
    }
  }

  #addAttribute(name: string, value: string): void {
    this._createAttr(name);
    this.currentAttr.value = value.length < SHARED_SLICE ? value : ` ${value}`.slice(1);
    this._leaveAttrName();
  }
}
