/**
 * How an export may spell the key of a tag, the likeliest last: AWS writes `user:CostCenter` as `user_cost_center`
 * where keys become names of columns, and so in the maps of FOCUS and of CUR 2.0.
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-athena-run.html (column names)
 */
export function tagKeySpellings(key: string): string[] {
  const plain = key.replace(/^user:/, '');
  const isOfUser = !/^aws:/.test(plain);
  return distinct([
    key,
    ...(isOfUser ? [`user:${plain}`] : []),
    `resourceTags/${isOfUser ? `user:${plain}` : plain}`,
    ...columnSpellings(isOfUser ? `user:${plain}` : plain),
  ]);
}

/** How an export may spell the name of a cost category. */
export function costCategorySpellings(name: string): string[] {
  return distinct([name, `costCategory/${name}`, ...columnSpellings(name)]);
}

/**
 * A key as a name of a column: an underscore before capitals, then lower case, and one underscore for what is no letter
 * or digit. AWS's description puts one before every capital; common tools put one before the first of several.
 */
function columnSpellings(key: string): string[] {
  const everyCapital = key.replace(/\p{Lu}/gu, '_$&');
  const firstCapital = key.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, '_');
  return [firstCapital, everyCapital, key].map((spelled) =>
    spelled
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .replace(/^_+|_+$/g, ''),
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
