/** Products of matrices, made in blocks that stay in registers. Rows of a matrix are a pitch (in bytes) apart. */

// @ts-ignore: decorator
@inline
export function madd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

// @ts-ignore: decorator
@inline
export function store4(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}

// @ts-ignore: decorator
@inline
export function sumLanes(a: v128): f32 {
  return f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3));
}

/** Sums of the lanes of four vectors, as the lanes of one. */
// @ts-ignore: decorator
@inline
function sum4(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/**
 * to [row, column] = Σ_j a(row, j) · from [j, column], where a(row, j) is the float at a + row · rowStep + j · innerStep.
 * @param width columns, a multiple of BLOCK
 */
export function multiply(
  a: usize,
  rowStep: i32,
  innerStep: i32,
  rows: i32,
  inner: i32,
  from: usize,
  fromPitch: i32,
  to: usize,
  toPitch: i32,
  width: i32,
): void {
  for (; rows > 1; rows -= 2, a += 2 * rowStep, to += 2 * toPitch) {
    for (let s = 0; s < width << 2; s += 64) multiplyPair(a, rowStep, innerStep, inner, from + s, fromPitch, to + s, toPitch);
  }
  if (rows) for (let s = 0; s < width << 2; s += 64) multiplySingle(a, innerStep, inner, from + s, fromPitch, to + s);
}

// @ts-ignore: decorator
@inline
function multiplyPair(a: usize, rowStep: i32, innerStep: i32, inner: i32, from: usize, fromPitch: i32, to: usize, toPitch: i32): void {
  let p0 = f32x4.splat(0), p1 = p0, p2 = p0, p3 = p0, q0 = p0, q1 = p0, q2 = p0, q3 = p0;
  for (; inner; inner--, a += innerStep, from += fromPitch) {
    const p = v128.load32_splat(a), q = v128.load32_splat(a + rowStep);
    const x0 = v128.load(from), x1 = v128.load(from, 16), x2 = v128.load(from, 32), x3 = v128.load(from, 48);
    p0 = madd(p0, p, x0), p1 = madd(p1, p, x1), p2 = madd(p2, p, x2), p3 = madd(p3, p, x3);
    q0 = madd(q0, q, x0), q1 = madd(q1, q, x1), q2 = madd(q2, q, x2), q3 = madd(q3, q, x3);
  }
  store4(to, p0, p1, p2, p3);
  store4(to + toPitch, q0, q1, q2, q3);
}

// @ts-ignore: decorator
@inline
function multiplySingle(a: usize, innerStep: i32, inner: i32, from: usize, fromPitch: i32, to: usize): void {
  let p0 = f32x4.splat(0), p1 = p0, p2 = p0, p3 = p0;
  for (; inner; inner--, a += innerStep, from += fromPitch) {
    const p = v128.load32_splat(a);
    p0 = madd(p0, p, v128.load(from)), p1 = madd(p1, p, v128.load(from, 16));
    p2 = madd(p2, p, v128.load(from, 32)), p3 = madd(p3, p, v128.load(from, 48));
  }
  store4(to, p0, p1, p2, p3);
}

/**
 * sums [i, j] += Σ_column left [i, column] · right [j, column]
 * @param width columns, a multiple of BLOCK; rows of `sums` hold whole vectors
 */
export function addProduct(
  left: usize,
  leftPitch: i32,
  nLeft: i32,
  right: usize,
  rightPitch: i32,
  nRight: i32,
  sums: usize,
  sumsPitch: i32,
  width: i32,
): void {
  let j = 0;
  for (; j + 3 < nRight; j += 4, right += 4 * rightPitch, sums += 16) {
    let i = 0;
    for (; i + 1 < nLeft; i += 2) productPair(left + i * leftPitch, leftPitch, right, rightPitch, sums + i * sumsPitch, sumsPitch, width);
    if (i < nLeft) productSingle(left + i * leftPitch, right, rightPitch, sums + i * sumsPitch, width);
  }
  for (; j < nRight; j++, right += rightPitch, sums += 4) {
    for (let i = 0; i < nLeft; i++) productOne(left + i * leftPitch, right, sums + i * sumsPitch, width);
  }
}

// @ts-ignore: decorator
@inline
function productPair(left: usize, leftPitch: i32, right: usize, rightPitch: i32, sums: usize, sumsPitch: i32, width: i32): void {
  let p0 = f32x4.splat(0), p1 = p0, p2 = p0, p3 = p0, q0 = p0, q1 = p0, q2 = p0, q3 = p0;
  for (const end = left + (width << 2); left < end; left += 16, right += 16) {
    const p = v128.load(left), q = v128.load(left + leftPitch);
    const r0 = v128.load(right), r1 = v128.load(right + rightPitch);
    const r2 = v128.load(right + 2 * rightPitch), r3 = v128.load(right + 3 * rightPitch);
    p0 = madd(p0, p, r0), p1 = madd(p1, p, r1), p2 = madd(p2, p, r2), p3 = madd(p3, p, r3);
    q0 = madd(q0, q, r0), q1 = madd(q1, q, r1), q2 = madd(q2, q, r2), q3 = madd(q3, q, r3);
  }
  v128.store(sums, f32x4.add(v128.load(sums), sum4(p0, p1, p2, p3)));
  v128.store(sums + sumsPitch, f32x4.add(v128.load(sums + sumsPitch), sum4(q0, q1, q2, q3)));
}

// @ts-ignore: decorator
@inline
function productSingle(left: usize, right: usize, rightPitch: i32, sums: usize, width: i32): void {
  let p0 = f32x4.splat(0), p1 = p0, p2 = p0, p3 = p0;
  for (const end = left + (width << 2); left < end; left += 16, right += 16) {
    const p = v128.load(left);
    p0 = madd(p0, p, v128.load(right)), p1 = madd(p1, p, v128.load(right + rightPitch));
    p2 = madd(p2, p, v128.load(right + 2 * rightPitch)), p3 = madd(p3, p, v128.load(right + 3 * rightPitch));
  }
  v128.store(sums, f32x4.add(v128.load(sums), sum4(p0, p1, p2, p3)));
}

// @ts-ignore: decorator
@inline
function productOne(left: usize, right: usize, sums: usize, width: i32): void {
  let p0 = f32x4.splat(0), p1 = p0, p2 = p0, p3 = p0;
  for (const end = left + (width << 2); left < end; left += 64, right += 64) {
    p0 = madd(p0, v128.load(left), v128.load(right)), p1 = madd(p1, v128.load(left, 16), v128.load(right, 16));
    p2 = madd(p2, v128.load(left, 32), v128.load(right, 32)), p3 = madd(p3, v128.load(left, 48), v128.load(right, 48));
  }
  store<f32>(sums, load<f32>(sums) + sumLanes(f32x4.add(f32x4.add(p0, p1), f32x4.add(p2, p3))));
}
