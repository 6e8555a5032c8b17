/** What is made of many measurements. */

/** The value that this share of the list lies below: 0.5 is the median. */
export function share(list, of) {
  if (list.length === 0) throw new Error('Nothing was measured.');
  return [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * of))];
}

export const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;

/** How much `y` grows with each `x`, by least squares. */
export function slope(points) {
  const x = mean(points.map(([at]) => at));
  const y = mean(points.map(([, value]) => value));
  const run = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / run;
}
