const formats = new Map<string, Intl.NumberFormat>();

/** A whole number with the grouping of a language. */
export const numberIn = (locale: string, value: number): string => {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale);
    formats.set(locale, format);
  }
  return format.format(value);
};
