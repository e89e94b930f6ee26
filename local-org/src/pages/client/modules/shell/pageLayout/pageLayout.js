const WIDE = ['header', 'subheader', 'top', 'footer', 'bottom'];
const NARROW = /sidebar|right|region3|bottomRight/i;

/**
 * The regions of a Lightning page as rows: those that take the whole width above and below, the others side by
 * side. The columns are as wide as Lightning's templates make them: two thirds and one third.
 * @param {{ template: string, regions: { name: string, nodes: object[] }[] }} page
 */
export function layoutOf({ template, regions }) {
  const filled = regions.filter(({ nodes }) => nodes.length > 0);
  const isWide = ({ name }) => WIDE.includes(name);
  const columns = filled.filter((region) => !isWide(region));
  const isEven = /TwoColumns|TwoEqual|ThreeEqual/i.test(template);
  return {
    above: filled.filter((region) => isWide(region) && !/footer|bottom$/.test(region.name)),
    columns: columns.map((region) => ({
      ...region,
      className: `slds-col slds-size_1-of-1 ${widthOf(region.name, columns, isEven)}`
    })),
    below: filled.filter(({ name }) => /^(?:footer|bottom)$/.test(name))
  };
}

function widthOf(name, columns, isEven) {
  if (columns.length === 1) return '';
  if (isEven) return `slds-large-size_1-of-${columns.length}`;
  if (columns.length === 2) {
    return NARROW.test(name) ? 'slds-large-size_1-of-3' : 'slds-large-size_2-of-3';
  }
  return name === 'main' ? 'slds-large-size_1-of-2' : 'slds-large-size_1-of-4';
}
