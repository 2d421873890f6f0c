declare const brand: unique symbol;

/** 16 characters of lower-case base 32 (80 random bits); the article's folder is named after it. */
export type ArticleId = string & { readonly [brand]: 'ArticleId' };

const PATTERN = /^[0-9a-z]{16}$/;

export const isArticleId = (value: string): value is ArticleId => PATTERN.test(value);
