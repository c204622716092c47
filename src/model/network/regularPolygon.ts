/** A regular polygon as weights, with + − × ÷ √ only, since browsers differ in the last digit of sin and cos. */

/** The first `corners` features are unit vectors at equal angles, from the first axis on; the others are 0. @returns W [feature, 2] */
export function regularPolygon(corners: number, nFeatures: number): number[] {
  const W = Array.from({ length: 2 * nFeatures }, () => 0);
  const [cosine, sine] = turn(corners);
  for (let f = 0, x = 1, y = 0; f < corners; f++) {
    W[2 * f] = x;
    W[2 * f + 1] = y;
    [x, y] = [x * cosine - y * sine, x * sine + y * cosine];
  }
  return W;
}

/** cos and sin of 2π/parts, by their power series. */
function turn(parts: number): readonly [cosine: number, sine: number] {
  const angle = (2 * Math.PI) / parts;
  const square = angle * angle;
  let cosine = 1;
  let sine = 1;
  for (let k = 30; k >= 2; k -= 2) {
    cosine = 1 - (cosine * square) / (k * (k - 1));
    sine = 1 - (sine * square) / (k * (k + 1));
  }
  return [cosine, angle * sine];
}
